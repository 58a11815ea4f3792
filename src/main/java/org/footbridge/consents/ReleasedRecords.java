package org.footbridge.consents;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.footbridge.access.OpenedByRelease;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who reads from outside whose record is open now: what {@link Consents} and {@link ReleasedTypes} say. */
@Component
class ReleasedRecords implements OpenedByRelease {

    private final Consents consents;
    private final GuardianAuthority guardians;
    private final Clock clock;

    ReleasedRecords(Consents consents, GuardianAuthority guardians, Clock clock) {
        this.consents = consents;
        this.guardians = guardians;
        this.clock = clock;
    }

    @Override
    public boolean opens(String resourceType) {
        return ReleasedTypes.needs(resourceType).isPresent();
    }

    @Override
    public Set<UUID> participants(String recipient, String resourceType) {
        return who(recipient, told -> ReleasedTypes.opens(told, resourceType));
    }

    @Override
    public Set<UUID> substances(String recipient) {
        return who(recipient, told -> told.contains(DataClass.SUBSTANCE_USE));
    }

    private Set<UUID> who(String recipient, Predicate<Collection<DataClass>> isTold) {
        return consents.releasing(new Recipient.Named(recipient), clock.instant()).entrySet().stream()
                .filter(one -> isTold.test(Consents.toldTo(one.getValue())))
                .map(one -> one.getKey().value())
                .collect(Collectors.toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<UUID> substancesNear(UUID contact, Set<UUID> participants) {
        var near = new ContactId(contact);
        return participants.stream()
                .filter(id -> isTold(new ParticipantId(id), near))
                .collect(Collectors.toSet());
    }

    private boolean isTold(ParticipantId person, ContactId contact) {
        return consents.mayTell(person, contact, DataClass.SUBSTANCE_USE, clock.instant())
                || guardians.sees(person, contact, ConsentAuthority.Service.SUBSTANCE_USE);
    }
}
