package org.footbridge.scheduling;

/** What one person's appointment is for. */
public enum AppointmentKind {
    INTAKE("Intake visit"),
    ASSESSMENT("Assessment"),
    INDIVIDUAL("Individual session"),
    FAMILY("Family session"),
    MEDICATION("Medication visit"),
    AFTERCARE("First visit after the program");

    private final String label;

    AppointmentKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
