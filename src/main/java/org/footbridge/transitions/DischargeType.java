package org.footbridge.transitions;

/** How a stay can end; the reason is told apart from it. */
public enum DischargeType {
    COMPLETED("Completed"),
    TRANSFERRED_HIGHER("Went on to a higher level of care"),
    TRANSFERRED_LOWER("Went on to a lower level of care"),
    LEFT_AGAINST_ADVICE("Chose to leave early"),
    LOST_CONTACT("Stopped coming, contact lost"),
    ADMINISTRATIVE("Ended by the program"),
    INCARCERATED("Incarcerated"),
    MOVED("Moved away"),
    DIED("Died"),
    PAYER_DENIAL("Payer stopped paying");

    private final String label;

    DischargeType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Left before the plan was done: gets the 72-hour contact without any signature (CARE 9). */
    public boolean isEarly() {
        return this == LEFT_AGAINST_ADVICE || this == LOST_CONTACT || this == ADMINISTRATIVE || this == PAYER_DENIAL;
    }
}
