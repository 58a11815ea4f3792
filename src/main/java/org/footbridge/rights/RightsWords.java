package org.footbridge.rights;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.springframework.stereotype.Component;

/** What a person reads about the own record: who looked at it, a question about it, a copy of it. */
@Component
class RightsWords extends ReviewedWords {

    RightsWords(TranslatedWords translated) {
        super(
                translated,
                new TranslatedWords.Area(
                        "rights-words", "My record: who looked, and a copy to take along", List.of("rights.")),
                List.of("/me/record", "/me/looked/**", "/me/export/**"));
    }
}
