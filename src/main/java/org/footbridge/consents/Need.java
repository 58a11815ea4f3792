package org.footbridge.consents;

/** Whether a place depends on a form. Declining an optional one changes nothing about the place (CARE 13). */
public enum Need {
    REQUIRED,
    REQUIRED_FOR_VIDEO,
    OPTIONAL
}
