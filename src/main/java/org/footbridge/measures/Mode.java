package org.footbridge.measures;

/** How the answers came in. */
public enum Mode {
    /** The person answered on a screen. */
    SELF("Answered by the person"),
    /** Read aloud by staff. */
    INTERVIEW("Read aloud by staff"),
    /** Typed in from a sheet of paper. */
    PAPER("Typed in from paper"),
    /** Sent by another program, which does not say that the person herself answered. */
    SENT("Sent by another program");

    private final String label;

    Mode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
