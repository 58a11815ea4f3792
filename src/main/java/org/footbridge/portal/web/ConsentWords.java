package org.footbridge.portal.web;

import java.util.List;
import org.footbridge.access.TranslatedWords;
import org.footbridge.access.Translations;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/** What the page "try my consent" says: in Spanish only once the site's translator has reviewed it (CARE 33). */
@Component
class ConsentWords implements Translations {

    private static final TranslatedWords.Area AREA =
            new TranslatedWords.Area("portal-try", "Try my consent: what leaves and why", List.of("portal.try."));

    private final TranslatedWords translated;
    private final WordsOf wordsOf;

    ConsentWords(TranslatedWords translated, WordsOf wordsOf) {
        this.translated = translated;
        this.wordsOf = wordsOf;
    }

    /** These words where they may be offered, else the English ones. */
    Words in(Words words) {
        return words.language().equals("en") || translated.offered(AREA) ? words : wordsOf.of(WordsOf.ENGLISH);
    }

    @Override
    public List<Part> parts() {
        return List.of(translated.part(AREA));
    }

    @Override
    public void reviewed(String part, Review review) {
        translated.reviewed(AREA, review);
    }
}
