package org.footbridge.consents;

/** What a release may name, as a person would say it. */
public enum DataClass {
    ATTENDANCE("attendance"),
    PROGRESS("progress"),
    PLAN("the plan"),
    DIAGNOSIS("diagnosis"),
    MEDICATIONS("medications"),
    SUBSTANCE_USE("substance use"),
    SAFETY("safety concerns"),
    DISCHARGE("discharge and aftercare"),
    BILLING("bills and coverage");

    private final String label;

    DataClass(String label) {
        this.label = label;
    }

    /** In English, as staff read it. */
    public String label() {
        return label;
    }
}
