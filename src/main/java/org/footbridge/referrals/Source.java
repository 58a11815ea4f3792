package org.footbridge.referrals;

/** By which door somebody knocked. */
public enum Source {
    INQUIRY("wrote to us"),
    PHONE("called"),
    BUNDLE("records sent");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
