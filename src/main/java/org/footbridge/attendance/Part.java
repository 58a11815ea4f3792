package org.footbridge.attendance;

/** What somebody did with an activity. None of it lowers attendance (CARE 23). */
public enum Part {
    TOOK_PART("Took part"),
    WATCHED("Watched"),
    CHOSE_NOT_TO("Chose not to"),
    LEFT_AND_CAME_BACK("Left and came back"),
    NOT_OFFERED("Not offered");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
