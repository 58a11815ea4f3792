package org.footbridge.plans;

import java.util.Locale;

/** Why a plan is looked at again. */
public enum ReviewReason {
    DATE("The day agreed for it has come", 0),
    WORSE("A measure or an aim is not on track", 3),
    ASKED("Somebody who looked at the scores asked for it", 7),
    STUCK("The person feels stuck", 3),
    /** With the level of care, by the team and the person together (CARE 5). */
    LAPSE("After a lapse: plan and level of care", 2);

    /** The dated rule that says how soon; the reason's word follows. */
    public static final String RULE = "plan review days: ";

    private final String label;
    private final int withinDays;

    ReviewReason(String label, int withinDays) {
        this.label = label;
        this.withinDays = withinDays;
    }

    public String label() {
        return label;
    }

    /** As rules and kinds of work say it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    int withinDays() {
        return withinDays;
    }
}
