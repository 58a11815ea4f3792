package org.footbridge.plans;

/** What came of looking at a plan again. */
public enum ReviewOutcome {
    GOES_ON("The plan goes on as it is"),
    PLAN_CHANGES("The plan changes: a new version follows"),
    LEVEL_CHANGES("Another level of care is looked at"),
    /** Set where the next version is signed. */
    NEW_VERSION("A new version was signed");

    private final String label;

    ReviewOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
