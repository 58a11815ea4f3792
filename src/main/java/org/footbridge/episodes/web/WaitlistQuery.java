package org.footbridge.episodes.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Screenings;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who waits, since when, and who watches. */
@Component
class WaitlistQuery {

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Screenings screenings;

    WaitlistQuery(Sql sql, Clock clock, Authorization authorization, Screenings screenings) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.screenings = screenings;
    }

    private record Row(
            ParticipantId participantId,
            EpisodeId episodeId,
            String name,
            Optional<String> track,
            Instant since,
            String owner,
            LocalDate nextContactOn,
            String zone) {}

    @Transactional(readOnly = true)
    WaitlistPage page() {
        return new WaitlistPage(sql
                .sql("""
                                select waiting.participant_id, waiting.episode_id, people.full_name as name, track.name as track,
                                       waiting.since, owner.full_name as owner, waiting.next_contact_on, program.zone
                                  from episodes.waiting
                                  join episodes.episode on episode.organization_id = waiting.organization_id
                                                       and episode.id = waiting.episode_id
                                  join people.v_names people on people.organization_id = waiting.organization_id
                                                            and people.participant_id = waiting.participant_id
                                  join staff.v_names owner on owner.organization_id = waiting.organization_id
                                                          and owner.staff_id = waiting.owner_id
                                  join programs.v_programs program on program.organization_id = waiting.organization_id
                                                                  and program.program_id = episode.program_id
                                  left join programs.v_tracks track on track.organization_id = waiting.organization_id
                                                                   and track.track_id = waiting.track_id
                                 where waiting.organization_id = :organization and waiting.left_at is null
                                   and waiting.participant_id = any (:reachable::uuid[])
                                 order by waiting.next_contact_on, waiting.since
                                """)
                .param("organization", Actor.current().organization())
                .param("reachable", authorization.reachable(Permission.WORK_INTAKE))
                .list(Row.class)
                .stream()
                .map(this::waiting)
                .toList());
    }

    private WaitlistPage.Waiting waiting(Row row) {
        var zone = ZoneId.of(row.zone());
        var show = new Show(Locale.US, zone);
        var standing = screenings.standing(row.episodeId());
        boolean due = !row.nextContactOn().isAfter(LocalDate.ofInstant(clock.instant(), zone));
        return new WaitlistPage.Waiting(
                row.participantId(),
                row.episodeId().value().toString(),
                row.name(),
                row.track().orElse("Any track"),
                show.date(row.since()),
                String.valueOf(ChronoUnit.DAYS.between(row.since(), clock.instant())),
                row.owner(),
                show.shortDay(row.nextContactOn()),
                due || !standing.letsOffer() ? Mark.NEEDS : Mark.OPEN,
                due ? "Contact is due" : standing.label());
    }
}
