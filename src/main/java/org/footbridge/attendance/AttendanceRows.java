package org.footbridge.attendance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Due;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Attendance as rows: every statement here takes a whole roster at once. */
@Component
class AttendanceRows {

    private final Sql sql;

    AttendanceRows(Sql sql) {
        this.sql = sql;
    }

    /** @param parts each as the activity's position, a space, and what the person did */
    private record Row(
            ParticipantId participantId,
            Optional<Outcome> status,
            Optional<Presence> mode,
            Optional<Instant> arrivedAt,
            Optional<Instant> leftAt,
            String reason,
            String leftHow,
            int version,
            List<String> parts,
            Optional<String> away) {}

    List<RosterRow> roster(SessionId session, List<Due> due) {
        Map<ParticipantId, Row> marked = new HashMap<>();
        sql.sql("""
                        select counts.participant_id, counts.status, counts.mode, counts.arrived_at, counts.left_at, counts.reason,
                               counts.left_how, marked.version,
                               array(select taking.position || ' ' || taking.part
                                       from attendance.taking_part taking
                                      where taking.organization_id = marked.organization_id and taking.session_id = marked.session_id
                                        and taking.participant_id = marked.participant_id) as parts,
                               (select string_agg(concat((extract(epoch from time_away.left_at) * 1000)::bigint, '/',
                                                         (extract(epoch from time_away.back_at) * 1000)::bigint),
                                                  ' ' order by time_away.left_at)
                                  from attendance.time_away
                                 where time_away.organization_id = marked.organization_id
                                   and time_away.session_id = marked.session_id
                                   and time_away.participant_id = marked.participant_id) as away
                          from attendance.v_attendance counts
                          join attendance.attendance marked
                            on marked.organization_id = counts.organization_id and marked.session_id = counts.session_id
                           and marked.participant_id = counts.participant_id
                         where counts.organization_id = :organization and counts.session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(Row.class)
                .forEach(row -> marked.put(row.participantId(), row));
        return due.stream()
                .map(one -> rosterRow(one, marked.get(one.participantId())))
                .toList();
    }

    private static RosterRow rosterRow(Due due, @Nullable Row row) {
        return row == null
                ? new RosterRow(due, Mark.none(), 0, List.of())
                : new RosterRow(
                        due,
                        new Mark(
                                row.status(),
                                row.mode(),
                                row.arrivedAt(),
                                row.leftAt(),
                                row.reason(),
                                row.leftHow(),
                                parts(row.parts())),
                        row.version(),
                        TimeAway.read(row.away()));
    }

    private static Map<Integer, Part> parts(List<String> rows) {
        return rows.stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toUnmodifiableMap(
                        row -> Integer.valueOf(row[0]), row -> Part.valueOf(row[1].toUpperCase(Locale.ROOT))));
    }

    Held held(SessionId session) {
        return sql.sql("""
                        select started_at, ended_at
                          from attendance.held
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .optional(Held.class)
                .orElse(Held.NOT_YET);
    }

    private record Arrived(ParticipantId participantId, int markVersion) {}

    /** Of these people, the version each mark got when they came by themselves. */
    Map<ParticipantId, Integer> arrived(SessionId session, Collection<ParticipantId> people) {
        Map<ParticipantId, Integer> versions = new HashMap<>();
        sql.sql("""
                        select participant_id, mark_version
                          from attendance.arrival
                         where organization_id = :organization and session_id = :session
                           and participant_id = any(:people::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("people", people)
                .list(Arrived.class)
                .forEach(one -> versions.put(one.participantId(), one.markVersion()));
        return versions;
    }

    List<Activity> activities(SessionId session) {
        return sql.sql("""
                        select position, title
                          from attendance.activity
                         where organization_id = :organization and session_id = :session
                         order by coalesce(place, position), position
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .list(Activity.class);
    }

    boolean anyPartMarked(SessionId session) {
        return sql.sql("""
                        select exists (select from attendance.taking_part
                                        where organization_id = :organization and session_id = :session)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .single(Boolean.class);
    }

    /** The activities of the session's lesson, in place of what stood there. */
    void replaceActivities(SessionId session) {
        sql.sql("delete from attendance.activity where organization_id = :organization and session_id = :session")
                .param("organization", Actor.current().organization())
                .param("session", session)
                .update();
        sql.sql("""
                        insert into attendance.activity (organization_id, session_id, position, title)
                        select session.organization_id, session.session_id, activity.place, activity.title
                          from scheduling.v_sessions session
                          join programs.v_lesson_activities activity
                            on activity.organization_id = session.organization_id
                           and activity.lesson_version_id = session.lesson_version_id
                         where session.organization_id = :organization and session.session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .update();
    }

    /**
     * Writes a sheet. With the closing every row gets its minutes and is fixed; without it only the changed rows are
     * written.
     */
    void keep(Sheet sheet, Instant now) {
        var closing = sheet.closedNow();
        if (sheet.timesChanged() || closing.isPresent()) {
            keepTimes(sheet, now);
        }
        var written = closing.isPresent() ? sheet.rows() : sheet.changed();
        if (!written.isEmpty()) {
            keepMarks(sheet, written, now);
            keepParts(sheet, sheet.changed());
        }
        if (closing.isPresent()
                && written.stream().anyMatch(row -> !row.mark().parts().isEmpty())) {
            closeParts(sheet.session(), now);
        }
    }

    private void keepTimes(Sheet sheet, Instant now) {
        sql.sql("""
                        insert into attendance.held (organization_id, session_id, started_at, ended_at, changed_at, closed_at)
                        values (:organization, :session, :startedAt::timestamptz, :endedAt::timestamptz, :now, :closedAt::timestamptz)
                        on conflict (organization_id, session_id) do update
                           set started_at = excluded.started_at, ended_at = excluded.ended_at, changed_at = excluded.changed_at,
                               closed_at = excluded.closed_at
                        """)
                .param("organization", Actor.current().organization())
                .param("session", sheet.session().sessionId())
                .param("startedAt", sheet.held().startedAt())
                .param("endedAt", sheet.held().endedAt())
                .param("closedAt", sheet.closedNow())
                .param("now", now)
                .update();
    }

    /** A row whose version stands was changed by nobody: who changed it last stays. */
    private void keepMarks(Sheet sheet, List<RosterRow> written, Instant now) {
        var session = sheet.session();
        sql.sql("""
                        insert into attendance.attendance (organization_id, session_id, participant_id, episode_id, status, mode,
                                                           arrived_at, left_at, reason, left_how, version, changed_at, changed_by,
                                                           on_date, planned_minutes, minutes, closed_at, regime, privacy_class)
                        select :organization, :session, participant_id, episode_id, nullif(status, ''), nullif(mode, ''),
                               nullif(arrived_at, '')::timestamptz, nullif(left_at, '')::timestamptz, reason, left_how, version,
                               :now, :by::uuid, :onDate, :planned, case when :closedAt::timestamptz is not null then minutes end,
                               :closedAt::timestamptz, :regime, :class
                          from unnest(:participants::uuid[], :episodes::uuid[], :statuses::text[], :modes::text[], :arrived::text[],
                                      :left::text[], :reasons::text[], :hows::text[], :versions::int[], :minutes::int[])
                               as marked (participant_id, episode_id, status, mode, arrived_at, left_at, reason, left_how, version,
                                          minutes)
                        on conflict (organization_id, session_id, participant_id) do update
                           set status = excluded.status, mode = excluded.mode, arrived_at = excluded.arrived_at,
                               left_at = excluded.left_at, reason = excluded.reason, left_how = excluded.left_how,
                               minutes = excluded.minutes, closed_at = excluded.closed_at, version = excluded.version,
                               changed_at = case attendance.version when excluded.version then attendance.changed_at
                                                                    else excluded.changed_at end,
                               changed_by = case attendance.version when excluded.version then attendance.changed_by
                                                                    else excluded.changed_by end
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param(
                        "participants",
                        written.stream().map(RosterRow::participantId).toList())
                .param(
                        "episodes",
                        written.stream().map(row -> row.due().episodeId()).toList())
                .param(
                        "statuses",
                        written.stream().map(row -> word(row.mark().outcome())).toList())
                .param(
                        "modes",
                        written.stream().map(row -> word(row.mark().mode())).toList())
                .param(
                        "arrived",
                        written.stream()
                                .map(row -> text(row.mark().arrivedAt()))
                                .toList())
                .param(
                        "left",
                        written.stream().map(row -> text(row.mark().leftAt())).toList())
                .param(
                        "reasons",
                        written.stream().map(row -> row.mark().reason()).toList())
                .param("hows", written.stream().map(row -> row.mark().leftHow()).toList())
                .param("versions", written.stream().map(RosterRow::version).toList())
                .param(
                        "minutes",
                        written.stream().map(row -> row.minutes(sheet.held())).toList())
                .param("closedAt", sheet.closedNow())
                .param("now", now)
                .param("by", Actor.current().person())
                .param("onDate", session.onDate())
                .param("planned", session.minutes())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    private record TakingPart(UUID participant, int position, Part part) {}

    private void keepParts(Sheet sheet, Collection<RosterRow> changed) {
        List<TakingPart> parts = new ArrayList<>();
        changed.forEach(row -> row.mark()
                .parts()
                .forEach((position, part) ->
                        parts.add(new TakingPart(row.participantId().value(), position, part))));
        if (parts.isEmpty()) {
            return;
        }
        var session = sheet.session();
        ensureActivity(session);
        sql.sql("""
                        insert into attendance.taking_part (organization_id, session_id, participant_id, position, part, regime, privacy_class)
                        select :organization, :session, participant_id, position, part, :regime, :class
                          from unnest(:participants::uuid[], :positions::int[], :parts::text[]) as taking (participant_id, position, part)
                         where position in (select position from attendance.activity
                                             where organization_id = :organization and session_id = :session)
                        on conflict (organization_id, session_id, participant_id, position) do update set part = excluded.part
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param(
                        "participants",
                        parts.stream().map(TakingPart::participant).toList())
                .param("positions", parts.stream().map(TakingPart::position).toList())
                .param("parts", parts.stream().map(TakingPart::part).toList())
                .param("regime", session.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }

    /** The session itself is its first activity until a lesson names others. */
    void ensureActivity(Sessions.Session session) {
        sql.sql("""
                        insert into attendance.activity (organization_id, session_id, position, title)
                        values (:organization, :session, 1, :title)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("title", session.title())
                .update();
    }

    private void closeParts(Sessions.Session session, Instant now) {
        sql.sql("""
                        update attendance.taking_part set closed_at = :now
                         where organization_id = :organization and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("now", now)
                .update();
    }

    /** Which of these people were missed in another session of the same day already. */
    Set<UUID> missedEarlier(Sessions.Session session, Collection<ParticipantId> people) {
        return new HashSet<>(sql.sql("""
                        select attendance.participant_id
                          from attendance.attendance
                         where attendance.organization_id = :organization and attendance.participant_id = any(:people::uuid[])
                           and attendance.on_date = :onDate and attendance.session_id <> :session
                           and attendance.status = 'no_show' and attendance.closed_at is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("onDate", session.onDate())
                .param("session", session.sessionId())
                .list(UUID.class));
    }

    private static String word(Optional<? extends Enum<?>> value) {
        return value.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse("");
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
