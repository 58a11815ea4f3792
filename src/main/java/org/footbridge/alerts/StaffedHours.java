package org.footbridge.alerts;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * When an alert reaches somebody at work: hours a director signed as a dated rule. Without one every hour counts as
 * unstaffed, and no risk item is asked away from the site (CARE 2).
 */
@Component
public class StaffedHours {

    /** The rule's name in the program's dated rules; its value is such as {@code Mon-Fri 08:00-21:00, Sat 09:00-13:00}. */
    public static final String RULE = "staffed hours";

    private static final int LOOK_AHEAD_DAYS = 14;

    private final Programs programs;
    private final Clock clock;
    private final Sql sql;

    StaffedHours(Programs programs, Clock clock, Sql sql) {
        this.programs = programs;
        this.clock = clock;
        this.sql = sql;
    }

    /** Whether somebody of this program is at work now. */
    @Transactional(readOnly = true)
    public boolean now(ProgramId program) {
        var zone = programs.zoneOf(program);
        var now = clock.instant().atZone(zone);
        var today = now.toLocalDate();
        return hours(program, today).stream().anyMatch(one -> one.holds(now.getDayOfWeek(), now.toLocalTime()))
                && !closed(program, today);
    }

    /** When somebody is at work next, within two weeks; nothing while somebody is, or where no hours are signed. */
    @Transactional(readOnly = true)
    public Optional<Instant> next(ProgramId program) {
        return now(program) ? Optional.empty() : coming(program, programs.zoneOf(program));
    }

    private Optional<Instant> coming(ProgramId program, ZoneId zone) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, zone);
        for (var day = today; day.isBefore(today.plusDays(LOOK_AHEAD_DAYS)); day = day.plusDays(1)) {
            var on = day;
            var opens = hours(program, day).stream()
                    .filter(one -> one.on(on.getDayOfWeek()))
                    .map(one -> on.atTime(one.from()).atZone(zone).toInstant())
                    .filter(now::isBefore)
                    .min(Instant::compareTo);
            if (opens.isPresent() && !closed(program, day)) {
                return opens;
            }
        }
        return Optional.empty();
    }

    private boolean closed(ProgramId program, LocalDate day) {
        return sql.sql("""
                        select exists (select from programs.v_closed_days
                                        where organization_id = :organization and program_id = :program and day = :day)
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("day", day)
                .single(Boolean.class);
    }

    private List<Hours> hours(ProgramId program, LocalDate day) {
        return programs.rule(RULE, program, day)
                .map(Rule::value)
                .map(StaffedHours::read)
                .orElse(List.of());
    }

    record Hours(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime until) {

        boolean on(DayOfWeek day) {
            return first.compareTo(last) <= 0
                    ? day.compareTo(first) >= 0 && day.compareTo(last) <= 0
                    : day.compareTo(first) >= 0 || day.compareTo(last) <= 0;
        }

        boolean holds(DayOfWeek day, LocalTime time) {
            return on(day) && !time.isBefore(from) && time.isBefore(until);
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
            var until = time(read.group(4));
            if (first.isEmpty()
                    || last.isEmpty()
                    || from.isEmpty()
                    || until.isEmpty()
                    || !from.get().isBefore(until.get())) {
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

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
