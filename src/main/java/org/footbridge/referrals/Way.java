package org.footbridge.referrals;

/** How intake and somebody who knocked came into contact, or tried to. */
public enum Way {
    CALL("We called"),
    VOICEMAIL("We left a voicemail"),
    THEIR_CALL("They called us"),
    IN_PERSON("In person"),
    SENDER("We asked the sender");

    private final String label;

    Way(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
