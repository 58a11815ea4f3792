package org.footbridge.referrals;

/** What it is about, as far as the writer wants to say. */
public enum Need {
    MENTAL_HEALTH("Mental health"),
    SUBSTANCE_USE("Alcohol or drugs"),
    BEHAVIORAL("Gambling, food, screens or other habits");

    private final String label;

    Need(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
