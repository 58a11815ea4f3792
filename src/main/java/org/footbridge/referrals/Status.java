package org.footbridge.referrals;

/** Where a referral stands (DOMAIN 5.1). From {@link #SCREENED} on the episode says so. */
public enum Status {
    NEW("new"),
    CONTACTED("contacted"),
    SCREENED("screened"),
    SCHEDULED("scheduled"),
    OFFERED("offered"),
    WAITLISTED("on the waitlist"),
    ADMITTED("admitted"),
    REFERRED_ELSEWHERE("referred elsewhere"),
    CLOSED("closed");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether somebody here still has to do something about it. */
    public boolean isOpen() {
        return this != ADMITTED && this != REFERRED_ELSEWHERE && this != CLOSED;
    }
}
