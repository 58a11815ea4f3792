package org.footbridge.messages.web;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.springframework.stereotype.Component;

/** What is said after somebody's safety was at stake. */
@Component("messagesSafetyWords")
class SafetyWords extends ReviewedWords {

    SafetyWords(TranslatedWords translated) {
        super(
                translated,
                new TranslatedWords.Area(
                        "messages-safety", "Messages: when safety is at stake", List.of("messages.safety.")),
                List.of());
    }
}
