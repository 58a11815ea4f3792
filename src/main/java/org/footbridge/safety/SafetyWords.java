package org.footbridge.safety;

import java.util.List;
import org.footbridge.access.TranslatedWords;
import org.footbridge.access.Translations;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Component;

/** The Spanish of what a person reads about danger: check-in, lapse, the plans for hard hours, and the words of help. */
@Component
public class SafetyWords implements Translations {

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
                    "portal.help",
                    "ui.help",
                    "ui.atStake",
                    "ui.who"));

    private final TranslatedWords words;

    SafetyWords(TranslatedWords words) {
        this.words = words;
    }

    /** Whether people of the bound organization may read these pages in Spanish. */
    public boolean offered() {
        return Actor.job(Actor.current().organization(), "translations").call(() -> words.offered(AREA));
    }

    @Override
    public List<Part> parts() {
        return List.of(words.part(AREA));
    }

    @Override
    public void reviewed(String part, Review review) {
        words.reviewed(AREA, review);
    }
}
