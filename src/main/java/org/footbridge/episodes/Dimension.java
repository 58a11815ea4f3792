package org.footbridge.episodes;

/** The six dimensions of the ASAM Criteria, fourth edition; names only (DOMAIN 2.4). */
public enum Dimension {
    INTOXICATION_WITHDRAWAL_MEDICATIONS(1, "Intoxication, Withdrawal, and Addiction Medications"),
    BIOMEDICAL(2, "Biomedical Conditions"),
    PSYCHIATRIC_COGNITIVE(3, "Psychiatric and Cognitive Conditions"),
    USE_RISKS(4, "Substance Use-Related Risks"),
    RECOVERY_ENVIRONMENT(5, "Recovery Environment Interactions"),
    PERSON_CENTERED(6, "Person-Centered Considerations");

    private final int number;
    private final String title;

    Dimension(int number, String title) {
        this.number = number;
        this.title = title;
    }

    public int number() {
        return number;
    }

    /** The title in an edition; the third has other names, so there only the number is said. */
    public String titleIn(int edition) {
        return edition >= 4 ? number + " " + title : "Dimension " + number;
    }

    static Dimension numbered(int number) {
        return values()[number - 1];
    }
}
