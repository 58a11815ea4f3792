package org.footbridge.scheduling;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Bars;
import org.footbridge.access.Ground;
import org.footbridge.access.Members;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody of the program comes to a session whose leader does not know them. The leader finds them by name, and reaches
 * them, as in a cover, until its notes are signed or the days of a cover are over.
 */
@Component
public class AtTheDoor {

    /** A name is typed, not leafed through. */
    private static final int LETTERS_AT_LEAST = 3;

    private static final int MOST = 5;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Accounts accounts;
    private final Members members;
    private final Bars bars;
    private final Relationships relationships;

    AtTheDoor(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Accounts accounts,
            Members members,
            Bars bars,
            Relationships relationships) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.accounts = accounts;
        this.members = members;
        this.bars = bars;
        this.relationships = relationships;
    }

    /** Whether the actor leads this open session and its day has come: then they may ask who stands at its door. */
    public boolean isOpenTo(Sessions.Session session) {
        var me = Actor.current().person();
        return me != null
                && session.isOpen()
                && session.isLedBy(me)
                && authorization.may(Permission.TAKE_ATTENDANCE)
                && !LocalDate.ofInstant(clock.instant(), session.wall()).isBefore(session.onDate());
    }

    /** What is needed to be sure of somebody at the door, and no more. */
    public record Found(ParticipantId participantId, String fullName, LocalDate birthDate) {}

    /** What came of asking. */
    public sealed interface Asking {
        /** @param more whether others fit as well */
        record People(List<Found> people, boolean more) implements Asking {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Asking {}
    }

    /**
     * People with a running stay in the session's program whose name has every one of these words at a word's beginning. Not
     * who is on the roster, and not who barred the actor.
     *
     * @throws NotYours unless the door is open to the actor
     */
    @Transactional(readOnly = true)
    public Asking find(Sessions.Session session, String name) {
        var me = Actor.current().membership();
        if (me == null || !isOpenTo(session)) {
            authorization.require(Permission.TAKE_ATTENDANCE);
            throw new NotYours();
        }
        var words = Arrays.stream(name.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(AtTheDoor::escaped)
                .toList();
        if (words.stream().noneMatch(word -> word.length() >= LETTERS_AT_LEAST)) {
            return new Asking.Refused("Type at least three letters of the name.");
        }
        var found = sql.sql("""
                        select distinct name.participant_id, name.full_name, name.birth_date
                          from episodes.v_episodes stay
                          join people.v_names name
                            on name.organization_id = stay.organization_id and name.participant_id = stay.participant_id
                         where stay.organization_id = :organization and stay.program_id = :program and stay.status = 'active'
                           and stay.admitted_on <= :day
                           and not exists (select from unnest(:words::text[]) as typed (word)
                                            where ' ' || name.full_name || ' ' || name.given_name not ilike '% ' || typed.word || '%')
                           and not exists (select from scheduling.v_due due
                                            where due.organization_id = stay.organization_id and due.session_id = :session
                                              and due.participant_id = stay.participant_id)
                         order by name.full_name, name.birth_date
                         limit :count
                        """)
                .param("organization", Actor.current().organization())
                .param("program", session.programId())
                .param("day", session.onDate())
                .param("session", session.sessionId())
                .param("words", words)
                .param("count", MOST + 1)
                .list(Found.class);
        var barred = bars.whoBars(found.stream().map(Found::participantId).toList(), new MembershipId(me));
        return new Asking.People(
                found.stream()
                        .filter(one -> !barred.contains(one.participantId().value()))
                        .limit(MOST)
                        .toList(),
                found.size() > MOST);
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Whether this person barred somebody who leads the session. */
    boolean isBarredBy(ParticipantId person, Sessions.Session session) {
        return leading(session).stream().anyMatch(member -> bars.anyHolds(List.of(person), member));
    }

    /** Whoever leads the session and does not know this person reaches them until then. */
    @Transactional(propagation = Propagation.MANDATORY)
    void joined(Sessions.Session session, ParticipantId person, Instant until) {
        var strangers = leading(session).stream()
                .filter(member ->
                        !members.reachesAll(member, List.of(person), Scope.CARE) || isBehindDoor(member, person))
                .toList();
        if (strangers.isEmpty()) {
            return;
        }
        sql.sql("""
                        insert into scheduling.at_the_door (organization_id, session_id, participant_id, membership_id, opened_by, opened_at,
                                                            until)
                        select :organization, :session, :person, member, :by::uuid, :now, :until
                          from unnest(:members::uuid[]) as member
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("person", person)
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .param("until", until)
                .param("members", strangers)
                .update();
        strangers.forEach(member -> relationships.open(member, person, Ground.COVER, Scope.CARE, until));
        audit.act(Act.UPDATE, "at the door", session.sessionId(), List.of(person), "the session's leaders reach them");
    }

    /** Whether another session's door is all that lets this member reach them: each ends with its own notes. */
    private boolean isBehindDoor(MembershipId member, ParticipantId person) {
        return sql.sql("""
                        select exists (select from scheduling.at_the_door
                                        where organization_id = :organization and membership_id = :member
                                          and participant_id = :person and ended_at is null and until > :now)
                        """)
                .param("organization", Actor.current().organization())
                .param("member", member)
                .param("person", person)
                .param("now", clock.instant())
                .single(Boolean.class);
    }

    private Collection<MembershipId> leading(Sessions.Session session) {
        return Stream.of(session.facilitatorId(), session.cofacilitatorId())
                .flatMap(Optional::stream)
                .flatMap(staff -> accounts.membershipOf(staff).stream())
                .distinct()
                .toList();
    }

    private record Ended(MembershipId membershipId, ParticipantId participantId) {}

    /** The session's notes are signed: who came in by its door is reached no more, unless another door or cover says so. */
    @Transactional(propagation = Propagation.MANDATORY)
    void notesAreSigned(SessionId session) {
        List<Ended> ended = sql.sql("""
                        with ended as (
                            update scheduling.at_the_door set ended_at = :now
                             where organization_id = :organization and session_id = :session and ended_at is null
                            returning membership_id, participant_id)
                        select ended.membership_id, ended.participant_id
                          from ended
                         where not exists (select from scheduling.at_the_door other
                                            where other.organization_id = :organization and other.session_id <> :session
                                              and other.membership_id = ended.membership_id
                                              and other.participant_id = ended.participant_id
                                              and other.ended_at is null and other.until > :now)
                           and not exists (select from scheduling.cover
                                             join scheduling.v_due due
                                               on due.organization_id = cover.organization_id and due.session_id = cover.session_id
                                            where cover.organization_id = :organization and cover.session_id <> :session
                                              and cover.membership_id = ended.membership_id and cover.ended_at is null
                                              and cover.until > :now and due.participant_id = ended.participant_id)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("now", clock.instant())
                .list(Ended.class);
        Map<MembershipId, List<ParticipantId>> by = ended.stream()
                .collect(Collectors.groupingBy(
                        Ended::membershipId,
                        LinkedHashMap::new,
                        Collectors.mapping(Ended::participantId, Collectors.toCollection(ArrayList::new))));
        by.forEach((member, people) -> relationships.endAll(member, people, Ground.COVER));
    }
}
