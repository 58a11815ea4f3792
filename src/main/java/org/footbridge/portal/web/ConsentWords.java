package org.footbridge.portal.web;

import java.util.List;
import org.footbridge.access.ReviewedWords;
import org.footbridge.access.TranslatedWords;
import org.springframework.stereotype.Component;

/** What the page "try my consent" says. */
@Component
class ConsentWords extends ReviewedWords {

    ConsentWords(TranslatedWords translated) {
        super(
                translated,
                new TranslatedWords.Area("portal-try", "Try my consent: what leaves and why", List.of("portal.try.")),
                List.of());
    }
}
