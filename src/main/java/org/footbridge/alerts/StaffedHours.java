package org.footbridge.alerts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PageMemory;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an alert reaches somebody at work: hours a director signed as a dated rule, in which somebody stands on the rota
 * who saw their phone ring. Every other hour counts as unstaffed, and no risk item is asked away from the site in it
 * (CARE 2).
 */
@Component
public class StaffedHours {

    /** The rule's name in the program's dated rules; its value is such as {@code Mon-Fri 08:00-21:00, Sat 09:00-13:00}. */
    public static final String RULE = "staffed hours";

    private static final int LOOK_AHEAD_DAYS = 14;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Sql sql;
    private final Clock clock;
    private final Rota rota;

    StaffedHours(Sql sql, Clock clock, Rota rota) {
        this.sql = sql;
        this.clock = clock;
        this.rota = rota;
    }

    /** Whether somebody of this program is at work now, on duty, and was seen to be reached by phone. */
    @Transactional(readOnly = true)
    public boolean now(ProgramId program) {
        return PageMemory.remembered(new Now(program), () -> isStaffed(program));
    }

    private record Now(ProgramId program) {}

    private boolean isStaffed(ProgramId program) {
        var now = clock.instant();
        return signed(Optional.of(program), now.minus(A_DAY), now.plus(A_DAY)).stream()
                        .anyMatch(one -> one.holds(now))
                && rota.isStaffedNow();
    }

    /**
     * When somebody will be at work and on duty next, within two weeks, by what is signed and planned; nothing while
     * somebody is, or where nobody is planned.
     */
    @Transactional(readOnly = true)
    public Optional<Instant> next(ProgramId program) {
        if (now(program)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var until = now.plus(Duration.ofDays(LOOK_AHEAD_DAYS));
        return Span.inBoth(signed(Optional.of(program), now, until), planned(now, until, false)).stream()
                .map(Span::from)
                .filter(now::isBefore)
                .findFirst();
    }

    /** Signed hours of any program in which nobody stands on the rota, cut to the stretch asked about. */
    @Transactional(readOnly = true)
    public List<Span> holes(Instant from, Instant until) {
        return holes(from, until, false);
    }

    /** The stretch of signed hours around now in which nobody's phone is confirmed, if it is such a time. */
    @Transactional(readOnly = true)
    public Optional<Span> holeNow() {
        var now = clock.instant();
        // From a midnight on: a hole of more than a day begins at the same minute whenever one looks, and is told once.
        return holes(now.minus(A_DAY).truncatedTo(ChronoUnit.DAYS), now.plus(A_DAY), true).stream()
                .filter(hole -> hole.holds(now))
                .findFirst();
    }

    private List<Span> holes(Instant from, Instant until, boolean confirmedOnly) {
        var asked = List.of(new Span(from, until));
        return Span.without(
                Span.inBoth(signed(Optional.empty(), from, until), asked), planned(from, until, confirmedOnly));
    }

    private List<Span> planned(Instant from, Instant until, boolean confirmedOnly) {
        return rota.covered(
                LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1),
                LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1),
                confirmedOnly);
    }

    private record Day(String zone, LocalDate day, String value) {

        Stream<Span> spans() {
            return read(value).stream()
                    .filter(hours -> hours.on(day.getDayOfWeek()))
                    .map(hours -> Shift.span(day, hours.from(), hours.until(), ZoneId.of(zone)));
        }
    }

    /** What is signed for each day, in the program's own zone; closed days are left out. */
    private List<Span> signed(Optional<ProgramId> program, Instant from, Instant until) {
        return sql
                .sql("""
                        select program.zone, asked.on_day::date as day, rule.value
                          from programs.v_programs program
                         cross join generate_series(:first::date, :last::date, interval '1 day') as asked (on_day)
                         cross join lateral (select value
                                               from programs.v_rules
                                              where v_rules.organization_id = program.organization_id
                                                and v_rules.name = :rule and v_rules.starts_on <= asked.on_day
                                                and (v_rules.program_id = program.program_id or v_rules.program_id is null)
                                              order by v_rules.program_id nulls last, v_rules.starts_on desc,
                                                       v_rules.created_at desc
                                              limit 1) as rule
                         where program.organization_id = :organization
                           and (:program::uuid is null or program.program_id = :program::uuid)
                           and not exists (select from programs.v_closed_days closed
                                            where closed.organization_id = program.organization_id
                                              and closed.program_id = program.program_id and closed.day = asked.on_day::date)
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("rule", RULE)
                .param("first", LocalDate.ofInstant(from, ZoneOffset.UTC).minusDays(1))
                .param("last", LocalDate.ofInstant(until, ZoneOffset.UTC).plusDays(1))
                .list(Day.class)
                .stream()
                .flatMap(Day::spans)
                .toList();
    }

    record Hours(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime until) {

        boolean on(DayOfWeek day) {
            return first.compareTo(last) <= 0
                    ? day.compareTo(first) >= 0 && day.compareTo(last) <= 0
                    : day.compareTo(first) >= 0 || day.compareTo(last) <= 0;
        }
    }

    private static final Pattern PART = Pattern.compile(
            "([a-z]{3})[a-z]*(?:\\s*[-–]\\s*([a-z]{3})[a-z]*)?\\s+(\\d{1,2}:\\d{2})\\s*[-–]\\s*(\\d{1,2}:\\d{2})");

    /** What cannot be read as a whole staffs no hour: better nobody is asked than nobody answers. */
    static List<Hours> read(String value) {
        List<Hours> all = new ArrayList<>();
        for (var part : value.toLowerCase(Locale.ROOT).split("[,;]")) {
            var read = PART.matcher(part.strip());
            if (!read.matches()) {
                return List.of();
            }
            var first = day(read.group(1));
            var last = read.group(2) == null ? first : day(read.group(2));
            var from = time(read.group(3));
            var until = isMidnight(read.group(4)) ? Optional.of(LocalTime.MIDNIGHT) : time(read.group(4));
            if (first.isEmpty()
                    || last.isEmpty()
                    || from.isEmpty()
                    || until.isEmpty()
                    || !from.get().isBefore(until.get()) && !isMidnight(read.group(4))) {
                return List.of();
            }
            all.add(new Hours(first.get(), last.get(), from.get(), until.get()));
        }
        return all;
    }

    private static Optional<DayOfWeek> day(String letters) {
        for (var day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(letters)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    /** The end of the day, as a program that somebody is there for day and night writes it. */
    private static boolean isMidnight(String end) {
        return end.equals("24:00");
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
