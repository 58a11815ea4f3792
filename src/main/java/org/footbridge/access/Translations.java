package org.footbridge.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a module says in Spanish and may say outside the demo only once a qualified translator has reviewed it (CARE 33,
 * 45 CFR 92.201). The director's page of translations lists what the modules bring.
 */
public interface Translations {

    /** What the bound organization has, in the order it is to be shown. */
    List<Part> parts();

    /** Keeps the review of the words as they are now. */
    void reviewed(String part, Review review);

    /**
     * One part that is reviewed as a whole.
     *
     * @param key names it in addresses
     * @param review the newest one, if it is of the words as they are now
     * @param changed whether there is a review, but of other words
     */
    record Part(String key, String title, Optional<Review> review, boolean changed, List<Pair> words) {}

    /** One text in both languages. */
    record Pair(String english, String spanish) {}

    /** @param qualification why this person counts as a qualified translator, such as a certificate */
    record Review(String reviewer, String qualification, LocalDate on) {}
}
