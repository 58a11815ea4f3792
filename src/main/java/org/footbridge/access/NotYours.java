package org.footbridge.access;

/** The actor may not, or there is no such thing; outside nobody can tell which. */
public final class NotYours extends RuntimeException {

    public NotYours() {
        super("Not found.", null, false, false);
    }
}
