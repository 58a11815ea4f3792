package org.footbridge.referrals;

/** What the writer answered to "Is somebody in danger now?". */
public enum Danger {
    /** Yes, or not sure. */
    YES,
    NO,
    /** It came as records, nobody was there to ask. */
    NOT_ASKED
}
