package org.footbridge.transitions;

/** What can be arranged for after a stay (DOMAIN 5.9, CARE 9). */
public enum AftercareKind {
    APPOINTMENT("First visit afterwards"),
    SUPPORT_GROUP("Support group"),
    MEDICATION("Medication supply and prescriber"),
    NALOXONE("Naloxone and overdose plan"),
    HOUSING("Housing"),
    WORK_OR_SCHOOL("Work or school"),
    CRISIS_CONTACT("Whom to call in a crisis"),
    OTHER("Something else");

    private final String label;

    AftercareKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
