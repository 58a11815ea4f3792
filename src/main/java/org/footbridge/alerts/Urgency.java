package org.footbridge.alerts;

/** How fast somebody must act (CARE 3); earlier constants are more urgent. */
public enum Urgency {
    /** At once. */
    NOW("Now"),
    /** Before this program day ends. */
    SAME_DAY("This program day"),
    /** To the person's clinician, never the night page. */
    LAPSE("Lapse");

    private final String label;

    Urgency(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The more urgent of the two: an open alert's urgency is raised, never lowered. */
    public Urgency orMoreUrgent(Urgency other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
