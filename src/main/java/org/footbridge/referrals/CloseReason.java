package org.footbridge.referrals;

/** Why intake ends its work on a referral. */
public enum CloseReason {
    CHOSE_NOT_TO("Chose not to, for now"),
    NO_ANSWER("We could not reach them"),
    ELSEWHERE("Referred elsewhere"),
    NOT_FOR_US("Needs something we do not offer"),
    SAME_AS_ANOTHER("Same as another referral"),
    NOT_A_REFERRAL("Not a referral");

    private final String label;

    CloseReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    Status status() {
        return this == ELSEWHERE ? Status.REFERRED_ELSEWHERE : Status.CLOSED;
    }
}
