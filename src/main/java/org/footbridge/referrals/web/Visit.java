package org.footbridge.referrals.web;

import java.util.Optional;
import org.footbridge.access.NotYours;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.springframework.stereotype.Component;

/**
 * A public page is the same for everybody: whoever is signed in looks at it as a visitor, and what is written there was
 * written by a visitor.
 */
@Component
class Visit {

    private final Organizations organizations;
    private final PublicFacts facts;

    Visit(Organizations organizations, PublicFacts facts) {
        this.organizations = organizations;
        this.facts = facts;
    }

    interface Work<R> {
        R with(PublicFacts.Profile profile);
    }

    /** @throws NotYours if there is no such organization, or it shows nothing of itself yet */
    <R> R of(String slug, Work<R> work) {
        var organization = Optional.of(slug)
                .filter(name -> name.length() < 50)
                .flatMap(organizations::bySlug)
                .orElseThrow(NotYours::new);
        return Actor.visitor(organization).call(() -> work.with(facts.profile().orElseThrow(NotYours::new)));
    }
}
