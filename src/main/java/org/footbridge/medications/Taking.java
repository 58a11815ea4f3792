package org.footbridge.medications;

/** How the person says the medicines were taken since the last visit. */
public enum Taking {
    AS_AGREED("Taken as agreed"),
    MISSED_SOME("Some doses were left out"),
    STOPPED("Not taken any more"),
    NOT_ASKED("Not talked about");

    private final String label;

    Taking(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
