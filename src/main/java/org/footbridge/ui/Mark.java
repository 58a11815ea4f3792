package org.footbridge.ui;

/** How something stands. Each has a shape of its own, so that colour never speaks alone. */
public enum Mark {
    /** Done, kept, signed. */
    DONE("check", "done"),
    /** Needs somebody, or soon will. */
    NEEDS("diamond", "needs"),
    /** Somebody's safety, now. Nothing else may use it. */
    SAFETY("shield", "safety"),
    /** Under way. */
    OPEN("half", "open"),
    /** Nothing to do. */
    QUIET("ring", "quiet");

    private final String icon;
    private final String style;

    Mark(String icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    /** Id of its symbol in {@code static/ui/icons.svg}. */
    public String icon() {
        return icon;
    }

    /** Last part of its CSS class. */
    public String style() {
        return style;
    }
}
