package org.footbridge.alerts.web;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.alerts.Rota;
import org.footbridge.alerts.Shift;
import org.footbridge.alerts.Span;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;

/** Seven days of the rota as they will be lived: who is on duty when, and where nobody is. */
@Component
class DutyWeek {

    private static final int DAYS = 7;

    private final Rota rota;
    private final StaffedHours hours;
    private final House house;

    DutyWeek(Rota rota, StaffedHours hours, House house) {
        this.rota = rota;
        this.hours = hours;
        this.house = house;
    }

    /** @param plans whether the reader may change it */
    RotaPage.Week from(LocalDate first, Instant now, Map<MembershipId, String> names, boolean plans) {
        var drawing = new Drawing(house.zone(), now, names, plans);
        var last = first.plusDays(DAYS - 1);
        var shifts = rota.between(first, last).stream().collect(groupingBy(Shift::day));
        var holes = holes(first, now);
        var next = last.plusDays(1);
        return new RotaPage.Week(
                "%s – %s".formatted(drawing.show.date(first), drawing.show.date(last)),
                first.toString(),
                first.minusDays(DAYS).toString(),
                first.plusDays(DAYS).toString(),
                first.equals(drawing.today),
                first.datesUntil(first.plusDays(DAYS))
                        .map(day -> drawing.day(day, shifts.getOrDefault(day, List.of()), holes))
                        .toList(),
                next.datesUntil(next.plusDays(DAYS))
                        .filter(day -> drawing.within(day, holes).findAny().isPresent())
                        .map(drawing.show::shortDay)
                        .toList());
    }

    /** Of these days and of the week after; a hole that is over is nobody's any more. */
    private List<Span> holes(LocalDate first, Instant now) {
        var from = first.atStartOfDay(house.zone()).toInstant();
        var until = first.plusDays(2 * DAYS).atStartOfDay(house.zone()).toInstant();
        return until.isAfter(now) ? hours.holes(from.isAfter(now) ? from : now, until) : List.of();
    }

    private static final class Drawing {

        private final ZoneId wall;
        private final Instant now;
        private final LocalDate today;
        private final Map<MembershipId, String> names;
        private final boolean plans;
        private final Show show;

        Drawing(ZoneId wall, Instant now, Map<MembershipId, String> names, boolean plans) {
            this.wall = wall;
            this.now = now;
            this.today = LocalDate.ofInstant(now, wall);
            this.names = names;
            this.plans = plans;
            this.show = new Show(Locale.US, wall);
        }

        private record Timed(LocalTime starts, RotaPage.Line line) {}

        RotaPage.Day day(LocalDate day, List<Shift> shifts, List<Span> holes) {
            var lines = new ArrayList<Timed>();
            shifts.forEach(shift -> lines.add(new Timed(shift.starts(), line(shift))));
            within(day, holes).forEach(hole -> lines.add(hole(day, hole)));
            return new RotaPage.Day(
                    day.equals(today) ? "Today" : show.shortDay(day),
                    day.equals(today),
                    lines.stream()
                            .sorted(Comparator.comparing(Timed::starts))
                            .map(Timed::line)
                            .toList());
        }

        private RotaPage.Line line(Shift shift) {
            var span = shift.span(wall);
            boolean confirmed = shift.confirmedAt().isPresent();
            boolean begun = !span.from().isAfter(now);
            boolean over = !span.until().isAfter(now);
            return new RotaPage.Line(
                    plans && !over ? shift.id().value().toString() : null,
                    names.getOrDefault(shift.membershipId(), "Somebody who left"),
                    show.time(shift.starts()) + " – " + show.time(shift.ends()),
                    over ? Mark.QUIET : confirmed ? Mark.DONE : begun ? Mark.NEEDS : Mark.QUIET,
                    state(confirmed, begun, over),
                    null,
                    false);
        }

        private static String state(boolean confirmed, boolean begun, boolean over) {
            if (over) {
                return confirmed ? "Over" : "Over, phone never confirmed";
            }
            return confirmed ? "Phone confirmed" : begun ? "Phone not confirmed" : "Planned";
        }

        private Timed hole(LocalDate day, Span hole) {
            var starts = LocalTime.ofInstant(hole.from(), wall).withSecond(0).withNano(0);
            var ends = LocalTime.ofInstant(hole.until(), wall).withSecond(0).withNano(0);
            return new Timed(
                    starts,
                    new RotaPage.Line(
                            null,
                            "Nobody",
                            show.times(hole.from(), hole.until()),
                            Mark.NEEDS,
                            "Hole",
                            plans
                                    ? "/rota?from=%1$s&day=%1$s&starts=%2$s&ends=%3$s#plan".formatted(day, starts, ends)
                                    : null,
                            true));
        }

        private Stream<Span> within(LocalDate day, List<Span> holes) {
            var starts = day.atStartOfDay(wall).toInstant();
            var ends = day.plusDays(1).atStartOfDay(wall).toInstant();
            return holes.stream()
                    .filter(hole -> hole.from().isBefore(ends) && hole.until().isAfter(starts))
                    .map(hole -> new Span(
                            hole.from().isAfter(starts) ? hole.from() : starts,
                            hole.until().isBefore(ends) ? hole.until() : ends));
        }
    }
}
