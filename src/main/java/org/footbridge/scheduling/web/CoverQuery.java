package org.footbridge.scheduling.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of covering read. */
@Component
class CoverQuery {

    private static final int DAYS_AHEAD = 7;

    private final Sql sql;
    private final Clock clock;

    CoverQuery(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    record SessionRow(
            UUID sessionId,
            String title,
            String trackName,
            LocalDate onDate,
            Instant startsAt,
            Instant endsAt,
            Optional<String> leader) {}

    /** Open sessions of the next seven days that are not over, and the chosen ones. */
    @Transactional(readOnly = true)
    public List<SessionRow> sessions(Collection<UUID> chosen) {
        return sql.sql("""
                        select session.session_id, session.title, session.track_name, session.on_date, session.starts_at, session.ends_at,
                               name.full_name as leader
                          from scheduling.v_sessions session
                          left join staff.v_names name
                            on name.organization_id = session.organization_id and name.staff_id = session.facilitator_id
                         where session.organization_id = :organization and session.status = 'open'
                           and (session.ends_at > :from and session.starts_at < :until
                                or session.session_id = any(:chosen::uuid[]))
                         order by session.starts_at, session.track_name
                        """)
                .param("organization", Actor.current().organization())
                .param("chosen", chosen)
                .param("from", clock.instant())
                .param("until", clock.instant().plusSeconds(DAYS_AHEAD * 24L * 3600))
                .list(SessionRow.class);
    }

    record Colleague(UUID staffId, String name) {}

    /** Who leads and signs groups. */
    @Transactional(readOnly = true)
    public List<Choice> colleagues() {
        var roles = new ArrayList<>(Permission.SIGN_CLINICAL.roles());
        roles.retainAll(Permission.TAKE_ATTENDANCE.roles());
        return sql
                .sql("""
                        select distinct name.staff_id, name.signed_name as name
                          from staff.v_names name
                          join access.v_memberships member
                            on member.organization_id = name.organization_id and member.person_id = name.staff_id
                         where name.organization_id = :organization and member.ended_at is null and member.roles && :roles::text[]
                         order by name
                        """)
                .param("organization", Actor.current().organization())
                .param("roles", roles)
                .list(Colleague.class)
                .stream()
                .map(one -> new Choice(one.staffId().toString(), one.name()))
                .toList();
    }

    record RunningRow(UUID sessionId, String title, LocalDate onDate, Instant startsAt, String who, Instant until) {}

    @Transactional(readOnly = true)
    public List<RunningRow> running() {
        return sql.sql("""
                        select session.session_id, session.title, session.on_date, session.starts_at, name.full_name as who, cover.until
                          from scheduling.cover
                          join scheduling.v_sessions session
                            on session.organization_id = cover.organization_id and session.session_id = cover.session_id
                          join staff.v_names name
                            on name.organization_id = cover.organization_id and name.staff_id = cover.staff_id
                         where cover.organization_id = :organization and cover.ended_at is null and cover.until > :now
                         order by session.starts_at
                        """)
                .param("organization", Actor.current().organization())
                .param("now", clock.instant())
                .list(RunningRow.class);
    }

    record Name(ParticipantId participantId, String fullName) {}

    @Transactional(readOnly = true)
    public List<Name> names(Collection<UUID> people) {
        return sql.sql("""
                        select participant_id, full_name from people.v_names
                         where organization_id = :organization and participant_id = any(:people::uuid[])
                         order by full_name
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(Name.class);
    }

    @Transactional(readOnly = true)
    public String zone() {
        return sql.sql("select zone from programs.v_profile where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .optional(String.class)
                .orElse("UTC");
    }
}
