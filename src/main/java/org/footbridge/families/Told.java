package org.footbridge.families;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.GuardianAuthority;
import org.footbridge.consents.Recipient;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a contact may be told, thing by thing, with the moment each ends: by releases in force, and for a guardian by
 * recorded authority. Being in a program of this kind says something about substance use by itself (42 CFR 2.13), so that
 * times, weeks and goals need the authority for mental health and for substance use both.
 */
@Component
class Told {

    private final Consents consents;
    private final GuardianAuthority guardians;
    private final House house;
    private final Clock clock;

    Told(Consents consents, GuardianAuthority guardians, House house, Clock clock) {
        this.consents = consents;
        this.guardians = guardians;
        this.house = house;
        this.clock = clock;
    }

    /** Each thing with its end; without one where an event ends it. */
    @Transactional(readOnly = true)
    public Map<DataClass, Optional<Instant>> of(ParticipantId person, ContactId contact) {
        var told = new EnumMap<DataClass, Optional<Instant>>(DataClass.class);
        consents.releasesTo(person, new Recipient.Near(contact), clock.instant())
                .forEach(release ->
                        release.dataClasses().forEach(what -> told.merge(what, release.until(), Told::later)));
        byLaw(person, contact).forEach((what, end) -> told.merge(what, Optional.of(end), Told::later));
        return told;
    }

    /** What recorded authority alone lets this guardian see, with the birthday that ends it. */
    @Transactional(readOnly = true)
    public Map<DataClass, Instant> byLaw(ParticipantId person, ContactId contact) {
        var mind = guardians.seesUntil(person, contact, Service.MENTAL_HEALTH);
        var substances = guardians.seesUntil(person, contact, Service.SUBSTANCE_USE);
        var sees = new EnumMap<DataClass, Instant>(DataClass.class);
        mind.ifPresent(day -> sees.put(DataClass.SAFETY, start(day)));
        substances.ifPresent(day -> sees.put(DataClass.SUBSTANCE_USE, start(day)));
        if (mind.isPresent() && substances.isPresent()) {
            var first = start(Stream.of(mind.get(), substances.get())
                    .min(Comparator.naturalOrder())
                    .orElseThrow());
            sees.put(DataClass.ATTENDANCE, first);
            sees.put(DataClass.PROGRESS, first);
            sees.put(DataClass.PLAN, first);
        }
        return sees;
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(house.zone()).toInstant();
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.flatMap(end -> other.map(another -> end.isAfter(another) ? end : another));
    }
}
