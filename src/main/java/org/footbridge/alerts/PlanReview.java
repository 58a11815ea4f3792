package org.footbridge.alerts;

/** Whether the safety plan was gone through with the person before the alert was closed. */
public enum PlanReview {
    REVIEWED("Gone through together"),
    MADE("There was none; made together now"),
    NOT_POSSIBLE("Not possible yet; why stands below"),
    NOT_ABOUT_SUICIDE("No: this was not about suicide");

    private final String label;

    PlanReview(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
