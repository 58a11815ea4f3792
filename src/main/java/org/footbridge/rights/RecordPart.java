package org.footbridge.rights;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The parts of a record as its person would name them, and the words of the audit that mean each. */
public enum RecordPart {
    NOTES("notes/", "note", "counseling note", "addendum", "group note"),
    PLAN("plans/", "plan", "milestone", "goal", "suits better"),
    SAFETY_PLAN("safety/", "lapse", "naloxone", "coping"),
    ANSWERS("measures/", "measure", "instrument", "check-in"),
    ATTENDANCE("attendance/", "attendance", "absence", "arrival", "joining", "walk-in", "make-up", "leave", "room"),
    TIMES("scheduling/", "session", "appointment", "cover", "at the door"),
    STAY("episodes/", "episode", "assessment", "level", "offer", "waitlist", "enrollment", "screening", "care team"),
    CONSENTS("consents/", "consent", "forms of the way in", "relationship", "bar"),
    COVERAGE("coverage/", "authorization", "coverage"),
    MEDICATIONS("medications/", "medication"),
    HISTORY("history/", "bundle", "paper", "attachment", "confidence"),
    WAY_IN("referrals/", "referral", "contact attempt", "outreach"),
    CONTACTS("people/", "contact", "safe contact", "name for", "participant", "match"),
    MESSAGES("messages/", "message"),
    COMMUNITY("community/", "community"),
    PRACTICE("practice/", "shared practice", "answer to homework"),
    FAMILY("families/", "letter from family"),
    ALERT("alerts/", "alert", "rota", "event", "boundary event", "health event"),
    AFTERWARDS("transitions/", "discharge", "aftercare", "follow-up", "departure", "confidence"),
    LOG("access/accessLog", "access/glass", "rights/"),
    RECORD("");

    private final List<String> beginnings;

    RecordPart(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    /** @param subject of an audit entry: a page ({@code notes/read}) or a thing ({@code note}); the longest match counts */
    public static RecordPart of(String subject) {
        var low = subject.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .max(Comparator.comparingInt(one -> one.matches(subject, low)))
                .orElse(RECORD);
    }

    private int matches(String subject, String low) {
        return beginnings.stream()
                .filter(one -> subject.startsWith(one) || low.startsWith(one))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
    }

    /** Last part of its key in the message files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
