package org.footbridge.episodes;

/** Levels of care, named in plain words. Numbers are the fourth edition's, names only (DOMAIN 2.4). */
public enum Level {
    OUTPATIENT("Outpatient", "1.5"),
    INTENSIVE_OUTPATIENT("Intensive outpatient", "2.1"),
    HIGH_INTENSITY_OUTPATIENT("High-intensity outpatient or partial hospitalization", "2.5"),
    RESIDENTIAL("Residential", "3"),
    WITHDRAWAL_MANAGEMENT("24-hour medical withdrawal management", ""),
    INPATIENT("Hospital", "4");

    private final String label;
    private final String number;

    Level(String label, String number) {
        this.label = label;
        this.number = number;
    }

    public String label() {
        return label;
    }

    /** The number contracts use, or nothing. */
    public String number() {
        return number;
    }

    public String numbered() {
        return number.isEmpty() ? label : label + " (" + number + ")";
    }
}
