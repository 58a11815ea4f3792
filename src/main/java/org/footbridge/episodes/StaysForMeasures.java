package org.footbridge.episodes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.measures.EnrolledIn;
import org.footbridge.measures.OpenStay;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells measures whom a track's schedule asks, and which stay an answer belongs to. */
@Component
class StaysForMeasures implements OpenStay, EnrolledIn {

    private final Sql sql;

    StaysForMeasures(Sql sql) {
        this.sql = sql;
    }

    /** A stay is open from the day intake takes it up until it is discharged or cancelled. */
    @Override
    @Transactional(readOnly = true)
    public Optional<Stay> at(ParticipantId participant, Instant moment) {
        return sql.sql("""
                        select id as episode, regime, program_id
                          from episodes.episode
                         where organization_id = :organization and participant_id = :participant and opened_at <= :moment
                           and not exists (select from episodes.status_change ending
                                            where ending.organization_id = episode.organization_id
                                              and ending.episode_id = episode.id
                                              and ending.status in ('finished', 'cancelled') and ending.at <= :moment)
                         order by admitted_on is not null desc, opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("moment", moment)
                .optional(Stay.class);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, ProgramId> programs(Collection<UUID> episodes) {
        record Row(UUID id, UUID programId) {}
        return sql
                .sql("""
                        select id, program_id
                          from episodes.episode
                         where organization_id = :organization and id = any(:episodes::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("episodes", episodes)
                .list(Row.class)
                .stream()
                .collect(Collectors.toMap(Row::id, row -> new ProgramId(row.programId())));
    }

    /** Nobody is asked while a stay is on hold or the person is known to be away. */
    @Override
    @Transactional(readOnly = true)
    public List<Enrolled> on(TrackId track, LocalDate day) {
        record Row(UUID participantId, UUID episodeId, LocalDate since) {}
        return sql
                .sql("""
                        select enrollment.participant_id, enrollment.episode_id, enrollment.starts_on as since
                          from episodes.v_enrollments enrollment
                         where enrollment.organization_id = :organization and enrollment.track_id = :track
                           and enrollment.status = 'active'
                           and enrollment.starts_on <= :day and (enrollment.ends_on is null or enrollment.ends_on >= :day)
                           and not exists (select from episodes.leave
                                            where leave.organization_id = enrollment.organization_id
                                              and leave.episode_id = enrollment.episode_id
                                              and :day between leave.starts_on and leave.ends_on)
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("day", day)
                .list(Row.class)
                .stream()
                .map(row -> new Enrolled(new ParticipantId(row.participantId()), row.episodeId(), row.since()))
                .toList();
    }
}
