package org.footbridge.attendance;

/** How somebody was there. */
public enum Presence {
    IN_PERSON("In the room"),
    VIRTUAL("By video");

    private final String label;

    Presence(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
