package org.footbridge.medications;

/** What came of asking about one line. Nothing is chosen until somebody asked. */
public enum Outcome {
    CONFIRMED("Takes it so"),
    CHANGED("Takes it differently"),
    NOT_TAKEN("No longer takes it"),
    UNKNOWN("Could not say");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
