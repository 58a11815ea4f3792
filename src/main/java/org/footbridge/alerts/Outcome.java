package org.footbridge.alerts;

/** How an alert ended. None of them says that there was no risk. */
public enum Outcome {
    SAFE_WITH_PLAN("Talked with the person; stays in the program with a safety plan"),
    SEEN_MORE_OFTEN("Talked with the person; seen more often"),
    HIGHER_LEVEL_OF_CARE("Went to a higher level of care"),
    EMERGENCY_SERVICES("911 or emergency services were called"),
    CRISIS_LINE("Handed over to 988 or another crisis service, which took over"),
    NOT_REACHED("Could not be reached; what was tried stands below"),
    HISTORY("Was about the past; looked at with the person");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
