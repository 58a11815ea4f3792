package org.footbridge.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.staff.StaffId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Copies of a day's sessions for hours without the system, and the way of what was written on them back into the record
 * (CARE 31). A copy holds whom its maker reaches, and nobody else.
 */
@Component
public class DowntimeCopies {

    /** Letters in the name of a device. */
    public static final int LONGEST_DEVICE = 60;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Attendance attendance;
    private final House house;

    DowntimeCopies(Sql sql, Clock clock, Audit audit, Authorization authorization, Attendance attendance, House house) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.attendance = attendance;
        this.house = house;
    }

    /** Today on the organization's wall. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), house.zone());
    }

    /**
     * An open session that can be taken along.
     *
     * @param mine whether the asker leads it
     * @param people how many of those due the asker reaches
     */
    public record Hour(
            SessionId sessionId,
            LocalDate onDate,
            Instant startsAt,
            Instant endsAt,
            String zone,
            String title,
            String trackName,
            boolean mine,
            int people) {}

    /** Open sessions of today and of the next day that has any, which the asker leads or whose people they reach. */
    @Transactional(readOnly = true)
    public List<Hour> hours() {
        authorization.require(Permission.RUN_GROUPS);
        var today = today();
        var ahead = sql.sql("""
                        select session.session_id, session.on_date, session.starts_at, session.ends_at, session.zone, session.title,
                               session.track_name, due.people,
                               coalesce(:me::uuid in (session.facilitator_id, session.cofacilitator_id), false) as mine
                          from scheduling.v_sessions session
                         cross join lateral (
                               select count(*)::int as people
                                 from scheduling.v_due
                                where v_due.organization_id = session.organization_id and v_due.session_id = session.session_id
                                  and v_due.participant_id = any(:reached::uuid[])) due
                         where session.organization_id = :organization and session.status = 'open'
                           and session.on_date between :today and :soon
                           and (due.people > 0 or :me::uuid in (session.facilitator_id, session.cofacilitator_id))
                         order by session.starts_at, session.title, session.session_id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", Actor.current().person())
                .param("reached", reached())
                .param("today", today)
                .param("soon", today.plusWeeks(2))
                .list(Hour.class);
        var next = ahead.stream()
                .map(Hour::onDate)
                .filter(today::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(today);
        return ahead.stream()
                .filter(hour -> hour.onDate().equals(today) || hour.onDate().equals(next))
                .toList();
    }

    private Set<UUID> reached() {
        return authorization.may(Permission.TAKE_ATTENDANCE)
                ? authorization.reachable(Permission.TAKE_ATTENDANCE)
                : Set.of();
    }

    /** What came of making a copy. */
    public sealed interface Making {
        record Made(DowntimeCopyId copy) implements Making {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Making {}
    }

    /**
     * One more copy of that day, with a number of its own.
     *
     * @param device where it is kept, in the maker's words
     * @throws NotYours if one of the sessions cannot be taken along
     */
    @Transactional
    public Making make(Set<SessionId> wanted, String device) {
        var maker = staff();
        var hours = hours().stream()
                .filter(hour -> wanted.contains(hour.sessionId()))
                .toList();
        if (hours.size() != wanted.size()) {
            throw new NotYours();
        }
        var days = new HashSet<>(hours.stream().map(Hour::onDate).toList());
        if (days.size() != 1) {
            return new Making.Refused("A sheet is of one day. Choose at least one session, all of the same day.");
        }
        if (device.isBlank() || device.strip().length() > LONGEST_DEVICE) {
            return new Making.Refused("Name the device it is kept on in a few words, such as “front desk laptop”.");
        }
        var copy = new DowntimeCopyId(Id.fresh(clock.instant()));
        write(copy, days.iterator().next(), device.strip(), maker);
        sql.sql("""
                        insert into attendance.downtime_session (organization_id, copy_id, session_id)
                        select :organization, :copy, unnest(:sessions::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("copy", copy)
                .param("sessions", wanted)
                .update();
        return new Making.Made(copy);
    }

    private void write(DowntimeCopyId copy, LocalDate day, String device, UUID maker) {
        sql.sql("""
                        select pg_advisory_xact_lock(hashtextextended('downtime copy ' || :organization::text || :day::text, 0)) is null
                        """)
                .param("organization", Actor.current().organization())
                .param("day", day)
                .single(Boolean.class);
        sql.sql("""
                        insert into attendance.downtime_copy (organization_id, id, on_date, number, device, made_at, made_by)
                        select :organization, :id, :day, coalesce(max(number), 0) + 1, :device, :now, :by
                          from attendance.downtime_copy
                         where organization_id = :organization and on_date = :day
                        """)
                .param("organization", Actor.current().organization())
                .param("id", copy)
                .param("day", day)
                .param("device", device)
                .param("now", clock.instant())
                .param("by", maker)
                .update();
    }

    /**
     * A copy as the lists name it; it says nothing of anybody.
     *
     * @param number of that day
     * @param sessions how many it holds
     * @param waiting how many of them are open and were not entered from it
     */
    public record Copy(
            DowntimeCopyId copyId,
            LocalDate onDate,
            int number,
            String device,
            Instant madeAt,
            StaffId madeBy,
            String maker,
            int sessions,
            int waiting,
            Optional<Instant> enteredAt,
            Optional<Instant> shreddedAt,
            Optional<String> shredder) {

        /** The name of its file: nothing of the program and nothing of anybody's health. */
        public String fileName() {
            var id = copyId.value().toString();
            return "sheet-" + id.substring(id.length() - 4) + ".html";
        }
    }

    private static final String COPIES = """
            select copy.id as copy_id, copy.on_date, copy.number, copy.device, copy.made_at, copy.made_by, maker.full_name as maker,
                   held.sessions, held.waiting, copy.entered_at, copy.shredded_at, shredder.full_name as shredder
              from attendance.downtime_copy copy
              join staff.v_names maker
                on maker.organization_id = copy.organization_id and maker.staff_id = copy.made_by
              left join staff.v_names shredder
                on shredder.organization_id = copy.organization_id and shredder.staff_id = copy.shredded_by
             cross join lateral (
                   select count(*)::int as sessions,
                          (count(*) filter (where session.status = 'open' and not exists (
                              select from attendance.entered_from_paper entered
                               where entered.organization_id = taken.organization_id and entered.copy_id = taken.copy_id
                                 and entered.session_id = taken.session_id)))::int as waiting
                     from attendance.downtime_session taken
                     join scheduling.v_sessions session
                       on session.organization_id = taken.organization_id and session.session_id = taken.session_id
                    where taken.organization_id = copy.organization_id and taken.copy_id = copy.id) held
             where copy.organization_id = :organization
            """;

    /** Copies that are not shredded, and those of the last four weeks; the newest first. */
    @Transactional(readOnly = true)
    public List<Copy> all() {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql(COPIES + """
                           and (copy.shredded_at is null or copy.on_date >= :since)
                         order by copy.on_date desc, copy.number desc
                        """)
                .param("organization", Actor.current().organization())
                .param("since", today().minusWeeks(4))
                .list(Copy.class);
    }

    /** @throws NotYours if this organization has no such copy */
    @Transactional(readOnly = true)
    public Copy get(DowntimeCopyId id) {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql(COPIES + " and copy.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Copy.class)
                .orElseThrow(NotYours::new);
    }

    /** Its sessions in the order of the day. */
    @Transactional(readOnly = true)
    public List<SessionId> sessionsOf(DowntimeCopyId id) {
        authorization.require(Permission.RUN_GROUPS);
        return sql
                .sql("""
                        select taken.session_id
                          from attendance.downtime_session taken
                          join scheduling.v_sessions session
                            on session.organization_id = taken.organization_id and session.session_id = taken.session_id
                         where taken.organization_id = :organization and taken.copy_id = :copy
                         order by session.starts_at, session.session_id
                        """)
                .param("organization", Actor.current().organization())
                .param("copy", id)
                .list(UUID.class)
                .stream()
                .map(SessionId::new)
                .toList();
    }

    /**
     * Whom a copy shows when it leaves the house, each in the audit before it does.
     *
     * @throws NotYours if somebody else made the copy
     */
    @Transactional
    public Set<UUID> takeAlong(DowntimeCopyId id) {
        var copy = get(id);
        if (!copy.madeBy().value().equals(Actor.current().person())) {
            throw new NotYours();
        }
        Set<UUID> people = new HashSet<>(sql.sql("""
                        select distinct due.participant_id
                          from attendance.downtime_session taken
                          join scheduling.v_due due
                            on due.organization_id = taken.organization_id and due.session_id = taken.session_id
                         where taken.organization_id = :organization and taken.copy_id = :copy
                        """)
                .param("organization", Actor.current().organization())
                .param("copy", id)
                .list(UUID.class));
        people.retainAll(reached());
        audit.act(
                Act.PRINT,
                "downtime copy",
                id,
                people.stream().map(ParticipantId::new).toList(),
                "copy " + copy.number());
        return people;
    }

    /** The copy is no more: the file is deleted and the paper shredded. Saying it twice changes nothing. */
    @Transactional
    public void shredded(DowntimeCopyId id) {
        var by = staff();
        if (get(id).shreddedAt().isPresent()) {
            return;
        }
        sql.sql("""
                        update attendance.downtime_copy set shredded_at = :now, shredded_by = :by
                         where organization_id = :organization and id = :id and shredded_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("now", clock.instant())
                .param("by", by)
                .update();
        audit.act(Act.UPDATE, "downtime copy", id, List.of(), "shredded");
    }

    /** What came of typing one session from paper. */
    public sealed interface Entering {
        /**
         * @param conflicts people somebody else marked differently meanwhile; their rows are left as they stand
         * @param closing what came of closing, if that was wished
         */
        record Entered(List<Attendance.Conflict> conflicts, Optional<Attendance.Closing> closing) implements Entering {}

        /** The paper says nothing that does not stand already. */
        record Nothing() implements Entering {}

        /** @param sentence for the page */
        record Refused(String sentence) implements Entering {}
    }

    /**
     * Writes what the paper says of one session, by the rules of every roster, and that it came from paper. Times that the
     * paper does not have stay as they stand.
     *
     * @param close whether the session is closed with it, where nobody's line meets somebody else's
     * @throws NotYours if the copy does not hold the session, or one of the people is not reached
     */
    @Transactional
    public Entering enter(
            DowntimeCopyId id, SessionId session, Held held, Map<ParticipantId, PaperLine> lines, boolean close) {
        var by = staff();
        var copy = get(id);
        if (!sessionsOf(id).contains(session)) {
            throw new NotYours();
        }
        if (copy.shreddedAt().isPresent()) {
            return new Entering.Refused(
                    "Copy %d is shredded; nothing can be entered from it.".formatted(copy.number()));
        }
        if (copy.onDate().isAfter(today())) {
            return new Entering.Refused("The day of this copy has not come.");
        }
        var sheet = attendance.sheet(session);
        if (!sheet.isOpen()) {
            return new Entering.Refused(
                    "This session is over; what is written there stays. Where the paper says something else, write a correction.");
        }
        var stood = sheet.held();
        var times =
                new Held(held.startedAt().or(stood::startedAt), held.endedAt().or(stood::endedAt));
        if (!times.equals(stood) && attendance.hold(sheet, times) instanceof Attendance.Marking.Refused refused) {
            return new Entering.Refused(refused.sentence());
        }
        List<Attendance.Conflict> conflicts = List.of();
        switch (attendance.mark(sheet, marks(sheet, lines))) {
            case Attendance.Marking.Refused refused -> {
                return new Entering.Refused(refused.sentence());
            }
            case Attendance.Marking.Marked marked -> conflicts = marked.conflicts();
        }
        boolean something = sheet.timesChanged() || !sheet.changed().isEmpty();
        Optional<Attendance.Closing> closing =
                close && conflicts.isEmpty() ? Optional.of(attendance.close(sheet)) : Optional.empty();
        attendance.keep(sheet);
        boolean closed = sheet.closedNow().isPresent();
        if (!something && !closed && conflicts.isEmpty() && closing.isEmpty()) {
            return new Entering.Nothing();
        }
        if (something || closed) {
            cameFromPaper(id, session, by, sheet.changed());
        }
        return new Entering.Entered(conflicts, closing);
    }

    private static Map<ParticipantId, Attendance.Marked> marks(Sheet sheet, Map<ParticipantId, PaperLine> lines) {
        Map<ParticipantId, Attendance.Marked> marks = new HashMap<>();
        lines.forEach((person, line) -> {
            if (!line.isBlank()) {
                var stands = sheet.of(person).orElseThrow(NotYours::new);
                marks.put(person, line.over(stands.mark()));
            }
        });
        return marks;
    }

    private void cameFromPaper(DowntimeCopyId id, SessionId session, UUID by, Collection<RosterRow> changed) {
        sql.sql("""
                        insert into attendance.entered_from_paper (organization_id, id, copy_id, session_id, entered_at, entered_by)
                        values (:organization, :id, :copy, :session, :now, :by)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(clock.instant()))
                .param("copy", id)
                .param("session", session)
                .param("now", clock.instant())
                .param("by", by)
                .update();
        audit.act(
                Act.UPDATE,
                "attendance from paper",
                session,
                changed.stream().map(RosterRow::participantId).toList());
        sql.sql("""
                        update attendance.downtime_copy copy set entered_at = :now
                         where copy.organization_id = :organization and copy.id = :copy and copy.entered_at is null
                           and not exists (
                               select from attendance.downtime_session taken
                                 join scheduling.v_sessions session
                                   on session.organization_id = taken.organization_id and session.session_id = taken.session_id
                                where taken.organization_id = copy.organization_id and taken.copy_id = copy.id
                                  and session.status = 'open'
                                  and not exists (
                                      select from attendance.entered_from_paper entered
                                       where entered.organization_id = taken.organization_id and entered.copy_id = taken.copy_id
                                         and entered.session_id = taken.session_id))
                        """)
                .param("organization", Actor.current().organization())
                .param("copy", id)
                .param("now", clock.instant())
                .update();
    }

    private static UUID staff() {
        if (!Actor.current().isStaff() || Actor.current().person() == null) {
            throw new NotYours();
        }
        return Objects.requireNonNull(Actor.current().person());
    }
}
