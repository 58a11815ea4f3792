package org.footbridge.episodes;

/** What a staff member is to a person in one stay. */
public enum CarePart {
    PRIMARY_THERAPIST("Primary therapist"),
    ASSESSOR("Writes the assessment"),
    PRESCRIBER("Prescriber"),
    CASE_MANAGER("Case manager"),
    FACILITATOR("Facilitator");

    private final String label;

    CarePart(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
