package org.footbridge.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of the caseload spreadsheet, in the order of the template. */
public enum CaseloadColumn {
    GIVEN_NAME("Given name", true, "Amara"),
    FAMILY_NAME("Family name", true, "Example"),
    CHOSEN_NAME("Chosen name", false, ""),
    PRONOUNS("Pronouns", false, "she/her"),
    BIRTH_DATE("Date of birth", true, "1991-04-23"),
    PHONE("Phone", false, "555-0142"),
    MAY_CALL("May we call (yes/no)", false, "yes"),
    MAY_VOICEMAIL("May we leave voicemail (yes/no)", false, "no"),
    TRACK("Track", true, "Evening"),
    FIRST_DAY("First day", true, "2026-10-05"),
    HOURS_SO_FAR("Hours so far", true, "63"),
    DAYS_A_WEEK("Authorized days a week", false, "3"),
    THERAPIST("Therapist", false, "Dana Wells"),
    CONSENT_ON_PAPER("Treatment consent signed on paper on", false, "2026-10-05"),
    CONSENT_BY("Consent signed by (under 18: young person, guardian, both)", false, ""),
    GUARDIAN("Guardian (under 18)", false, ""),
    GUARDIAN_RELATION("Guardian is their (under 18)", false, ""),
    GUARDIAN_PHONE("Guardian's phone (under 18)", false, ""),
    CONSENT_MENTAL_HEALTH("Who may consent, mental health (under 18: young person, guardian, either, both)", false, ""),
    CONSENT_SUBSTANCE_USE("Who may consent, substance use (under 18)", false, ""),
    CONSENT_MEDICATION("Who may consent, medication (under 18)", false, ""),
    SEE_MENTAL_HEALTH("Who may see, mental health (under 18: young person, by release, guardian too)", false, ""),
    SEE_SUBSTANCE_USE("Who may see, substance use (under 18)", false, ""),
    SEE_MEDICATION("Who may see, medication (under 18)", false, ""),
    STATE("State whose law holds (under 18)", false, ""),
    LAW("Law or advice this rests on (under 18)", false, ""),
    LAW_ON("Law looked up on (under 18)", false, ""),
    CUSTODY_PAPER("Custody paper needed (under 18: no)", false, ""),
    ASSENT("Young person agrees (under 18: yes, no)", false, "");

    private final String title;
    private final boolean required;
    private final String example;

    CaseloadColumn(String title, boolean required, String example) {
        this.title = title;
        this.required = required;
        this.example = example;
    }

    public String title() {
        return title;
    }

    public boolean required() {
        return required;
    }

    String example() {
        return example;
    }

    static Optional<CaseloadColumn> titled(String text) {
        var wanted = plain(text);
        return Arrays.stream(values())
                .filter(one -> plain(one.title).equals(wanted))
                .findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\(.*\\)", "").replaceAll("[^a-z]", "");
    }
}
