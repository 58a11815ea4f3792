package org.footbridge.measures;

/**
 * The computer-friendly name of an instrument, as its FHIR Questionnaire carries it. The form is part of the identity:
 * answers of different forms are never trended together.
 *
 * @param value capital letters and digits, such as PHQ9
 */
public record InstrumentName(String value) {

    public static final InstrumentName PHQ9 = new InstrumentName("PHQ9");
    public static final InstrumentName GAD7 = new InstrumentName("GAD7");

    public InstrumentName {
        if (!isOne(value)) {
            throw new IllegalArgumentException("%s is no name of an instrument.".formatted(value));
        }
    }

    static boolean isOne(String value) {
        return value.matches("[A-Z][A-Z0-9]{1,31}");
    }

    @Override
    public String toString() {
        return value;
    }
}
