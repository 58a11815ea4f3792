package org.footbridge.messages;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How soon a program says it answers a message: its dated rule {@link #RULE}, in hours of working days, Monday to Friday
 * without the days the program is closed. Friday 17:00 and 24 hours make Monday 17:00.
 */
@Component
public class AnswerTime {

    /** The rule's name in the program's dated rules; its value is a whole number of hours. */
    public static final String RULE = "message answer hours";

    /** Used until a director signs a rule of their own. */
    static final int USUAL_HOURS = 24;

    /** A clock without open days would never stop; after so many days the rest is not counted any more. */
    private static final int MOST_DAYS = 400;

    private final Sql sql;
    private final Clock clock;
    private final Programs programs;

    AnswerTime(Sql sql, Clock clock, Programs programs) {
        this.sql = sql;
        this.clock = clock;
        this.programs = programs;
    }

    /**
     * What is promised for a message sent now.
     *
     * @param hours of working days
     * @param dueAt until when the answer is there
     */
    public record Promise(int hours, Instant dueAt) {}

    @Transactional(readOnly = true)
    public Promise now(ProgramId program) {
        var zone = programs.zoneOf(program);
        var now = clock.instant();
        int hours = programs.rule(RULE, program, LocalDate.ofInstant(now, zone))
                .flatMap(AnswerTime::hours)
                .orElse(USUAL_HOURS);
        return new Promise(
                hours, due(now, Duration.ofHours(hours), zone, closed(program, LocalDate.ofInstant(now, zone))));
    }

    /** A rule nobody can read promises the usual, not nothing. */
    private static Optional<Integer> hours(Rule rule) {
        return rule.value().strip().matches("[1-9]\\d{0,2}") ? Optional.of(rule.number()) : Optional.empty();
    }

    static Instant due(Instant from, Duration allowed, ZoneId zone, Set<LocalDate> closed) {
        var left = allowed;
        var at = from;
        for (int day = 0; day < MOST_DAYS; day++) {
            var date = LocalDate.ofInstant(at, zone);
            var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
            if (works(date, closed)) {
                var today = Duration.between(at, midnight);
                if (left.compareTo(today) <= 0) {
                    return at.plus(left);
                }
                left = left.minus(today);
            }
            at = midnight;
        }
        return at;
    }

    private static boolean works(LocalDate date, Set<LocalDate> closed) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !closed.contains(date);
    }

    private Set<LocalDate> closed(ProgramId program, LocalDate from) {
        return new HashSet<>(sql.sql("""
                        select day from programs.v_closed_days
                         where organization_id = :organization and program_id = :program and day >= :from
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("from", from)
                .list(LocalDate.class));
    }
}
