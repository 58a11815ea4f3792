package org.footbridge.today.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody owes in writing: a group's parts as one line, any other note as its own; what was due first stands first. */
@Component
class UnsignedLines {

    /** Drafts are found however old they are; a session nobody wrote in, this far back. */
    private static final Duration LOOKING_BACK = Duration.ofDays(30);

    private static final int MOST = 30;

    private final Sql sql;
    private final Clock clock;

    UnsignedLines(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** @param participantId who it is about, where it is about one */
    record Found(Optional<UUID> participantId, TodayPage.Line line) {}

    private record Row(
            Optional<UUID> participantId,
            Optional<String> who,
            String title,
            Instant at,
            LocalDate onDate,
            String zone,
            String link,
            boolean open,
            int parts,
            int back,
            Optional<String> rule) {

        Instant dueAt() {
            return NotesDue.of(rule).after(onDate, ZoneId.of(zone));
        }
    }

    @Transactional(readOnly = true)
    List<Found> of(UUID staff, Show show, ZoneId zone) {
        var now = clock.instant();
        return sql
                .sql("""
                        with led as materialized (
                            select session_id, status
                              from scheduling.v_sessions
                             where organization_id = :organization and (facilitator_id = :staff or cofacilitator_id = :staff)
                               and ends_at < :now and starts_at >= :since and status <> 'cancelled'),
                        owed as (
                            select led.session_id, true as open, 0 as parts, 0 as back from led where led.status = 'open'
                            union all
                            select led.session_id, false, count(*), 0
                              from led
                              join attendance.v_attendance attended
                                on attended.organization_id = :organization and attended.session_id = led.session_id
                             where led.status = 'closed' and attended.minutes > 0
                               and not exists (select from notes.v_notes note
                                                where note.organization_id = :organization and note.session_id = led.session_id
                                                  and note.participant_id = attended.participant_id)
                             group by led.session_id
                            union all
                            select note.session_id, false, count(*), count(back.note_id)
                              from notes.v_notes note
                              left join notes.v_sent_back back
                                on back.organization_id = note.organization_id and back.note_id = note.note_id
                             where note.organization_id = :organization and note.session_id is not null
                               and note.status = 'draft' and note.author_id = :staff and note.at < :now
                             group by note.session_id),
                        line as (
                            select null::uuid as participant_id, null as who, session.title, session.starts_at as at, session.on_date,
                                   session.program_id, '/sessions/' || session.session_id as link,
                                   bool_or(owed.open) as open, sum(owed.parts)::int as parts,
                                   sum(owed.back)::int as back
                              from owed
                              join scheduling.v_sessions session
                                on session.organization_id = :organization and session.session_id = owed.session_id
                             group by session.session_id, session.title, session.starts_at, session.on_date, session.program_id
                            union all
                            select note.participant_id, name.full_name, note.title, note.at, note.on_date, stay.program_id, note.link, false, 1,
                                   (back.note_id is not null)::int
                              from notes.v_notes note
                              join people.v_names name
                                on name.organization_id = note.organization_id and name.participant_id = note.participant_id
                              join episodes.v_episodes stay
                                on stay.organization_id = note.organization_id and stay.episode_id = note.episode_id
                              left join notes.v_sent_back back
                                on back.organization_id = note.organization_id and back.note_id = note.note_id
                             where note.organization_id = :organization and note.session_id is null
                               and note.status = 'draft' and note.author_id = :staff and note.at < :now)
                        select line.participant_id, line.who, line.title, line.at, line.on_date, program.zone, line.link, line.open, line.parts, line.back,
                               signed.value as rule
                          from line
                          join programs.v_programs program
                            on program.organization_id = :organization and program.program_id = line.program_id
                          left join lateral (
                               select rule.value
                                 from programs.v_rules rule
                                where rule.organization_id = :organization and rule.name = :rule and rule.starts_on <= line.on_date
                                  and (rule.program_id = line.program_id or rule.program_id is null)
                                order by rule.program_id nulls last, rule.starts_on desc, rule.created_at desc
                                limit 1) signed on true
                         order by line.at
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("staff", staff)
                .param("now", now)
                .param("since", now.minus(LOOKING_BACK))
                .param("rule", NotesDue.RULE)
                .param("most", MOST)
                .list(Row.class)
                .stream()
                .sorted(Comparator.comparing(Row::dueAt).thenComparing(Row::at))
                .map(row -> new Found(row.participantId(), line(row, now, show, zone)))
                .toList();
    }

    private static TodayPage.Line line(Row row, Instant now, Show show, ZoneId zone) {
        boolean late = row.dueAt().isBefore(now);
        return new TodayPage.Line(
                row.who().orElse(row.title() + ", " + show.date(row.onDate())),
                owed(row, show),
                row.link(),
                (late ? "Overdue, was due " : "due ") + when(row.dueAt(), now, show, zone),
                late ? Mark.NEEDS : Mark.OPEN);
    }

    private static String owed(Row row, Show show) {
        if (row.who().isPresent()) {
            return row.title() + ", " + show.date(row.onDate()) + (row.back() == 0 ? "" : ", sent back");
        }
        return row.open()
                ? "Not closed yet" + (row.parts() == 0 ? "" : ", " + parts(row.parts(), row.back()))
                : parts(row.parts(), row.back());
    }

    private static String parts(int number, int back) {
        var unsigned = number == 1 ? "1 part not signed" : number + " parts not signed";
        return back == 0 ? unsigned : number == back ? unsigned + ", sent back" : unsigned + ", " + back + " sent back";
    }

    private static String when(Instant due, Instant now, Show show, ZoneId zone) {
        var day = LocalDate.ofInstant(due, zone);
        var today = LocalDate.ofInstant(now, zone);
        return (day.equals(today)
                        ? "today"
                        : day.equals(today.plusDays(1))
                                ? "tomorrow"
                                : day.equals(today.minusDays(1)) ? "yesterday" : show.date(day))
                + " " + show.time(due);
    }
}
