package org.footbridge.access;

/** As whom somebody signs. */
public enum Capacity {
    SELF,
    /** Parent, guardian or other personal representative (45 CFR 164.502(g)). */
    GUARDIAN,
    STAFF
}
