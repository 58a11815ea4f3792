package org.footbridge.programs;

/** How a track meets. */
public enum Mode {
    IN_PERSON("In person"),
    VIRTUAL("By video"),
    HYBRID("In person or by video");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
