package org.footbridge.referrals;

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
public class PublicVisit {

    /** Names of organizations look like this; other first parts of a path are other pages. */
    public static final String SLUG = "/{organization:[a-z][a-z0-9-]{1,40}}";

    private final Organizations organizations;
    private final PublicProfiles profiles;

    PublicVisit(Organizations organizations, PublicProfiles profiles) {
        this.organizations = organizations;
        this.profiles = profiles;
    }

    /** What an organization has published of itself. */
    public record Profile(String name, String phone, String staffedHours, String zone) {}

    /** What a visitor does there. */
    public interface Work<R> {
        R with(Profile profile);
    }

    /** @throws NotYours if there is no such organization, or it shows nothing of itself yet */
    public <R> R of(String slug, Work<R> work) {
        var organization = Optional.of(slug)
                .filter(name -> name.length() < 50)
                .flatMap(organizations::bySlug)
                .orElseThrow(NotYours::new);
        return Actor.visitor(organization)
                .call(() -> work.with(profiles.published().orElseThrow(NotYours::new)));
    }
}
