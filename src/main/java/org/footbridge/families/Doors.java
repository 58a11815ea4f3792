package org.footbridge.families;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Given;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who near a person has a door, since when, and what is shared through it; the person closes one with one press. */
@Component
public class Doors {

    private final Sql sql;
    private final Clock clock;
    private final Consents consents;
    private final Told told;
    private final Authorization authorization;

    Doors(Sql sql, Clock clock, Consents consents, Told told, Authorization authorization) {
        this.sql = sql;
        this.clock = clock;
        this.consents = consents;
        this.told = told;
        this.authorization = authorization;
    }

    /**
     * Somebody near a person.
     *
     * @param signsIn whether they have a sign-in; without one nothing is open, whatever is shared
     * @param since since when the door is open; empty while it is closed
     * @param things what is shared by release, each by itself
     * @param byLaw what recorded authority lets a guardian see besides, with the birthday that ends it
     */
    public record Door(
            ContactId contact,
            String name,
            String relation,
            boolean guardian,
            boolean signsIn,
            Optional<Instant> since,
            List<Thing> things,
            Map<DataClass, Instant> byLaw) {

        /** Whether the contact could read anything now. */
        public boolean open() {
            return signsIn && since.isPresent() && !(things.isEmpty() && byLaw.isEmpty());
        }
    }

    /** @param until when it ends by itself; empty where an event ends it */
    public record Thing(ConsentId consent, DataClass what, Instant since, Optional<Instant> until) {}

    private record Near(
            ContactId contactId,
            String name,
            String relation,
            boolean guardian,
            boolean signsIn,
            Optional<Instant> since) {}

    /** Everybody near, and whoever is near no longer but still told something. */
    @Transactional(readOnly = true)
    public List<Door> of(ParticipantId person) {
        requireToSee(person);
        var now = clock.instant();
        var releases = consents.allInForce(person, ConsentKind.RELEASE, now).stream()
                .filter(one -> one.contactId().isPresent())
                .collect(Collectors.groupingBy(
                        one -> one.contactId().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        var doors = new ArrayList<Door>();
        for (var near : near(person, now)) {
            var things = Optional.ofNullable(releases.remove(near.contactId())).orElse(List.of());
            doors.add(new Door(
                    near.contactId(),
                    near.name(),
                    near.relation(),
                    near.guardian(),
                    near.signsIn(),
                    near.since(),
                    things(things),
                    near.guardian() ? told.byLaw(person, near.contactId()) : Map.of()));
        }
        releases.forEach((contact, given) -> doors.add(new Door(
                contact,
                given.getFirst().recipient().orElse(""),
                "",
                false,
                true,
                Optional.of(given.getLast().decidedAt()),
                things(given),
                Map.of())));
        return doors;
    }

    /** @throws NotYours if nobody near this person is it */
    @Transactional(readOnly = true)
    public Door of(ParticipantId person, ContactId contact) {
        return of(person).stream()
                .filter(one -> one.contact().equals(contact))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private static List<Thing> things(List<Given> releases) {
        return releases.stream()
                .flatMap(one ->
                        one.dataClasses().stream().map(what -> new Thing(one.id(), what, one.decidedAt(), one.until())))
                .toList();
    }

    private List<Near> near(ParticipantId person, Instant now) {
        return sql.sql("""
                        select near.contact_id, near.name, near.relation, near.guardian,
                               member.membership_id is not null as signs_in,
                               (select min(door.starts_at) from access.v_relationships door
                                 where door.organization_id = near.organization_id and door.participant_id = near.participant_id
                                   and door.membership_id = member.membership_id and door.scope = 'family'
                                   and door.starts_at <= :now and (door.ends_at is null or door.ends_at > :now)) as since
                          from people.v_contacts_of near
                          left join access.v_memberships member
                            on member.organization_id = near.organization_id and member.person_id = near.contact_id
                           and member.ended_at is null
                         where near.organization_id = :organization and near.participant_id = :person
                         order by near.name, near.contact_id
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .param("now", now)
                .list(Near.class);
    }

    /**
     * Takes back all that the bound participant shares with this contact, at once and without telling anybody. What
     * recorded authority opens to a guardian is not the young person's to close.
     */
    @Transactional
    public void close(ParticipantId me, ContactId contact) {
        authorization.require(Permission.OWN_RECORD, me);
        of(me, contact)
                .things()
                .forEach(thing -> consents.revoke(
                        thing.consent(), consents.get(thing.consent()).signerName(), Consents.SaidHow.ON_OWN_PAGE));
    }

    private void requireToSee(ParticipantId person) {
        if (Actor.current().kind() == Actor.Kind.PARTICIPANT) {
            authorization.require(Permission.OWN_RECORD, person);
        } else if (!authorization.may(Permission.WORK_INTAKE, person)) {
            authorization.require(Permission.READ_CHART, person);
        }
    }
}
