package org.footbridge.families.web;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.springframework.stereotype.Component;

/** What family reads about danger, and what a person reads before sharing: in Spanish once it was reviewed (CARE 33). */
@Component
class FamilyWords extends ReviewedWords {

    FamilyWords(TranslatedWords translated) {
        super(
                translated,
                new TranslatedWords.Area(
                        "family-words",
                        "Family: danger, lapse, writing in, and what is shared",
                        List.of("families.learn.lapse", "families.learn.danger", "families.write.", "families.own.")),
                List.of("/family/learn/lapse", "/family/learn/danger", "/family/letters/**", "/me/family/**"));
    }
}
