package org.footbridge.plans;

/** How an objective stands; the last two need a reason. */
public enum ObjectiveStatus {
    ACTIVE("Working on it"),
    MET("Met"),
    REVISED("Revised"),
    DISCONTINUED("Discontinued");

    private final String label;

    ObjectiveStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    boolean needsReason() {
        return this == REVISED || this == DISCONTINUED;
    }
}
