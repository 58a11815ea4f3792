package org.footbridge.access;

/** Why somebody goes round the relationships. */
public enum GlassReason {
    DANGER("Somebody is in danger"),
    CARE_NOW("They need care now and nobody of their team is here"),
    ON_DUTY("I am on duty and answer a call or an alert about them"),
    RECORDS("A lawful request or complaint has to be answered"),
    OTHER("Another reason");

    private final String label;

    GlassReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
