package org.footbridge.scheduling.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class GroupsQuery {

    private final Sql sql;
    private final Authorization authorization;

    GroupsQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record Row(
            UUID sessionId,
            LocalDate onDate,
            Instant startsAt,
            Instant endsAt,
            String zone,
            String title,
            String trackName,
            String programName,
            String status,
            Optional<String> leaders,
            int due) {}

    /** Both days included. @param mine only sessions the reader leads */
    @Transactional(readOnly = true)
    public List<Row> sessions(LocalDate from, LocalDate until, @Nullable UUID track, boolean mine) {
        authorization.require(Permission.RUN_GROUPS);
        return sql.sql("""
                        select session.session_id, session.on_date, session.starts_at, session.ends_at, session.zone, session.title,
                               session.track_name, session.program_name, session.status,
                               nullif(concat_ws(', ', first.full_name, second.full_name), '') as leaders,
                               coalesce(due.people, 0) as due
                          from scheduling.v_sessions session
                          left join staff.v_names first
                            on first.organization_id = session.organization_id and first.staff_id = session.facilitator_id
                          left join staff.v_names second
                            on second.organization_id = session.organization_id and second.staff_id = session.cofacilitator_id
                          left join lateral (
                               select count(*)::int as people
                                 from scheduling.v_due
                                where v_due.organization_id = session.organization_id and v_due.session_id = session.session_id) due
                            on true
                         where session.organization_id = :organization and session.on_date between :from and :until
                           and (:track::uuid is null or session.track_id = :track::uuid)
                           and (not :mine or :me::uuid in (session.facilitator_id, session.cofacilitator_id))
                         order by session.starts_at, session.title
                        """)
                .param("organization", Actor.current().organization())
                .param("from", from)
                .param("until", until)
                .param("track", track)
                .param("mine", mine)
                .param("me", Actor.current().person())
                .list(Row.class);
    }

    private record Track(UUID trackId, String programName, String name) {}

    @Transactional(readOnly = true)
    public List<Choice> tracks() {
        return sql.sql("""
                        select track_id, program_name, name
                          from programs.v_tracks
                         where organization_id = :organization
                         order by program_name, name
                        """).param("organization", Actor.current().organization()).list(Track.class).stream()
                .map(one -> new Choice(one.trackId().toString(), one.programName() + ": " + one.name()))
                .toList();
    }

    /** Where the organization's clock hangs; UTC before it said so. */
    @Transactional(readOnly = true)
    public String zone() {
        return sql.sql("select zone from programs.v_profile where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .optional(String.class)
                .orElse("UTC");
    }
}
