package org.footbridge.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Bars;
import org.footbridge.access.Ground;
import org.footbridge.access.MembershipId;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Relationships;
import org.footbridge.access.Scope;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.footbridge.staff.Credential;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.Signs;
import org.footbridge.staff.StaffId;
import org.footbridge.tasks.NewTask;
import org.footbridge.tasks.TaskId;
import org.footbridge.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A supervisor hands one session to a credentialed colleague (CARE 30). The colleague leads it and reaches the people of
 * that roster, and nobody else, until its notes are signed, it is taken back, or the program's days are over.
 */
@Component
public class Covers {

    /** The program's dated rule: days after the session until a cover ends although its notes are not signed. */
    public static final String RULE = "days of cover";

    /** Used until a director signs a rule of their own. */
    static final int USUAL_DAYS = 7;

    /** All that is said where somebody of the roster and this colleague are kept apart, or barred them (CARE 15). */
    static final String CANNOT = "This colleague cannot lead this session. Please choose somebody else.";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);
    private static final String TASK = "cover";

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Relationships relationships;
    private final Bars bars;
    private final KeepApart keepApart;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Programs programs;
    private final Sessions sessions;
    private final AtTheDoor door;
    private final Tasks tasks;

    Covers(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Relationships relationships,
            Bars bars,
            KeepApart keepApart,
            Accounts accounts,
            Credentials credentials,
            Programs programs,
            Sessions sessions,
            AtTheDoor door,
            Tasks tasks) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.relationships = relationships;
        this.bars = bars;
        this.keepApart = keepApart;
        this.accounts = accounts;
        this.credentials = credentials;
        this.programs = programs;
        this.sessions = sessions;
        this.door = door;
        this.tasks = tasks;
    }

    /**
     * What handing a session over would mean.
     *
     * @param people whose records the colleague would reach
     * @param until at the latest
     * @param refused why it cannot be
     */
    public record Offer(
            Sessions.Session session, List<ParticipantId> people, Instant until, Optional<String> refused) {}

    /** Before it is confirmed: nothing is changed. */
    @Transactional(readOnly = true)
    public List<Offer> offers(Collection<SessionId> ids, StaffId colleague) {
        authorization.require(Permission.HAND_OVER_GROUPS);
        return ids.stream()
                .distinct()
                .map(id -> offer(sessions.get(id), colleague))
                .toList();
    }

    private Offer offer(Sessions.Session session, StaffId colleague) {
        var people = people(session.sessionId());
        return new Offer(session, people, until(session), refused(session, people, colleague));
    }

    /** Until when a cover of this session lasts at the latest. */
    Instant until(Sessions.Session session) {
        int days = programs.rule(RULE, session.programId(), session.onDate())
                .map(Rule::number)
                .orElse(USUAL_DAYS);
        return session.endsAt().plus(Duration.ofDays(days));
    }

    private Optional<String> refused(Sessions.Session session, List<ParticipantId> people, StaffId colleague) {
        if (!session.isOpen()) {
            return Optional.of("Who led a session that is over stays as it is.");
        }
        if (session.isLedBy(colleague.value())) {
            return Optional.of("This colleague leads the session already.");
        }
        if (!runsGroups(colleague)) {
            return Optional.of("This colleague does not lead and sign groups here.");
        }
        if (!licensed(colleague, session)) {
            return Optional.of("No credential of this colleague is in force on that day.");
        }
        var member = accounts.membershipOf(colleague);
        return member.isEmpty()
                        || bars.anyHolds(people, member.get())
                        || keepApart.conflictsWithStaff(people, colleague)
                ? Optional.of(CANNOT)
                : Optional.empty();
    }

    private boolean runsGroups(StaffId colleague) {
        var roles = new ArrayList<>(Permission.SIGN_CLINICAL.roles());
        roles.retainAll(Permission.TAKE_ATTENDANCE.roles());
        return sql.sql("""
                        select exists (select from access.v_memberships
                                        where organization_id = :organization and person_id = :staff and ended_at is null
                                          and roles && :roles::text[])
                        """)
                .param("organization", Actor.current().organization())
                .param("staff", colleague)
                .param("roles", roles)
                .single(Boolean.class);
    }

    /** Where no credential that lets sign was ever recorded nobody is locked out; the roles decide alone. */
    private boolean licensed(StaffId colleague, Sessions.Session session) {
        List<Credential> signing = credentials.of(colleague).stream()
                .filter(one -> one.signs() != Signs.NOTHING)
                .toList();
        return signing.isEmpty() || signing.stream().anyMatch(one -> one.inForce(session.onDate()));
    }

    /** What came of handing over. */
    public sealed interface Handing {
        record Handed(int sessions) implements Handing {}

        /** @param sentence for the page; nothing was handed over */
        record Refused(String sentence) implements Handing {}
    }

    /** All of these sessions or none. Who led them leads them again when it is taken back. */
    @Transactional
    public Handing hand(Collection<SessionId> ids, StaffId colleague) {
        authorization.require(Permission.HAND_OVER_GROUPS);
        if (ids.isEmpty()) {
            return new Handing.Refused("Choose at least one session.");
        }
        ids.stream().distinct().sorted(Comparator.comparing(SessionId::value)).forEach(sessions::lock);
        var offers = offers(ids, colleague);
        var refused = offers.stream()
                .flatMap(offer ->
                        offer.refused().stream().map(why -> offer.session().title() + ": " + why))
                .findFirst();
        if (refused.isPresent()) {
            return new Handing.Refused(refused.get());
        }
        var member = accounts.membershipOf(colleague).orElseThrow(NotYours::new);
        offers.forEach(offer -> hand(offer, colleague, member));
        return new Handing.Handed(offers.size());
    }

    private void hand(Offer offer, StaffId colleague, MembershipId member) {
        var session = offer.session();
        running(session.sessionId()).ifPresent(before -> end(before, "taken_back"));
        var standing = sessions.get(session.sessionId());
        sql.sql("""
                        insert into scheduling.cover (organization_id, id, session_id, staff_id, membership_id, before_facilitator_id,
                                                      before_cofacilitator_id, handed_by, handed_at, until)
                        values (:organization, :id, :session, :staff, :member, :facilitator::uuid, :cofacilitator::uuid, :by::uuid,
                                :now, :until)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("session", session.sessionId())
                .param("staff", colleague)
                .param("member", member)
                .param("facilitator", standing.facilitatorId())
                .param("cofacilitator", standing.cofacilitatorId())
                .param("by", Actor.current().person())
                .param("now", clock.instant())
                .param("until", offer.until())
                .update();
        sessions.setLeaders(session.sessionId(), Optional.of(colleague), Optional.empty());
        relationships.openAll(member, offer.people(), Ground.COVER, Scope.CARE, offer.until());
        tasks.open(new NewTask(
                TASK,
                "You lead “%s” on %s for a colleague".formatted(session.title(), DAY.format(session.onDate())),
                Optional.empty(),
                Optional.empty(),
                Optional.of(member),
                session.startsAt(),
                "/sessions/" + session.sessionId().value()));
        audit.act(Act.UPDATE, "cover", session.sessionId(), offer.people(), "handed over");
    }

    private record Running(
            CoverId id,
            SessionId sessionId,
            StaffId staffId,
            MembershipId membershipId,
            Optional<StaffId> beforeFacilitatorId,
            Optional<StaffId> beforeCofacilitatorId,
            Instant until) {}

    private Optional<Running> running(SessionId session) {
        return sql.sql("""
                        select id, session_id, staff_id, membership_id, before_facilitator_id, before_cofacilitator_id, until
                          from scheduling.cover
                         where organization_id = :organization and session_id = :session and ended_at is null
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(Running.class);
    }

    /** From now on the colleague reaches nobody through it; an open session goes back to who led it. Twice changes nothing. */
    @Transactional
    public void takeBack(SessionId session) {
        authorization.require(Permission.HAND_OVER_GROUPS);
        sessions.lock(session);
        running(session).ifPresent(cover -> end(cover, "taken_back"));
    }

    /** The last of the session's notes is signed for good: a cover of it, and what its door opened, ends with the signature. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notesAreSigned(SessionId session) {
        running(session).ifPresent(cover -> end(cover, "signed"));
        door.notesAreSigned(session);
    }

    /** Somebody walks in: whoever covers the session leads them too. */
    @Transactional(propagation = Propagation.MANDATORY)
    void joined(SessionId session, ParticipantId person) {
        running(session)
                .ifPresent(cover ->
                        relationships.open(cover.membershipId(), person, Ground.COVER, Scope.CARE, cover.until()));
    }

    private void end(Running cover, String why) {
        sql.sql("""
                        update scheduling.cover set ended_at = :now, ended_why = :why
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", cover.id())
                .param("now", clock.instant())
                .param("why", why)
                .update();
        relationships.endAll(cover.membershipId(), onlyOf(cover), Ground.COVER);
        if (why.equals("taken_back") && sessions.get(cover.sessionId()).isOpen()) {
            sessions.setLeaders(cover.sessionId(), cover.beforeFacilitatorId(), cover.beforeCofacilitatorId());
        }
        finishTask(cover, why);
        audit.act(Act.UPDATE, "cover", cover.sessionId(), List.of(), why.replace('_', ' '));
    }

    /** Who is due in this session and in no other that the same colleague still covers, or whose door they came in by. */
    private List<ParticipantId> onlyOf(Running cover) {
        return sql
                .sql("""
                        select participant_id from scheduling.v_due
                         where organization_id = :organization and session_id = :session
                        except
                        select due.participant_id
                          from scheduling.cover other
                          join scheduling.v_due due
                            on due.organization_id = other.organization_id and due.session_id = other.session_id
                         where other.organization_id = :organization and other.membership_id = :member
                           and other.ended_at is null and other.until > :now
                        except
                        select participant_id from scheduling.at_the_door
                         where organization_id = :organization and session_id <> :session and membership_id = :member
                           and ended_at is null and until > :now
                        """)
                .param("organization", Actor.current().organization())
                .param("session", cover.sessionId())
                .param("member", cover.membershipId())
                .param("now", clock.instant())
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList();
    }

    private void finishTask(Running cover, String why) {
        sql
                .sql("""
                        select task_id from tasks.v_open
                         where organization_id = :organization and kind = :kind and for_membership_id = :member and link = :link
                        """)
                .param("organization", Actor.current().organization())
                .param("kind", TASK)
                .param("member", cover.membershipId())
                .param("link", "/sessions/" + cover.sessionId().value())
                .list(UUID.class)
                .stream()
                .map(TaskId::new)
                .forEach(task -> {
                    if (why.equals("signed")) {
                        tasks.finish(task, "its notes are signed");
                    } else {
                        tasks.cancel(task, "taken back");
                    }
                });
    }

    private List<ParticipantId> people(SessionId id) {
        return sql
                .sql("""
                        select participant_id from scheduling.v_due
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList();
    }
}
