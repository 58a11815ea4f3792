package org.footbridge.plans;

/** How an intervention is given. */
public enum Modality {
    GROUP("Group"),
    INDIVIDUAL("Individual session"),
    FAMILY("Family session"),
    MEDICATION("Medication visit"),
    CASE_MANAGEMENT("Case management"),
    PEER("Peer support"),
    SELF_DIRECTED("On one's own");

    private final String label;

    Modality(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
