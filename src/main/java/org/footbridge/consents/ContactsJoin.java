package org.footbridge.consents;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Ground;
import org.footbridge.access.Joining;
import org.footbridge.access.MembershipId;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.people.ContactId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody near who signs in for the first time finds open what was released to them before. */
@Component
class ContactsJoin implements Joining {

    private final Consents consents;
    private final Relationships relationships;
    private final Clock clock;

    ContactsJoin(Consents consents, Relationships relationships, Clock clock) {
        this.consents = consents;
        this.relationships = relationships;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void joined(MembershipId membership, UUID person) {
        consents.releasing(new Recipient.Near(new ContactId(person)), clock.instant())
                .forEach((participant, releases) -> relationships.open(
                        membership,
                        participant,
                        Ground.CONSENT,
                        Scope.FAMILY,
                        last(releases).orElse(null)));
    }

    /** Nothing where one of them ends with an event and on no day. */
    private static Optional<Instant> last(List<Given> releases) {
        return releases.stream().allMatch(one -> one.until().isPresent())
                ? releases.stream().flatMap(one -> one.until().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
