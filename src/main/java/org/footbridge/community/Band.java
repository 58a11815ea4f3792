package org.footbridge.community;

/** The age group of a room. Nobody of one is ever in a room of the other (CARE 14). */
public enum Band {
    YOUNG("Under 18"),
    ADULT("18 and over");

    private final String label;

    Band(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
