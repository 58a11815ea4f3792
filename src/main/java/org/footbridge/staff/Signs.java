package org.footbridge.staff;

/** What a credential lets its holder sign. */
public enum Signs {
    ALONE("Signs alone"),
    /** Only while a supervisor is entered, who signs too (CARE 25). */
    SUPERVISED("Signs with a supervisor"),
    NOTHING("Signs nothing clinical");

    private final String label;

    Signs(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
