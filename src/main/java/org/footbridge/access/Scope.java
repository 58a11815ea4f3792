package org.footbridge.access;

/** How far a relationship reaches into a participant's record. */
public enum Scope {
    /** Name, safe contact and the desk line. */
    DESK,
    /** Inquiry to admission. */
    INTAKE,
    /** The whole ordinary record. */
    CARE,
    /** Reading the ordinary record to lead, supervise or answer for it. */
    OVERSIGHT,
    /** Coverage, authorizations, attendance. */
    BILLING,
    /** What a consent in force names. */
    FAMILY
}
