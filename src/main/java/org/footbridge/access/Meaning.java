package org.footbridge.access;

/** What a signature says. */
public enum Meaning {
    AUTHOR("I wrote this and stand for it"),
    COSIGNER("I have read this and answer for it as supervisor"),
    AGREES("I agree"),
    RECEIVED("I received this"),
    WITNESS("I saw it signed"),
    CERTIFIES("I certify this"),
    APPROVES("I approve this");

    private final String sentence;

    Meaning(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
