package org.footbridge.messages.web;

import java.util.List;
import org.footbridge.access.TranslatedWords;
import org.footbridge.access.Translations;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/**
 * What is said after somebody's safety was at stake: in Spanish only once the site's translator has reviewed it (CARE
 * 33), until then in English.
 */
@Component("messagesSafetyWords")
class SafetyWords implements Translations {

    private static final TranslatedWords.Area AREA = new TranslatedWords.Area(
            "messages-safety", "Messages: when safety is at stake", List.of("messages.safety."));

    private final TranslatedWords translated;
    private final WordsOf wordsOf;

    SafetyWords(TranslatedWords translated, WordsOf wordsOf) {
        this.translated = translated;
        this.wordsOf = wordsOf;
    }

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
