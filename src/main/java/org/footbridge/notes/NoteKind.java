package org.footbridge.notes;

/** What kind of service a note is about. */
public enum NoteKind {
    GROUP("Group"),
    INDIVIDUAL("Individual session"),
    FAMILY("Family session"),
    MEDICATION("Medication visit"),
    CRISIS("Crisis contact"),
    CONTACT("Contact");

    private final String label;

    NoteKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
