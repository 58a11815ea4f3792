package org.footbridge.platform;

/** Which confidentiality law a record stands under; decided per program with a date, Part 2 when in doubt. */
public enum Regime {
    /** 42 CFR Part 2 and HIPAA. */
    PART2,
    /** HIPAA alone. */
    HIPAA
}
