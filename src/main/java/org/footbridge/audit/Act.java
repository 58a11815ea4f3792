package org.footbridge.audit;

/** What can be done with a record, in the words of the audit (45 CFR 164.312(b)). */
public enum Act {
    CREATE,
    UPDATE,
    SIGN,
    COSIGN,
    ADDEND,
    SEAL_AS_ERROR,
    DELETE_OWN,
    VIEW,
    PRINT,
    EXPORT,
    DISCLOSE,
    REFUSED,
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    BREAK_GLASS,
    CONFIGURE,
    MERGE
}
