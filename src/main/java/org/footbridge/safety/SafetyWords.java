package org.footbridge.safety;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.springframework.stereotype.Component;

/** The Spanish of what a person reads about danger: check-in, lapse, the plans for hard hours, and the words of help. */
@Component
public class SafetyWords extends ReviewedWords {

    static final String PART = "safety-words";

    private static final TranslatedWords.Area AREA = new TranslatedWords.Area(
            PART,
            "Safety plan, lapse, check-in and help",
            List.of(
                    "safety.",
                    "attendance.absence",
                    "attendance.blank",
                    "attendance.checkIn",
                    "attendance.had",
                    "attendance.joining",
                    "attendance.reader",
                    "attendance.safety",
                    "attendance.told",
                    "attendance.when",
                    "plans.stuck",
                    "portal.help"));

    private static final List<String> PAGES = List.of(
            "/me/corner/**",
            "/me/help",
            "/me/lapse/**",
            "/me/safety-plan/**",
            "/me/relapse-plan/**",
            "/me/kept/**",
            "/me/arrival/**",
            "/me/sessions/**",
            "/me/plan/stuck/**",
            "/arrival/**",
            "/family/people/**");

    SafetyWords(TranslatedWords words) {
        super(words, AREA, PAGES);
    }
}
