package org.footbridge.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.measures.Answers;
import org.footbridge.measures.AssignmentId;
import org.footbridge.measures.Courses;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.measures.Question;
import org.footbridge.measures.Reviews;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's measures for staff: how they went, item by item; asking for one; entering one. */
@Controller
@RequestMapping("/people/{participant}/measures")
class PersonMeasuresController {

    private final PersonMeasuresQuery query;
    private final Courses courses;
    private final Instruments instruments;
    private final Measures measures;
    private final Reviews reviews;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;
    private final Clock clock;

    PersonMeasuresController(
            PersonMeasuresQuery query,
            Courses courses,
            Instruments instruments,
            Measures measures,
            Reviews reviews,
            Authorization authorization,
            House house,
            FormTokens tokens,
            Clock clock) {
        this.query = query;
        this.courses = courses;
        this.instruments = instruments;
        this.measures = measures;
        this.reviews = reviews;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID participant, Model model) {
        model.addAttribute("page", page(new ParticipantId(participant), Problems.none()));
        return "measures/person";
    }

    @PostMapping("/assignments")
    String ask(
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String instrument,
            @RequestParam @Nullable LocalDate dueOn,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var id = new ParticipantId(participant);
        var chosen = named(instrument);
        if (chosen.isEmpty() || dueOn == null) {
            return again(
                    id,
                    Problems.of(
                            chosen.isEmpty() ? "instrument" : "dueOn",
                            chosen.isEmpty() ? "Choose a measure." : "Say until when."),
                    response,
                    model);
        }
        return switch (measures.assign(
                id,
                chosen.get().name(),
                dueOn,
                Optional.empty(),
                Optional.of(reason).filter(words -> !words.isBlank()))) {
            case Measures.Asked(var _) -> "redirect:/people/" + participant + "/measures";
            case Measures.NotAsked(var sentence) -> again(id, Problems.of("reason", sentence), response, model);
        };
    }

    @PostMapping("/assignments/{assignment}/withdrawal")
    String withdraw(@PathVariable UUID participant, @PathVariable UUID assignment) {
        measures.withdraw(new AssignmentId(assignment));
        return "redirect:/people/" + participant + "/measures";
    }

    @GetMapping("/new")
    String enter(@PathVariable UUID participant, @RequestParam(defaultValue = "PHQ9") String instrument, Model model) {
        var chosen = named(instrument).orElseThrow(NotYours::new);
        model.addAttribute("page", enterPage(new ParticipantId(participant), chosen, Map.of(), Problems.none()));
        return "measures/enter";
    }

    @PostMapping
    String store(
            @PathVariable UUID participant,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        var id = new ParticipantId(participant);
        var instrument = named(fields.getOrDefault("instrument", "")).orElseThrow(NotYours::new);
        var answers = answers(instrument, fields);
        var mode = mode(fields.getOrDefault("mode", ""));
        var answeredAt = answeredAt(fields.getOrDefault("date", ""), fields.getOrDefault("time", ""));
        var problems = Problems.none();
        if (mode.isEmpty()) {
            problems = problems.and("mode", "Say how the answers came in.");
        }
        if (answeredAt.isEmpty() || answeredAt.get().isAfter(clock.instant())) {
            problems = problems.and("date", "Say when the person answered; not after now.");
        }
        for (var item : instrument.items()) {
            var typed = fields.getOrDefault(item.linkId(), "").strip();
            if (!typed.isEmpty() && !item.takes(typed)) {
                problems = problems.and("item-" + item.number(), "This is no answer to this question.");
            }
        }
        if (answers.codes().isEmpty() && !problems.any()) {
            problems = problems.and("item-1", "At least one question needs an answer.");
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", enterPage(id, instrument, fields, problems));
            return "measures/enter";
        }
        return tokens.once(token(fields), () -> {
            var completed = measures.complete(
                    id, instrument.name(), answers, mode.orElseThrow(), answeredAt.orElseThrow(), Optional.empty());
            return completed
                    .alert()
                    .map(alert -> "redirect:/alerts/" + alert.value())
                    .orElse("redirect:/people/" + participant + "/measures");
        });
    }

    private String again(ParticipantId id, Problems problems, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(id, problems));
        return "measures/person";
    }

    private Optional<Instrument> named(String name) {
        return instruments.all().stream()
                .filter(one -> one.name().value().equals(name) && one.hasAllWords())
                .findFirst();
    }

    /** Those that can be given; one without its words cannot. */
    private List<Choice> choices() {
        return instruments.all().stream()
                .filter(Instrument::hasAllWords)
                .sorted(Comparator.comparing(Instrument::title))
                .map(one -> new Choice(one.name().value(), one.title()))
                .toList();
    }

    private static Answers answers(Instrument instrument, Map<String, String> fields) {
        var answers = Answers.none();
        for (var item : instrument.items()) {
            var code = fields.getOrDefault(item.linkId(), "").strip();
            if (item.takes(code)) {
                answers = answers.with(item.linkId(), code);
            }
        }
        return answers;
    }

    private static Optional<Mode> mode(String word) {
        return List.of(Mode.INTERVIEW, Mode.PAPER).stream()
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private Optional<Instant> answeredAt(String date, String time) {
        try {
            return Optional.of(LocalDateTime.of(LocalDate.parse(date), LocalTime.parse(time))
                    .atZone(zone())
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static @Nullable UUID token(Map<String, String> fields) {
        try {
            return UUID.fromString(fields.getOrDefault("formToken", ""));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private EnterPage enterPage(
            ParticipantId participant, Instrument instrument, Map<String, String> fields, Problems problems) {
        if (!authorization.may(Permission.WRITE_CHART, participant)) {
            authorization.require(Permission.WORK_INTAKE, participant);
        }
        var now = clock.instant().atZone(zone()).truncatedTo(ChronoUnit.MINUTES);
        return new EnterPage(
                participant,
                query.nameOf(participant),
                instrument.name().value(),
                instrument.title(),
                instrument.stem(),
                instrument.facts().notice().orElse(null),
                instrument.items().stream()
                        .map(item -> Question.of(
                                item,
                                fields.get(item.linkId()),
                                item.enabledBy().isEmpty() ? null : "Only if the answers above ask for it."))
                        .toList(),
                choices(),
                List.of(new Choice("interview", Mode.INTERVIEW.label()), new Choice("paper", Mode.PAPER.label())),
                fields.get("mode"),
                fields.getOrDefault("date", now.toLocalDate().toString()),
                fields.getOrDefault("time", now.toLocalTime().toString()),
                problems);
    }

    private PersonMeasuresPage page(ParticipantId participant, Problems problems) {
        if (!authorization.may(Permission.READ_CHART, participant)) {
            authorization.require(Permission.WORK_INTAKE, participant);
        }
        var zone = zone();
        var show = new Show(Locale.US, zone);
        var unreviewed = reviews.waiting(participant, zone);
        return new PersonMeasuresPage(
                participant,
                query.nameOf(participant),
                Stream.concat(unreviewed.openedSingly().stream(), unreviewed.together().stream())
                        .map(one -> new PersonMeasuresPage.Unreviewed(
                                one.name().value(),
                                one.main().instrument().title(),
                                StaffWords.summary(one.main(), one.main().change(zone)),
                                one.standing().label(),
                                CourseController.mark(one.standing()),
                                one.standing().openedSingly()))
                        .toList(),
                authorization.may(Permission.WRITE_CHART, participant) ? together(unreviewed) : Optional.empty(),
                drawn(courses.of(participant), zone),
                query.waiting(participant).stream()
                        .map(one -> new PersonMeasuresPage.Waiting(
                                one.assignmentId().toString(),
                                one.instrumentTitle(),
                                "until %s%s"
                                        .formatted(
                                                show.date(one.dueOn()),
                                                one.startedAt().isPresent() ? ", begun" : "")))
                        .toList(),
                choices(),
                LocalDate.ofInstant(clock.instant(), zone).toString(),
                problems);
    }

    /** Each form with the drawing of its first score; its others stand beside it in a line each. */
    private static List<PersonMeasuresPage.Course> drawn(List<Courses.Course> all, ZoneId zone) {
        return all.stream()
                .filter(Courses.Course::isMain)
                .map(main -> new PersonMeasuresPage.Course(
                        main.instrument().name().value(),
                        StaffWords.trend(main, zone, List.of()),
                        all.stream()
                                .filter(one -> one.instrument()
                                        .id()
                                        .equals(main.instrument().id()))
                                .filter(one -> !one.isMain() && one.trends())
                                .map(one -> "%s: %s"
                                        .formatted(one.score().label(), StaffWords.summary(one, one.change(zone))))
                                .toList()))
                .toList();
    }

    private static Optional<CoursePage.ToReview> together(Reviews.Waiting waiting) {
        int answers = waiting.together().stream()
                .mapToInt(form -> form.responses().size())
                .sum();
        return waiting.newest()
                .filter(_ -> answers > 0)
                .map(newest -> new CoursePage.ToReview(
                        "One act covers %s%s."
                                .formatted(
                                        answers == 1 ? "1 set of answers" : answers + " sets of answers",
                                        waiting.openedSingly().isEmpty()
                                                ? ""
                                                : "; what is worse or not on track is opened and decided by itself"),
                        newest.toString(),
                        CourseController.decisions()));
    }

    private ZoneId zone() {
        return ZoneId.of(house.about().map(House.About::zone).orElse("UTC"));
    }
}
