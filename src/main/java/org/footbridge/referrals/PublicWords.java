package org.footbridge.referrals;

import java.util.List;
import org.footbridge.access.TranslatedWords;
import org.footbridge.access.Translations;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Component;

/** The Spanish of the pages on which people knock, with the crisis words that stand on each of them. */
@Component
public class PublicWords implements Translations {

    private static final TranslatedWords.Area AREA = new TranslatedWords.Area(
            "public-pages",
            "Public pages and their crisis words",
            List.of(
                    "referrals.welcome.",
                    "finder.",
                    "referrals.help.",
                    "referrals.inquiry.",
                    "referrals.sent.",
                    "referrals.now.",
                    "ui.doors"));

    private final TranslatedWords words;

    PublicWords(TranslatedWords words) {
        this.words = words;
    }

    /** Whether visitors of the bound organization may read these pages in Spanish. */
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
