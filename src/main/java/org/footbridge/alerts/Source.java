package org.footbridge.alerts;

/** Where the danger was learned of. */
public enum Source {
    MEASURE("An answer in a questionnaire"),
    CHECK_IN("A check-in"),
    MANUAL("Somebody on the team"),
    INQUIRY("An inquiry"),
    SCREENING("The screening"),
    MESSAGE("A message"),
    LAPSE("A lapse");

    private final String label;

    Source(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
