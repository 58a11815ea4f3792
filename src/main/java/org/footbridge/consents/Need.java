package org.footbridge.consents;

/** Whether a place depends on a form. Declining an optional one changes nothing about the place (CARE 13). */
public enum Need {
    REQUIRED,
    /** Asked of everybody, and either answer will do: a receipt, the ways to be reached. */
    ANSWERED,
    REQUIRED_FOR_VIDEO,
    OPTIONAL
}
