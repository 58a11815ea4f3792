package org.footbridge.episodes;

/** How a stay stands; the words are those of FHIR R4 EpisodeOfCare that apply here. */
public enum Status {
    PLANNED("On the way in"),
    WAITLIST("Waiting for a place"),
    ACTIVE("In the program"),
    ONHOLD("On hold"),
    FINISHED("Ended"),
    CANCELLED("Did not begin");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether the person is on the way in and nothing has begun. */
    public boolean isBefore() {
        return this == PLANNED || this == WAITLIST;
    }

    /** Whether the stay has begun and not ended. */
    public boolean isRunning() {
        return this == ACTIVE || this == ONHOLD;
    }
}
