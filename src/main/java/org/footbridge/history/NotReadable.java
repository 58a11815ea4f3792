package org.footbridge.history;

import java.util.Locale;
import org.footbridge.history.ReceivedBundle.Reason;

/** Ends the reading from any depth; never leaves {@link ReceivedBundle#read}. */
final class NotReadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String where;

    NotReadable(Reason reason, String where, String what, Object... with) {
        super(String.format(Locale.ROOT, what, with), null, false, false);
        this.reason = reason;
        this.where = where;
    }

    ReceivedBundle.Refused refused() {
        return new ReceivedBundle.Refused(reason, String.valueOf(getMessage()), where);
    }
}
