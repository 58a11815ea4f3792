package org.footbridge.programs.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a director's pages read. */
@Component
class ProgramQuery {

    private final Sql sql;
    private final Authorization authorization;

    ProgramQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    record ProgramRow(
            UUID id,
            String name,
            String summary,
            String zone,
            String regime,
            LocalDate regimeDecidedOn,
            int youngestAge,
            Optional<Integer> oldestAge,
            int usualWeeks) {}

    @Transactional(readOnly = true)
    public List<ProgramRow> programs() {
        authorization.require(Permission.MANAGE_PROGRAM);
        return sql.sql("""
                        select id, name, summary, zone, regime, regime_decided_on, youngest_age, oldest_age, usual_weeks
                          from programs.program
                         where organization_id = :organization
                         order by name
                        """)
                .param("organization", Actor.current().organization())
                .list(ProgramRow.class);
    }

    record TrackRow(
            UUID trackId,
            UUID programId,
            String programName,
            String zone,
            String name,
            String mode,
            int capacity,
            Optional<String> placeName) {}

    @Transactional(readOnly = true)
    public List<TrackRow> tracks() {
        authorization.require(Permission.MANAGE_PROGRAM);
        return sql.sql("""
                        select track_id, program_id, program_name, zone, name, mode, capacity, place_name
                          from programs.v_tracks
                         where organization_id = :organization
                         order by program_name, name
                        """)
                .param("organization", Actor.current().organization())
                .list(TrackRow.class);
    }

    record SlotRow(
            UUID id,
            UUID trackId,
            int weekday,
            LocalTime starts,
            int minutes,
            String title,
            String kind,
            Optional<UUID> facilitatorId,
            Optional<UUID> cofacilitatorId,
            Optional<String> facilitator,
            LocalDate startsOn,
            Optional<LocalDate> endsOn) {}

    /** Hours that fall on some day from {@code day} on. */
    @Transactional(readOnly = true)
    public List<SlotRow> slots(LocalDate day) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return sql.sql("""
                        select slot.id, slot.track_id, slot.weekday, slot.starts, slot.minutes, slot.title, slot.kind,
                               slot.facilitator_id, slot.cofacilitator_id, name.full_name as facilitator, slot.starts_on, slot.ends_on
                          from programs.slot
                          left join staff.v_names name
                            on name.organization_id = slot.organization_id and name.staff_id = slot.facilitator_id
                         where slot.organization_id = :organization and (slot.ends_on is null or slot.ends_on >= :day)
                         order by slot.weekday, slot.starts, slot.starts_on
                        """)
                .param("organization", Actor.current().organization())
                .param("day", day)
                .list(SlotRow.class);
    }

    record ClosedDay(UUID programId, LocalDate day, String reason) {}

    @Transactional(readOnly = true)
    public List<ClosedDay> closedDays(LocalDate from) {
        authorization.require(Permission.MANAGE_PROGRAM);
        return sql.sql("""
                        select program_id, day, reason
                          from programs.closed_day
                         where organization_id = :organization and day >= :from
                         order by day
                        """)
                .param("organization", Actor.current().organization())
                .param("from", from)
                .list(ClosedDay.class);
    }

    record RuleRow(
            String name,
            String value,
            String source,
            LocalDate startsOn,
            Optional<String> programName,
            Optional<String> signedBy,
            Instant createdAt) {}

    @Transactional(readOnly = true)
    public List<RuleRow> rules() {
        authorization.require(Permission.MANAGE_PROGRAM);
        return sql.sql("""
                        select rule.name, rule.value, rule.source, rule.starts_on, program.name as program_name,
                               name.full_name as signed_by, rule.created_at
                          from programs.rule
                          left join programs.program
                            on program.organization_id = rule.organization_id and program.id = rule.program_id
                          left join staff.v_names name
                            on name.organization_id = rule.organization_id and name.staff_id = rule.signed_by
                         where rule.organization_id = :organization
                         order by rule.name, rule.starts_on desc, rule.created_at desc
                        """)
                .param("organization", Actor.current().organization())
                .list(RuleRow.class);
    }
}
