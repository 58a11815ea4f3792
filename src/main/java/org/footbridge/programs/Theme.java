package org.footbridge.programs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a lesson touches, so that it can be found again. */
public enum Theme {
    URGES,
    ANGER,
    SHAME,
    ACCEPTANCE,
    FORGIVENESS,
    VULNERABILITY,
    HOPE,
    ANXIETY,
    LOW_MOOD,
    SLEEP,
    BODY,
    FAMILY,
    FRIENDS,
    BOUNDARIES,
    COMMUNICATION,
    STRESS,
    SUBSTANCES,
    MEDICATION,
    FOOD,
    MOVEMENT,
    TIME,
    MONEY,
    WORK,
    SCHOOL,
    BELONGING,
    GRIEF,
    SAFETY,
    VALUES,
    SELF_WORTH("self-worth"),
    LONELINESS,
    HABITS,
    ATTENTION,
    PLAY;

    private final String word;

    Theme() {
        this.word = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Theme(String word) {
        this.word = word;
    }

    /** As it stands in a lesson's text. */
    public String word() {
        return word;
    }

    static Optional<Theme> of(String word) {
        return Arrays.stream(values()).filter(theme -> theme.word.equals(word)).findFirst();
    }
}
