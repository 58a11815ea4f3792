package org.footbridge.access;

/** Why somebody reaches a participant. */
public enum Ground {
    INTAKE,
    ENROLLMENT,
    ASSIGNMENT,
    OVERSIGHT,
    COVER,
    CONSENT,
    LEGAL_AUTHORITY,
    BREAK_GLASS
}
