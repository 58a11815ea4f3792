package org.footbridge.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.ScheduleId;
import org.footbridge.measures.Schedules;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.TrackId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which measures a track asks for by itself, what that costs a person a week, and how much of it is answered. */
@Controller
@RequestMapping("/program/tracks/{track}/measures")
class ScheduleController {

    /** Minutes a week of one person, above which the page warns (CARE 27). */
    static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(15);

    private final Schedules schedules;
    private final Instruments instruments;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final ScheduleQuery query;
    private final Clock clock;

    ScheduleController(
            Schedules schedules,
            Instruments instruments,
            Authorization authorization,
            FormTokens tokens,
            ScheduleQuery query,
            Clock clock) {
        this.schedules = schedules;
        this.instruments = instruments;
        this.authorization = authorization;
        this.tokens = tokens;
        this.query = query;
        this.clock = clock;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID track, Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var place = query.place(track);
        model.addAttribute(
                "page",
                page(
                        place,
                        new SchedulePage.Form(
                                "", "track", "7", "1", "", "2", today(place).toString(), ""),
                        Problems.none()));
        return "measures/schedule";
    }

    @PostMapping
    String set(
            @PathVariable UUID track,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var place = query.place(track);
        var form = filled(fields);
        var problems = problems(form);
        if (problems.any()) {
            return again(place, form, problems, response, model);
        }
        var asked = new Schedules.Asked(
                new ProgramId(place.programId()),
                form.scope().equals("program") ? Optional.empty() : Optional.of(new TrackId(track)),
                new InstrumentName(form.instrument()),
                number(form.everyDays()).orElseThrow(),
                number(form.fromWeek()).orElseThrow(),
                number(form.untilWeek()),
                number(form.daysToAnswer()).orElseThrow(),
                form.reason());
        return tokens.once(formToken, () -> switch (schedules.set(
                asked, day(form.from()).orElseThrow())) {
            case Schedules.WasSet(var _) -> "redirect:/program/tracks/" + track + "/measures";
            case Schedules.NotSet(var sentence) -> again(place, form, Problems.of("reason", sentence), response, model);
        });
    }

    @PostMapping("/{schedule}/end")
    String end(
            @PathVariable UUID track,
            @PathVariable UUID schedule,
            @RequestParam(defaultValue = "") String lastDay,
            RedirectAttributes next) {
        authorization.require(Permission.MANAGE_PROGRAM);
        day(lastDay)
                .ifPresentOrElse(
                        last -> schedules.end(new ScheduleId(schedule), last),
                        () -> next.addFlashAttribute(
                                "flash",
                                new Frame.Flash(Frame.Flash.Kind.PROBLEM, "Write the last day. Nothing was changed.")));
        return "redirect:/program/tracks/" + track + "/measures";
    }

    private String again(
            ScheduleQuery.Place place,
            SchedulePage.Form form,
            Problems problems,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(place, form, problems));
        return "measures/schedule";
    }

    /** A field that was not sent is an empty one. */
    private static SchedulePage.Form filled(Map<String, String> fields) {
        return new SchedulePage.Form(
                text(fields, "instrument"),
                text(fields, "scope"),
                text(fields, "everyDays"),
                text(fields, "fromWeek"),
                text(fields, "untilWeek"),
                text(fields, "daysToAnswer"),
                text(fields, "from"),
                text(fields, "reason"));
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private Problems problems(SchedulePage.Form form) {
        var problems = Problems.none();
        if (!form.instrument().matches("[A-Z][A-Z0-9]{1,31}")) {
            problems = problems.and("instrument", "Choose a measure.");
        }
        if (number(form.everyDays()).isEmpty()) {
            problems = problems.and("everyDays", "Say every how many days.");
        }
        if (number(form.fromWeek()).isEmpty()) {
            problems = problems.and("fromWeek", "Say from which week of a stay, 1 for the first.");
        }
        if (!form.untilWeek().isEmpty() && number(form.untilWeek()).isEmpty()) {
            problems = problems.and("untilWeek", "A week is a number.");
        }
        if (number(form.daysToAnswer()).isEmpty()) {
            problems = problems.and("daysToAnswer", "Say how many days there are to answer.");
        }
        if (day(form.from()).isEmpty()) {
            problems = problems.and("from", "Say from which day on.");
        }
        return problems;
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private LocalDate today(ScheduleQuery.Place place) {
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(place.zone()));
    }

    private SchedulePage page(ScheduleQuery.Place place, SchedulePage.Form form, Problems problems) {
        var today = today(place);
        var show = new Show(Locale.US, ZoneId.of(place.zone()));
        var track = new TrackId(place.trackId());
        var all = instruments.all();
        var rows = schedules.of(track, today);
        var done = schedules.completion(track, today);
        return new SchedulePage(
                place.trackId().toString(),
                place.programName() + ": " + place.name(),
                done.rate()
                        .map(rate ->
                                "In the last four weeks, %s to %s, %d of %d were answered (%d %%); %d still wait past their day."
                                        .formatted(
                                                show.date(today.minusWeeks(4)),
                                                show.date(today.minusDays(1)),
                                                done.answered(),
                                                done.asked(),
                                                rate,
                                                done.late()))
                        .orElse("Nothing was due in the last four weeks."),
                load(rows, all, today),
                rows.stream().map(row -> row(row, rows, all, show)).toList(),
                all.stream()
                        .filter(Instrument::hasAllWords)
                        .map(one -> new Choice(
                                one.name().value(),
                                "%s, about %d min, asks back %d days"
                                        .formatted(
                                                one.title(),
                                                one.facts().minutes(),
                                                one.facts().lookBackDays())))
                        .toList(),
                form,
                problems);
    }

    /** Minutes a week of one person in each phase, by today's rows. A form set twice is asked as often as the oftener row says. */
    private static List<SchedulePage.Load> load(
            List<Schedules.InForce> rows, List<Instrument> instruments, LocalDate today) {
        var now = rows.stream().filter(row -> !row.startsOn().isAfter(today)).toList();
        var starts = new TreeSet<Integer>();
        for (var row : now) {
            starts.add(row.asked().fromWeek());
            row.asked().untilWeek().ifPresent(last -> starts.add(last + 1));
        }
        List<SchedulePage.Load> load = new ArrayList<>();
        for (int from : starts) {
            var next = starts.higher(from);
            var minutes = now.stream()
                    .filter(row -> row.asked().isIn(from))
                    .collect(Collectors.toMap(
                            row -> row.asked().form(), row -> minutesAWeek(row.asked(), instruments), BigDecimal::max))
                    .values()
                    .stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (minutes.signum() > 0) {
                load.add(new SchedulePage.Load(
                        weeks(from, Optional.ofNullable(next).map(first -> first - 1)),
                        minutes.setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString(),
                        minutes.compareTo(MOST_MINUTES) > 0));
            }
        }
        return load;
    }

    private static BigDecimal minutesAWeek(Schedules.Asked asked, List<Instrument> instruments) {
        int minutes = named(asked.form(), instruments)
                .map(one -> one.facts().minutes())
                .orElse(0);
        return BigDecimal.valueOf(minutes * 7L).divide(BigDecimal.valueOf(asked.everyDays()), 4, RoundingMode.HALF_UP);
    }

    private static Optional<Instrument> named(InstrumentName name, List<Instrument> instruments) {
        return instruments.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static String weeks(int from, Optional<Integer> until) {
        return until.map(last -> last == from ? "Week " + from : "Weeks %d to %d".formatted(from, last))
                .orElse("From week " + from);
    }

    /** Titles of other forms of the same family that are asked in some of the same weeks. */
    private static List<String> sameFamily(
            Schedules.InForce row, List<Schedules.InForce> rows, List<Instrument> instruments) {
        var family =
                named(row.asked().form(), instruments).map(one -> one.facts().family());
        return rows.stream()
                .filter(other -> !other.asked().form().equals(row.asked().form()))
                .filter(other -> meet(row.asked(), other.asked()))
                .flatMap(other -> named(other.asked().form(), instruments).stream())
                .filter(other -> family.filter(other.facts().family()::equals).isPresent())
                .map(Instrument::title)
                .distinct()
                .toList();
    }

    private static boolean meet(Schedules.Asked one, Schedules.Asked other) {
        return one.isIn(other.fromWeek()) || other.isIn(one.fromWeek());
    }

    private static SchedulePage.Row row(
            Schedules.InForce row, List<Schedules.InForce> rows, List<Instrument> instruments, Show show) {
        var asked = row.asked();
        var form = named(asked.form(), instruments);
        List<String> notes = new ArrayList<>();
        form.filter(one -> one.facts().lookBackDays() > asked.everyDays())
                .ifPresent(one ->
                        notes.add("Asks about the last %d days every %d days: answers overlap, and a change shows late."
                                .formatted(one.facts().lookBackDays(), asked.everyDays())));
        sameFamily(row, rows, instruments)
                .forEach(other -> notes.add(
                        "%s is asked in the same weeks and asks about the same things: their answers overlap, and are two courses that are never compared. Ask one of them."
                                .formatted(other)));
        if (!asked.reason().isBlank()) {
            notes.add("Outside the ages it is made for, because: " + asked.reason());
        }
        return new SchedulePage.Row(
                row.id().value().toString(),
                form.map(Instrument::title).orElse(asked.form().value()),
                "%s, every %d days, %d days to answer%s"
                        .formatted(
                                weeks(asked.fromWeek(), asked.untilWeek()),
                                asked.everyDays(),
                                asked.daysToAnswer(),
                                asked.track().isEmpty() ? ", in every track of the program" : ""),
                "since " + show.date(row.startsOn())
                        + row.endsOn()
                                .map(last -> ", last on " + show.date(last))
                                .orElse(""),
                notes,
                row.endsOn().isPresent());
    }
}
