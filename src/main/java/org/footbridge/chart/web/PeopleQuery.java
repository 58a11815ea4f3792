package org.footbridge.chart.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists the people the actor reaches: by name or newest first, filtered by stage and track, page by page. */
@Component
class PeopleQuery {

    private final Sql sql;
    private final Authorization authorization;

    PeopleQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record Row(
            UUID participantId,
            String fullName,
            Optional<String> pronouns,
            Optional<String> status,
            Optional<LocalDate> admittedOn,
            Optional<String> programName,
            Optional<String> trackName,
            Optional<String> therapist,
            boolean alert) {}

    record TrackRow(UUID trackId, String name, String programName) {}

    /**
     * @param search part of a name; empty for everybody
     * @param stage a word of {@code episodes.Status}, or {@code none} for people without a stay, or empty
     * @param after whom the last page ended with, so that no name stands in an address
     */
    @Transactional(readOnly = true)
    List<Row> list(String search, String stage, Optional<UUID> track, Optional<UUID> after, int count) {
        return sql.sql("""
                        select name.participant_id, name.full_name, name.pronouns,
                               stay.status, stay.admitted_on, program.name as program_name, track.name as track_name,
                               therapist.full_name as therapist, alert.alert_id is not null as alert
                          from people.v_names name
                          left join lateral (
                               select * from episodes.v_episodes episode
                                where episode.organization_id = name.organization_id
                                  and episode.participant_id = name.participant_id
                                order by status in ('active', 'onhold') desc, opened_at desc
                                limit 1) stay on true
                          left join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                          left join lateral (
                               select * from episodes.v_enrollments enrollment
                                where enrollment.organization_id = name.organization_id and enrollment.episode_id = stay.episode_id
                                order by enrollment.starts_on desc
                                limit 1) enrolled on true
                          left join programs.v_tracks track
                            on track.organization_id = enrolled.organization_id and track.track_id = enrolled.track_id
                          left join staff.v_names therapist
                            on therapist.organization_id = stay.organization_id and therapist.staff_id = stay.primary_therapist_id
                          left join alerts.v_open alert
                            on alert.organization_id = name.organization_id and alert.participant_id = name.participant_id
                         where name.organization_id = :organization
                           and name.participant_id = any(:reachable::uuid[])
                           and (:search = '' or name.full_name ilike '%' || :search || '%'
                                             or name.given_name || ' ' || name.family_name ilike '%' || :search || '%')
                           and (:stage = '' or coalesce(stay.status, 'none') = :stage)
                           and (:track::uuid is null or enrolled.track_id = :track::uuid)
                           and (:after::uuid is null
                                or (lower(name.family_name || ' ' || name.called), name.participant_id)
                                   > (select lower(last.family_name || ' ' || last.called), last.participant_id
                                        from people.v_names last
                                       where last.organization_id = :organization and last.participant_id = :after::uuid))
                         order by lower(name.family_name || ' ' || name.called), name.participant_id
                         limit :count
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", authorization.reachable(Permission.SEE_PERSON))
                .param("search", escaped(search))
                .param("stage", stage)
                .param("track", track)
                .param("after", after)
                .param("count", count + 1)
                .list(Row.class);
    }

    @Transactional(readOnly = true)
    List<TrackRow> tracks() {
        return sql.sql("""
                        select track_id, name, program_name
                          from programs.v_tracks
                         where organization_id = :organization
                         order by program_name, name
                        """)
                .param("organization", Actor.current().organization())
                .list(TrackRow.class);
    }

    private static String escaped(String search) {
        return search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
