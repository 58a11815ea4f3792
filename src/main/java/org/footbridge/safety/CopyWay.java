package org.footbridge.safety;

/** How somebody got a copy. */
public enum CopyWay {
    PRINTED("Printed and handed over"),
    PHONE("Opened together on the phone"),
    MAILED("Sent by mail, to the safe address");

    private final String label;

    CopyWay(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
