package org.footbridge.platform;

/** What a membership lets somebody be in an organization. One membership may carry several. */
public enum Role {
    DIRECTOR("Director"),
    THERAPIST("Therapist"),
    ASSOCIATE("Associate, supervised"),
    SUPERVISOR("Clinical supervisor"),
    INTAKE("Intake coordinator"),
    PRESCRIBER("Prescriber"),
    PEER("Peer specialist"),
    CASE_MANAGER("Case manager"),
    BILLING("Billing"),
    PRIVACY("Privacy officer"),
    PARTICIPANT("Participant"),
    CONTACT("Family or support person");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean isStaff() {
        return this != PARTICIPANT && this != CONTACT;
    }
}
