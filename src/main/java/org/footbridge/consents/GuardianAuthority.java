package org.footbridge.consents;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.consents.ConsentAuthority.CustodyPaper;
import org.footbridge.consents.ConsentAuthority.MayConsent;
import org.footbridge.consents.ConsentAuthority.MaySee;
import org.footbridge.consents.ConsentAuthority.Recorded;
import org.footbridge.consents.ConsentAuthority.Service;
import org.footbridge.consents.ConsentAuthority.StateRule;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guardian may see by recorded authority and not by a release, and on which birthday that ends: at 18, or at the
 * age from which a rule the site had checked lets the young person consent alone (DOMAIN 3.3). A record made on or after
 * such a birthday was made knowing it, and stands.
 */
@Component
public class GuardianAuthority {

    private final ConsentAuthority authority;
    private final Contacts contacts;
    private final House house;
    private final Clock clock;
    private final Sql sql;

    GuardianAuthority(ConsentAuthority authority, Contacts contacts, House house, Clock clock, Sql sql) {
        this.authority = authority;
        this.contacts = contacts;
        this.house = house;
        this.clock = clock;
        this.sql = sql;
    }

    /** Whether this contact is a guardian whom the newest record of the service that speaks of them lets see, now. */
    @Transactional(readOnly = true)
    public boolean sees(ParticipantId participant, ContactId contact, Service service) {
        return seesUntil(participant, contact, service).isPresent();
    }

    /** The birthday on which this guardian's sight of the service ends; nothing where there is none now. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> seesUntil(ParticipantId participant, ContactId contact, Service service) {
        boolean guardian = contacts.of(participant).stream()
                .anyMatch(one -> one.guardian() && one.contactId().equals(contact));
        return authority.of(participant).stream()
                .filter(one -> guardian && one.service() == service && lets(one))
                .filter(one -> one.contactId().filter(contact::equals).isPresent())
                .findFirst()
                .map(record -> endsOn(participant, record))
                .filter(end -> end.isAfter(today()));
    }

    private static boolean lets(Recorded record) {
        return record.maySee() == MaySee.GUARDIAN_TOO && record.custodyPaper() != CustodyPaper.ASKED_FOR;
    }

    /**
     * Something that ends by itself.
     *
     * @param on the birthday, in the program's zone
     * @param service what a guardian sees no more; nothing at 18, when all of it ends
     */
    public record Change(LocalDate on, Optional<Service> service) {}

    /** What this person's birthdays will close, the next first; nothing for an adult or where no birth date is known. */
    @Transactional(readOnly = true)
    public List<Change> coming(ParticipantId participant) {
        var ofAge = birthDate(participant)
                .map(born -> born.plusYears(ConsentAuthority.ADULT))
                .filter(day -> day.isAfter(today()));
        return ofAge.stream()
                .flatMap(eighteenth -> Stream.concat(
                        authority.of(participant).stream()
                                .filter(one -> lets(one) && one.contactId().isPresent())
                                .map(one -> new Change(endsOn(participant, one), Optional.of(one.service())))
                                .filter(one ->
                                        one.on().isAfter(today()) && one.on().isBefore(eighteenth))
                                .distinct(),
                        Stream.of(new Change(eighteenth, Optional.empty()))))
                .sorted(Comparator.comparing(Change::on))
                .toList();
    }

    /** The first moment of the eighteenth birthday, while it is ahead. */
    @Transactional(readOnly = true)
    public Optional<Instant> ofAge(ParticipantId participant) {
        return birthDate(participant)
                .map(born -> born.plusYears(ConsentAuthority.ADULT)
                        .atStartOfDay(house.zone())
                        .toInstant())
                .filter(clock.instant()::isBefore);
    }

    private LocalDate endsOn(ParticipantId participant, Recorded record) {
        var recordedOn = LocalDate.ofInstant(record.recordedAt(), house.zone());
        return birthDate(participant)
                .map(born -> Stream.concat(
                                Stream.of(born.plusYears(ConsentAuthority.ADULT)),
                                authority.rules(today()).stream()
                                        .filter(rule -> closes(rule, record))
                                        .map(rule -> born.plusYears(rule.fromAge()))
                                        .filter(recordedOn::isBefore))
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .orElse(today().plusYears(1)); // of unknown age: looked at again within a year
    }

    /** A row nobody checked against the law decides nothing. */
    private static boolean closes(StateRule rule, Recorded record) {
        return rule.mayConsent() == MayConsent.MINOR
                && rule.verifiedBy().isPresent()
                && rule.service() == record.service()
                && rule.state().equals(record.state());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    private Optional<LocalDate> birthDate(ParticipantId participant) {
        return sql.sql("""
                        select birth_date from people.v_names
                         where organization_id = :organization and participant_id = :participant and birth_date is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(LocalDate.class);
    }
}
