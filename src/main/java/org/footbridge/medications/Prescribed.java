package org.footbridge.medications;

/** Who prescribes a medicine. */
public enum Prescribed {
    HERE("Here"),
    ELSEWHERE("Somebody elsewhere"),
    NOT_PRESCRIBED("Nobody, bought over the counter"),
    NOT_KNOWN("Not known");

    private final String label;

    Prescribed(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
