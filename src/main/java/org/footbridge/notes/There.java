package org.footbridge.notes;

/** Who can be at a service of one person, by role. Nobody else is named in a person's chart. */
public enum There {
    PERSON("The person"),
    GUARDIAN("A parent or guardian"),
    PARTNER("A partner"),
    FAMILY("Other family"),
    FRIEND("A friend or support person"),
    INTERPRETER("An interpreter"),
    PEER("A peer specialist"),
    COLLEAGUE("Somebody else of the team"),
    PROVIDER("A provider elsewhere"),
    SCHOOL("School or work"),
    OFFICIAL("A court, an officer or an agency");

    private final String label;

    There(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether what is said to them leaves the program, so that something has to allow it. */
    public boolean outside() {
        return switch (this) {
            case PERSON, INTERPRETER, PEER, COLLEAGUE -> false;
            case GUARDIAN, PARTNER, FAMILY, FRIEND, PROVIDER, SCHOOL, OFFICIAL -> true;
        };
    }
}
