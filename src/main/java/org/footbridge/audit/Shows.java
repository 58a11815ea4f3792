package org.footbridge.audit;

import java.util.Collection;
import org.footbridge.platform.Id;

/**
 * A page record that shows participants. Every page record that carries anything of a participant implements this;
 * the audit row is committed before the page leaves.
 */
public interface Shows {

    /** All participants of whom the page shows anything. */
    Collection<? extends Id> participantsShown();
}
