package org.footbridge.chart.web;

/** Where the thread from assessment to discharge can be broken (DOMAIN 2.5), and how one mends it. */
public enum BrokenLink {
    ATTENDED_WITHOUT_NOTE(
            "Was there, and no signed note says so", "Write the part and sign it, or write a late entry."),
    NOTE_WITHOUT_OBJECTIVE("A note names no objective", "Say which objective it works toward, or why none fits."),
    SERVICE_NOT_ORDERED(
            "A service the plan does not order", "Add it to the plan, or say in the plan why it is not there."),
    INTERVENTION_NOT_SCHEDULED("Planned and not on the timetable", "Book it, or change the plan."),
    PROBLEM_WITHOUT_MEASURE("A problem nothing measures", "Bind one of its objectives to a measure."),
    DIAGNOSIS_WITHOUT_ASSESSMENT("A diagnosis without a signed assessment", "Sign the assessment it rests on."),
    NO_PLAN("A stay without a signed plan", "Write the plan together and sign it.");

    private final String label;
    private final String mend;

    BrokenLink(String label, String mend) {
        this.label = label;
        this.mend = mend;
    }

    public String label() {
        return label;
    }

    /** What somebody can do about it. */
    public String mend() {
        return mend;
    }
}
