package org.footbridge.today.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a supervisor finds on Today: who waits for a second signature, session by session, and which sessions are covered. */
@Component
class SupervisorLines {

    private static final int MOST = 15;

    private final Sql sql;
    private final Clock clock;

    SupervisorLines(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Waiting(
            String title, LocalDate onDate, String author, int parts, Instant since, Optional<Instant> dueAt) {}

    /** Names nobody: the queue itself does. */
    @Transactional(readOnly = true)
    List<TodayPage.Line> waiting(Collection<UUID> reachable, UUID staff, Show show) {
        return sql
                .sql("""
                        select note.title, note.on_date, note.author_name as author, count(*)::int as parts, min(note.submitted_at) as since,
                               min(note.submitted_at + make_interval(days => term.within_days)) as due_at
                          from notes.v_notes note
                          left join lateral (
                               select signing.within_days
                                 from staff.v_signing_terms signing
                                where signing.organization_id = note.organization_id and signing.starts_on <= note.on_date
                                  and signing.what = case when note.session_id is null then 'note' else 'group_note' end
                                order by signing.starts_on desc, signing.created_at desc
                                limit 1) term on true
                         where note.organization_id = :organization and note.status = 'waiting_for_supervisor'
                           and note.cosigner_id = :staff and note.participant_id = any(:reachable::uuid[])
                         group by coalesce(note.session_id, note.note_id), note.title, note.on_date, note.author_name
                         order by note.on_date, since
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("staff", staff)
                .param("reachable", reachable)
                .param("most", MOST)
                .list(Waiting.class)
                .stream()
                .map(one -> new TodayPage.Line(
                        one.title() + ", " + show.date(one.onDate()) + ", " + one.author(),
                        "signed " + show.dateTime(one.since()),
                        "/supervision",
                        (one.parts() == 1 ? "1 part waits" : one.parts() + " parts wait")
                                + one.dueAt()
                                        .map(due -> (due.isBefore(clock.instant()) ? ", overdue since " : ", due ")
                                                + show.date(due))
                                        .orElse(""),
                        Mark.NEEDS))
                .toList();
    }

    private record Cover(UUID sessionId, String title, Instant startsAt, String who, Instant until) {}

    @Transactional(readOnly = true)
    List<TodayPage.Line> covers(Show show) {
        return sql
                .sql("""
                        select session.session_id, session.title, session.starts_at, name.full_name as who, cover.until
                          from scheduling.v_covers cover
                          join scheduling.v_sessions session
                            on session.organization_id = cover.organization_id and session.session_id = cover.session_id
                          join staff.v_names name
                            on name.organization_id = cover.organization_id and name.staff_id = cover.staff_id
                         where cover.organization_id = :organization and cover.ended_at is null and cover.until > :now
                         order by session.starts_at
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .param("most", MOST)
                .list(Cover.class)
                .stream()
                .map(one -> new TodayPage.Line(
                        one.title() + ", " + show.dateTime(one.startsAt()),
                        "in the hands of " + one.who(),
                        "/cover",
                        "until " + show.date(one.until()),
                        Mark.OPEN))
                .toList();
    }
}
