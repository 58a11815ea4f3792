package org.footbridge.plans;

/** Why a plan is looked at again. */
public enum ReviewReason {
    DATE("The day agreed for it has come", 0),
    WORSE("A measure got worse", 3),
    STUCK("The person feels stuck", 3),
    /** With the level of care, by the team and the person together (CARE 5). */
    LAPSE("After a lapse: plan and level of care", 2);

    private final String label;
    private final int withinDays;

    ReviewReason(String label, int withinDays) {
        this.label = label;
        this.withinDays = withinDays;
    }

    public String label() {
        return label;
    }

    int withinDays() {
        return withinDays;
    }
}
