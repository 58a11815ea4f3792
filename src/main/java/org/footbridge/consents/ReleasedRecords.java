package org.footbridge.consents;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.OpenedByRelease;
import org.springframework.stereotype.Component;

/** Tells the FHIR edge whose record a recipient's program may read now: what {@link Consents} and {@link ReleasedTypes} say. */
@Component
class ReleasedRecords implements OpenedByRelease {

    private final Consents consents;
    private final Clock clock;

    ReleasedRecords(Consents consents, Clock clock) {
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public boolean opens(String resourceType) {
        return ReleasedTypes.needs(resourceType).isPresent();
    }

    @Override
    public Set<UUID> participants(String recipient, String resourceType) {
        return consents.releasing(new Recipient.Named(recipient), clock.instant()).entrySet().stream()
                .filter(one -> ReleasedTypes.opens(Consents.toldTo(one.getValue()), resourceType))
                .map(one -> one.getKey().value())
                .collect(Collectors.toSet());
    }
}
