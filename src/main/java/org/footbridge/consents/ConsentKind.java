package org.footbridge.consents;

/** The forms of CARE 13: each has its own text, signature and copy. */
public enum ConsentKind {
    TREATMENT,
    PART2_TPO,
    NOTICES,
    TELEHEALTH,
    REACH_ME,
    GROUP_CONFIDENTIALITY,
    ATTENDANCE,
    CONTACT_OUTSIDE,
    /** To one named recipient; a person may have several. */
    RELEASE,
    COUNSELING_NOTES,
    LEGAL_PROCEEDINGS,
    AFTERCARE;

    /** Whether each answer stands for itself and does not replace the one before. */
    public boolean isManyFold() {
        return this == RELEASE || this == LEGAL_PROCEEDINGS || this == COUNSELING_NOTES;
    }
}
