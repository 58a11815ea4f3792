package org.footbridge.referrals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How fast this organization answers whoever knocks: its dated rule "first response hours". A referral has no program
 * yet, so the strictest program's rule holds, and a day counts as closed when every program is.
 */
@Component
public class FirstResponse {

    public static final String RULE = "first response hours";

    /** Used until a director signs a rule of their own. */
    static final int USUAL_HOURS = 24;

    private final Sql sql;
    private final Clock clock;
    private final Programs programs;

    FirstResponse(Sql sql, Clock clock, Programs programs) {
        this.sql = sql;
        this.clock = clock;
        this.programs = programs;
    }

    /** Working hours within which a first answer is promised. */
    @Transactional(readOnly = true)
    public int hours() {
        var today = LocalDate.ofInstant(clock.instant(), zone());
        return programIds().stream()
                .map(program -> programs.rule(RULE, program, today))
                .flatMap(Optional::stream)
                .map(Rule::value)
                .mapToInt(Integer::parseInt)
                .min()
                .orElse(USUAL_HOURS);
    }

    /** The rule in force now, ready to be asked about many referrals. */
    @Transactional(readOnly = true)
    public Due due() {
        return new Due(hours(), new ResponseClock(Duration.ofHours(hours()), zone(), new HashSet<>(closedDays())));
    }

    /** Until when each referral should have been answered. */
    public static final class Due {

        private final int hours;
        private final ResponseClock clock;

        private Due(int hours, ResponseClock clock) {
            this.hours = hours;
            this.clock = clock;
        }

        /** Working hours promised. */
        public int hours() {
            return hours;
        }

        /** The organization's own wall clock. */
        public ZoneId zone() {
            return clock.zone();
        }

        public Instant at(Instant received) {
            return clock.dueAt(received);
        }
    }

    /** The organization's own wall clock. */
    @Transactional(readOnly = true)
    public ZoneId zone() {
        return sql.sql("select zone from programs.v_profile where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .optional(String.class)
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    private List<ProgramId> programIds() {
        return sql
                .sql("select program_id from programs.v_programs where organization_id = :organization")
                .param("organization", Actor.current().organization())
                .list(java.util.UUID.class)
                .stream()
                .map(ProgramId::new)
                .toList();
    }

    private List<LocalDate> closedDays() {
        return sql.sql("""
                        select day
                          from programs.v_closed_days
                         where organization_id = :organization
                         group by day
                        having count(*) = (select count(*) from programs.v_programs where organization_id = :organization)
                        """)
                .param("organization", Actor.current().organization())
                .list(LocalDate.class);
    }
}
