package org.footbridge.episodes.fhir;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.fhir.Cursor;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.Keyset;
import org.footbridge.fhir.Page;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Sorting;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tracks and who is enrolled in them today, by each program's own day. */
@Component
class GroupQuery {

    static final Sorting SORTING = Sorting.byLastUpdated("changed_at", "id");

    /** Somebody comes in or leaves when the day begins, although nobody writes anything that night. */
    private static final String TRACKS = """
            select track.track_id as id, track.program_name, track.name, track.mode, track.regime,
                   day.today >= track.starts_on and (track.ends_on is null or track.ends_on >= day.today) as active,
                   greatest(track.created_at, moved.written_at, moved.came_at, moved.gone_at) as changed_at,
                   (1 + coalesce(moved.came, 0) + coalesce(moved.gone, 0))::int as version
              from programs.v_tracks track
              cross join lateral (select (:now::timestamptz at time zone track.zone)::date as today) day
              left join lateral (
                   select max(greatest(enrollment.changed_at, stay.changed_at)) as written_at,
                          max(enrollment.starts_on::timestamp at time zone track.zone)
                              filter (where enrollment.starts_on <= day.today) as came_at,
                          max((enrollment.ends_on + 1)::timestamp at time zone track.zone)
                              filter (where enrollment.ends_on < day.today) as gone_at,
                          count(*) as came, count(*) filter (where enrollment.ends_on < day.today) as gone
                     from episodes.enrollment
                     join episodes.episode stay
                       on stay.organization_id = enrollment.organization_id and stay.id = enrollment.episode_id
                    where enrollment.organization_id = track.organization_id and enrollment.track_id = track.track_id) moved
                on true
             where track.organization_id = :organization
            """;

    private final Sql sql;
    private final Clock clock;

    GroupQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record Asked(ReferenceQuery ids, boolean anyIdentifier, List<UUID> identifiers, DateWindow lastUpdated) {}

    record Track(
            UUID id,
            String programName,
            String name,
            Mode mode,
            Regime regime,
            boolean active,
            Instant changedAt,
            int version) {}

    /** @param endsOn last day, where it is known already */
    record Member(UUID trackId, UUID participantId, LocalDate startsOn, Optional<LocalDate> endsOn) {}

    @Transactional(readOnly = true)
    Optional<GroupRow> byId(UUID id) {
        return sql.sql("select * from (%s) track where id = :id".formatted(TRACKS))
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .param("id", id)
                .optional(Track.class)
                .map(track -> withMembers(List.of(track)).getFirst());
    }

    @Transactional(readOnly = true)
    Page<GroupRow> page(Asked asked, Keyset keyset) {
        var tracks = sql.sql("""
                        select * from (%s) track
                         where (:anyId or id = any(:ids::uuid[]))
                           and (:anyIdentifier or id = any(:identifiers::uuid[]))
                           and changed_at >= :updatedFrom and changed_at < :updatedUntil
                           and changed_at <@ :updated::tstzmultirange
                           and %s
                         order by %s
                         limit :limit
                        """.formatted(TRACKS, keyset.where(), keyset.order()))
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .bind(asked.ids().as("anyId", "ids"))
                .param("anyIdentifier", asked.anyIdentifier())
                .param("identifiers", asked.identifiers())
                .bind(asked.lastUpdated().as("updated"))
                .bind(keyset.parameters())
                .list(Track.class);
        return Page.of(withMembers(tracks), keyset, row -> Cursor.of(row.changedAt(), row.id()));
    }

    private List<GroupRow> withMembers(List<Track> tracks) {
        Map<UUID, List<Member>> members = sql
                .sql("""
                        select enrollment.track_id, enrollment.participant_id, enrollment.starts_on, enrollment.ends_on
                          from episodes.enrollment
                          join episodes.episode stay
                            on stay.organization_id = enrollment.organization_id and stay.id = enrollment.episode_id
                          join programs.v_tracks track
                            on track.organization_id = enrollment.organization_id and track.track_id = enrollment.track_id
                         where enrollment.organization_id = :organization and enrollment.track_id = any(:tracks::uuid[])
                           and stay.status in ('active', 'onhold')
                           and (:now::timestamptz at time zone track.zone)::date
                               between enrollment.starts_on and coalesce(enrollment.ends_on, 'infinity')
                         order by enrollment.starts_on, enrollment.participant_id
                        """)
                .param("organization", Actor.current().organization())
                .param("tracks", tracks.stream().map(Track::id).toList())
                .param("now", clock.instant())
                .list(Member.class)
                .stream()
                .collect(Collectors.groupingBy(Member::trackId));
        return tracks.stream()
                .map(track -> new GroupRow(track, members.getOrDefault(track.id(), List.of())))
                .toList();
    }
}
