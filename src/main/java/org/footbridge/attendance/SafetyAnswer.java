package org.footbridge.attendance;

/** What somebody answered to "Are you safe right now?". A blank is none of these (CARE 4). */
public enum SafetyAnswer {
    YES("yes"),
    NOT_SURE("not sure"),
    NO("no"),
    /** Would rather be asked in person. */
    IN_PERSON("would rather be asked in person");

    private final String label;

    SafetyAnswer(String label) {
        this.label = label;
    }

    /** For staff. */
    public String label() {
        return label;
    }

    /** Somebody must act on it now. */
    public boolean isDanger() {
        return this == NOT_SURE || this == NO;
    }
}
