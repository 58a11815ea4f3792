package org.footbridge.attendance;

/** What sort of matter between people it was. */
public enum BoundaryKind {
    CONTACT_EXCHANGE("Contact exchanged"),
    CONFLICT("Conflict"),
    OTHER("Another boundary");

    private final String label;

    BoundaryKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
