package org.footbridge.platform;

/** How private a clinical row is inside its regime. The two counseling classes live in tables of their own. */
public enum PrivacyClass {
    ORDINARY,
    /** Psychotherapy notes, 45 CFR 164.501. */
    PSYCHOTHERAPY,
    /** SUD counseling notes, 42 CFR 2.11 (2024 rule). */
    SUD_COUNSELING
}
