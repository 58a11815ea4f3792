package org.footbridge.access;

import java.util.List;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.footbridge.ui.Words;

/**
 * A part of the message files that people outside the demo read in Spanish only once their site's translator has reviewed
 * it (CARE 33, 45 CFR 92.201), until then in English. Each module that has such a part extends this with its own.
 */
public abstract class ReviewedWords implements Translations {

    private final TranslatedWords translated;
    private final TranslatedWords.Area area;
    private final List<String> pages;

    /** @param pages patterns of addresses whose whole page waits for the review, whichever module it is of */
    protected ReviewedWords(TranslatedWords translated, TranslatedWords.Area area, List<String> pages) {
        this.translated = translated;
        this.area = area;
        this.pages = List.copyOf(pages);
    }

    public List<String> pages() {
        return pages;
    }

    /** Whether the bound organization, or the only one where nobody is known yet, may show this part in Spanish. */
    public boolean offered() {
        return Actor.bound()
                .map(Actor::organization)
                .or(translated::onlyOrganization)
                .map(this::offered)
                .orElseGet(translated::always);
    }

    private boolean offered(OrganizationId organization) {
        return Actor.job(organization, "translations").call(() -> translated.offered(area));
    }

    /** These words where they may be offered, else the English ones. */
    public Words in(Words words) {
        return words.language().equals("en") || offered() ? words : translated.english();
    }

    @Override
    public List<Part> parts() {
        return List.of(translated.part(area));
    }

    @Override
    public void reviewed(String part, Review review) {
        translated.reviewed(area, review);
    }
}
