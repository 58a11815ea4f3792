package org.footbridge.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what with the own record, one line a person and day (CARE 19; 45 CFR 164.312(b)). It reads through the
 * audit's narrow function, which answers the bound participant alone and names nobody else an entry was about.
 */
@Component
public class Looks {

    /** Whole days are shown until there are this many lines. */
    private static final int LINES = 25;

    private final Sql sql;

    Looks(Sql sql) {
        this.sql = sql;
    }

    /** What was done, how often, and between which moments. */
    public record Deed(String act, String subject, int times, Instant first, Instant last) {}

    /**
     * One person on one day.
     *
     * @param kind {@code staff}, {@code contact} or {@code client}
     * @param membership empty for a program outside
     * @param glass the reason of a break-glass on that day, as the audit keeps it; empty where there was none
     * @param leads whether they led a session that day in which the person was due
     * @param inTeam whether another ground than a break-glass let them in then
     * @param covers whether the only ground was standing in for a colleague
     */
    public record Line(
            LocalDate day,
            String kind,
            Optional<UUID> membership,
            String name,
            String title,
            List<String> roles,
            String glass,
            boolean leads,
            boolean inTeam,
            boolean covers,
            List<Deed> deeds) {}

    /** @param older the day whose lines and those before come on the next page; empty on the last */
    public record Page(List<Line> lines, Optional<LocalDate> older) {}

    private record Row(
            LocalDate day,
            String actorKind,
            String actorName,
            Optional<UUID> membershipId,
            String name,
            String title,
            List<String> roles,
            String glass,
            boolean leads,
            boolean inTeam,
            boolean covers,
            String act,
            String subject,
            int times,
            Instant firstAt,
            Instant lastAt,
            boolean more) {}

    private record Key(LocalDate day, String kind, String name, Optional<UUID> membership) {}

    /**
     * The newest first, whole days.
     *
     * @param zone whose days
     * @param before only days before this one
     */
    @Transactional(readOnly = true)
    public Page of(ParticipantId me, ZoneId zone, Optional<LocalDate> before) {
        var rows = sql.sql("""
                        with deed as materialized (
                             select (seen.at at time zone :zone)::date as day, seen.at, seen.actor_kind, seen.actor_name,
                                    seen.membership_id, seen.act, seen.subject, seen.reason
                               from audit.looks_at(:me, :until::timestamptz) as seen),
                        counted as (
                             select day, sum(count(distinct coalesce(membership_id::text, actor_name))) over (order by day desc)
                                         - count(distinct coalesce(membership_id::text, actor_name)) as earlier
                               from deed
                              group by day),
                        line as (
                             select deed.day, deed.actor_kind, deed.actor_name, deed.membership_id, max(deed.reason) as glass,
                                    min(deed.at) as first_at, max(deed.at) as last_at
                               from deed
                               join counted on counted.day = deed.day and counted.earlier < :lines
                              group by deed.day, deed.actor_kind, deed.actor_name, deed.membership_id)
                        select line.day, line.actor_kind, line.actor_name, line.membership_id,
                               case when line.actor_kind = 'client' then coalesce(access.client_name(line.actor_name), line.actor_name)
                                    else coalesce(staff.signed_name, contact.name, '') end as name, coalesce(staff.title, contact.relation, '') as title,
                               coalesce(membership.roles, '{}') as roles, line.glass,
                               exists (select from scheduling.v_due due
                                         join scheduling.v_sessions session
                                           on session.organization_id = due.organization_id and session.session_id = due.session_id
                                        where due.organization_id = :organization and due.participant_id = :me
                                          and due.on_date = line.day
                                          and membership.person_id in (session.facilitator_id, session.cofacilitator_id)) as leads,
                               exists (select from access.v_relationships way
                                        where way.organization_id = :organization and way.participant_id = :me
                                          and (way.membership_id = line.membership_id or way.role = any (membership.roles))
                                          and way.ground <> 'break_glass'
                                          and way.starts_at <= line.last_at
                                          and (way.ends_at is null or way.ends_at > line.first_at)) as in_team,
                               exists (select from access.v_relationships way
                                        where way.organization_id = :organization and way.participant_id = :me
                                          and way.membership_id = line.membership_id and way.ground = 'cover'
                                          and way.starts_at <= line.last_at
                                          and (way.ends_at is null or way.ends_at > line.first_at)) as covers,
                               deed.act, deed.subject, count(*)::int as times, min(deed.at) as first_at, max(deed.at) as last_at,
                               exists (select from counted where earlier >= :lines) as more
                          from line
                          join deed on deed.day = line.day and deed.actor_kind = line.actor_kind
                                   and deed.actor_name = line.actor_name
                                   and deed.membership_id is not distinct from line.membership_id
                          left join access.v_memberships membership
                            on membership.organization_id = :organization and membership.membership_id = line.membership_id
                          left join staff.v_names staff
                            on staff.organization_id = :organization and staff.staff_id = membership.person_id
                          left join people.v_contacts_of contact
                            on contact.organization_id = :organization and contact.participant_id = :me
                           and contact.contact_id = membership.person_id
                         group by line.day, line.actor_kind, line.actor_name, line.membership_id, membership.person_id,
                                  staff.signed_name, staff.title, contact.name, contact.relation, membership.roles, line.glass,
                                  line.first_at, line.last_at, deed.act, deed.subject
                         order by line.day desc, line.last_at desc, min(deed.at), deed.act, deed.subject
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("zone", zone.getId())
                .param(
                        "until",
                        before.map(day -> day.atStartOfDay(zone).toInstant()).orElse(null))
                .param("lines", LINES)
                .list(Row.class);
        var lines = lines(rows);
        return new Page(
                lines,
                rows.stream().anyMatch(Row::more) ? Optional.of(lines.getLast().day()) : Optional.empty());
    }

    private static List<Line> lines(List<Row> rows) {
        Map<Key, List<Row>> byLine = new LinkedHashMap<>();
        rows.forEach(row -> byLine.computeIfAbsent(
                        new Key(row.day(), row.actorKind(), row.actorName(), row.membershipId()),
                        _ -> new ArrayList<>())
                .add(row));
        return byLine.values().stream().map(Looks::line).toList();
    }

    private static Line line(List<Row> deeds) {
        var first = deeds.getFirst();
        return new Line(
                first.day(),
                first.actorKind(),
                first.membershipId(),
                first.name(),
                first.title(),
                first.roles(),
                first.glass(),
                first.leads(),
                first.inTeam(),
                first.covers(),
                deeds.stream()
                        .map(row -> new Deed(row.act(), row.subject(), row.times(), row.firstAt(), row.lastAt()))
                        .toList());
    }
}
