package org.footbridge.alerts;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long an alert waits for somebody before it is told to the next level: minutes a director signs as dated rules, with
 * defaults. The person's program's own hold before the organization's; of several programs the shortest wait, and the
 * shortest signed anywhere for somebody who is in none.
 */
@Component
class AcknowledgeWithin {

    /** Rule names in the program's dated rules. */
    static final String NOW = "alert acknowledge minutes";

    static final String SAME_DAY = "alert same day minutes";

    private final Sql sql;
    private final Clock clock;
    private final House house;
    private final ObjectProvider<ProgramsOf> stays;

    AcknowledgeWithin(Sql sql, Clock clock, House house, ObjectProvider<ProgramsOf> stays) {
        this.sql = sql;
        this.clock = clock;
        this.house = house;
        this.stays = stays;
    }

    /** @param about nobody where the person has no record yet */
    @Transactional(readOnly = true)
    Duration of(Urgency urgency, Optional<ParticipantId> about) {
        return switch (urgency) {
            case NOW -> minutes(NOW, about, 15);
            case SAME_DAY, LAPSE -> minutes(SAME_DAY, about, 240);
        };
    }

    private Duration minutes(String rule, Optional<ParticipantId> about, int unlessSigned) {
        var signed = signed(rule);
        var everywhere = signed.getOrDefault(Optional.<UUID>empty(), unlessSigned);
        var programs = about.map(this::programs).orElse(List.of());
        return Duration.ofMinutes(
                programs.isEmpty()
                        ? shortest(signed.values(), unlessSigned)
                        : shortest(
                                programs.stream()
                                        .map(program -> signed.getOrDefault(Optional.of(program.value()), everywhere))
                                        .toList(),
                                unlessSigned));
    }

    private List<ProgramId> programs(ParticipantId participant) {
        return stays.stream().flatMap(source -> source.of(participant).stream()).toList();
    }

    private static int shortest(Collection<Integer> minutes, int unlessSigned) {
        return minutes.stream().mapToInt(Integer::intValue).min().orElse(unlessSigned);
    }

    private record Signed(Optional<UUID> programId, int minutes) {}

    /**
     * The minutes in force today by the organization's wall clock, by program. What is no positive number cannot make an
     * alert wait forever: it is passed over, and the row before it stays in force.
     */
    private Map<Optional<UUID>, Integer> signed(String rule) {
        return sql
                .sql("""
                        select distinct on (program_id) program_id, trim(value)::int as minutes
                          from programs.v_rules
                         where organization_id = :organization and name = :rule and starts_on <= :today
                           and value ~ '^\\s*[1-9][0-9]{0,5}\\s*$'
                         order by program_id, starts_on desc, created_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("rule", rule)
                .param("today", LocalDate.ofInstant(clock.instant(), house.zone()))
                .list(Signed.class)
                .stream()
                .collect(toMap(Signed::programId, Signed::minutes));
    }
}
