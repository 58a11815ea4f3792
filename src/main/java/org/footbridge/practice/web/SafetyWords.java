package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.access.TranslatedWords;
import org.footbridge.access.Translations;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;

/**
 * What the practice pages say of safety and of rights: in Spanish only once the site's translator has reviewed it
 * (CARE 33), until then in English.
 */
@Component
public class SafetyWords implements Translations {

    private static final TranslatedWords.Area AREA = new TranslatedWords.Area(
            "practice-safety", "Practice: safety, and who could read it", List.of("practice.safety."));

    private final TranslatedWords translated;
    private final WordsOf wordsOf;

    SafetyWords(TranslatedWords translated, WordsOf wordsOf) {
        this.translated = translated;
        this.wordsOf = wordsOf;
    }

    /** The words as a page says them, and in which language. */
    public record Said(Words words) {

        public String say(String key) {
            return words.say(key);
        }

        public String language() {
            return words.language();
        }
    }

    Said in(Words words) {
        return new Said(
                words.language().equals("en") || translated.offered(AREA) ? words : wordsOf.of(WordsOf.ENGLISH));
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
