package org.footbridge.alerts;

/** Whether the person was asked about suicide with the C-SSRS before the alert was closed. None of them is a "no risk". */
public enum RiskAsked {
    CSSRS("Yes, with the C-SSRS since last contact; the answers stand under Measures"),
    NOT_POSSIBLE("Not possible yet; why stands below"),
    NOT_ABOUT_SUICIDE("No: this was not about suicide");

    private final String label;

    RiskAsked(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
