package org.footbridge.measures.web;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.springframework.stereotype.Component;

/** What stands around the questions of instruments, the one about safety among them. */
@Component
class QuestionWords extends ReviewedWords {

    QuestionWords(TranslatedWords translated) {
        super(
                translated,
                new TranslatedWords.Area("question-words", "Answering questions", List.of("measures.")),
                List.of("/me/measures/**"));
    }
}
