package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** What the practice pages say of safety and of rights. */
@Component
public class SafetyWords extends ReviewedWords {

    SafetyWords(TranslatedWords translated) {
        super(
                translated,
                new TranslatedWords.Area(
                        "practice-safety", "Practice: safety, and who could read it", List.of("practice.safety.")),
                List.of());
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
}
