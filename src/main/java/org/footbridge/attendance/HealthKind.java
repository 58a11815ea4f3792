package org.footbridge.attendance;

/** What sort of matter of the body it was; being intoxicated is one, and never a boundary matter (CARE 8). */
public enum HealthKind {
    INTOXICATION("Intoxicated"),
    WITHDRAWAL("Signs of withdrawal"),
    UNWELL("Unwell"),
    INJURY("Hurt");

    private final String label;

    HealthKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
