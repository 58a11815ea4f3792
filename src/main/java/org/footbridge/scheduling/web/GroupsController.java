package org.footbridge.scheduling.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The week's groups: mine, or everybody's. */
@Controller
class GroupsController {

    private final GroupsQuery query;
    private final Authorization authorization;
    private final Clock clock;

    GroupsController(GroupsQuery query, Authorization authorization, Clock clock) {
        this.query = query;
        this.authorization = authorization;
        this.clock = clock;
    }

    /** @param date any day of the week to show; today's without one */
    @GetMapping("/groups")
    String show(
            @RequestParam @Nullable LocalDate date,
            @RequestParam @Nullable UUID track,
            @RequestParam(defaultValue = "false") boolean all,
            Locale locale,
            Model model) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(query.zone()));
        var monday = (date == null ? today : date).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var mine = query.sessions(monday, monday.plusDays(6), track, !all);
        boolean nothingOfMine = !all && mine.isEmpty() && track == null && date == null;
        var rows = nothingOfMine ? query.sessions(monday, monday.plusDays(6), null, false) : mine;
        var keep = (track == null ? "" : "&track=" + track) + (all ? "&all=true" : "");
        var show = new Show(locale, ZoneId.of(query.zone()));
        model.addAttribute(
                "page",
                new GroupsPage(
                        show.date(monday) + " – " + show.date(monday.plusDays(6)),
                        monday.datesUntil(monday.plusDays(7))
                                .map(day -> day(day, today, rows, locale))
                                .toList(),
                        query.tracks(),
                        track == null ? null : track.toString(),
                        !all && !nothingOfMine,
                        "/groups?date=" + monday.minusWeeks(1) + keep,
                        "/groups?date=" + monday.plusWeeks(1) + keep,
                        "/groups?date=" + today + keep,
                        authorization.may(Permission.HAND_OVER_GROUPS)));
        return "scheduling/groups";
    }

    private static GroupsPage.Day day(LocalDate day, LocalDate today, List<GroupsQuery.Row> rows, Locale locale) {
        return new GroupsPage.Day(
                new Show(locale, ZoneId.of("UTC")).day(day),
                day.equals(today),
                rows.stream()
                        .filter(row -> row.onDate().equals(day))
                        .map(row -> line(row, locale))
                        .toList());
    }

    private static GroupsPage.Line line(GroupsQuery.Row row, Locale locale) {
        var show = new Show(locale, ZoneId.of(row.zone()));
        return new GroupsPage.Line(
                "/sessions/" + row.sessionId(),
                show.times(row.startsAt(), row.endsAt()),
                row.title(),
                row.programName() + ", " + row.trackName(),
                row.leaders().orElse("Nobody leads it yet"),
                row.due() == 1 ? "1 person" : row.due() + " people",
                switch (row.status()) {
                    case "closed" -> Mark.DONE;
                    case "cancelled" -> Mark.QUIET;
                    default -> Mark.OPEN;
                },
                switch (row.status()) {
                    case "closed" -> "Closed";
                    case "cancelled" -> "Cancelled";
                    default -> "Open";
                });
    }
}
