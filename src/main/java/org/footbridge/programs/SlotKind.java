package org.footbridge.programs;

/** What an hour of the week is for. */
public enum SlotKind {
    PROCESS("Process group"),
    SKILLS("Skills"),
    PSYCHOEDUCATION("Psychoeducation"),
    EXPERIENTIAL("Art, music, movement"),
    WELLNESS("Wellness"),
    FAMILY("Family group");

    private final String label;

    SlotKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
