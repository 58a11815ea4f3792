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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    private static final int COLUMNS = 6;

    private final PersonMeasuresQuery query;
    private final Courses courses;
    private final Instruments instruments;
    private final Measures measures;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;
    private final Clock clock;

    PersonMeasuresController(
            PersonMeasuresQuery query,
            Courses courses,
            Instruments instruments,
            Measures measures,
            Authorization authorization,
            House house,
            FormTokens tokens,
            Clock clock) {
        this.query = query;
        this.courses = courses;
        this.instruments = instruments;
        this.measures = measures;
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
                        .map(item -> AnswerPage.Item.of(
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
        return new PersonMeasuresPage(
                participant,
                query.nameOf(participant),
                courses.of(participant).stream()
                        .map(course -> course(course, show, zone))
                        .toList(),
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

    private PersonMeasuresPage.Course course(Courses.Course course, Show show, ZoneId zone) {
        var instrument = course.instrument();
        var columns = course.points()
                .subList(
                        Math.max(0, course.points().size() - COLUMNS),
                        course.points().size());
        var given = new HashMap<String, String>();
        for (var answer :
                query.answers(columns.stream().map(Courses.Point::responseId).toList())) {
            given.put(
                    answer.responseId() + answer.linkId(),
                    answer.value()
                            .map(value -> value.stripTrailingZeros().toPlainString())
                            .filter(value -> !answer.label().equals(Optional.of(value)))
                            .map(value -> value + " · " + answer.label().orElse(""))
                            .or(answer::label)
                            .orElse("not answered"));
        }
        var items = new ArrayList<PersonMeasuresPage.Item>();
        for (var item : instrument.items()) {
            items.add(new PersonMeasuresPage.Item(
                    item.number() + ". " + item.text(),
                    columns.stream()
                            .map(point -> given.getOrDefault(point.responseId() + item.linkId(), "not answered"))
                            .toList()));
        }
        return new PersonMeasuresPage.Course(
                course.trend(
                        instrument.title(),
                        summary(course, zone),
                        zone,
                        point -> words(instrument, point),
                        Instrument.Band::label),
                columns.stream()
                        .map(point -> show.date(point.authoredAt()) + ", "
                                + point.mode().label().toLowerCase(Locale.US))
                        .toList(),
                items,
                facts(instrument));
    }

    static List<String> facts(Instrument instrument) {
        var facts = new ArrayList<String>();
        for (var score : instrument.facts().scores()) {
            var named = instrument.facts().scores().size() == 1 ? "" : score.label() + ": ";
            score.rules().forEach(rule -> facts.add(named + sentence(rule)));
            score.screens().forEach(screen -> facts.add("%s%s (%s).".formatted(named, screen.label(), screen.paper())));
            facts.add(named + score.missing().rule() + " " + score.missing().source());
            if (!score.bands().isEmpty()) {
                facts.add("%sBands: %s. A band is not a diagnosis.".formatted(named, score.bandSource()));
            }
        }
        if (instrument.facts().unvalidated()) {
            facts.add("Our own short form: no study stands behind its number.");
        }
        instrument.facts().notice().ifPresent(facts::add);
        facts.add(instrument.facts().license());
        return facts;
    }

    private static String sentence(Instrument.ChangeRule rule) {
        var value = rule.value().stripTrailingZeros().toPlainString();
        return switch (rule.kind()) {
            case RELIABLE_CHANGE -> "A change of %s points or more counts as real (%s).".formatted(value, rule.paper());
            case CLINICALLY_SIGNIFICANT ->
                "A real change that crosses %s is clinically significant (%s).".formatted(value, rule.paper());
            case RESPONSE_PERCENT -> "Better by %s %% or more is a response (%s).".formatted(value, rule.paper());
            case REMISSION -> "%s is remission (%s).".formatted(value, rule.paper());
            case MINIMAL_IMPORTANT -> "A change of %s points matters to people (%s).".formatted(value, rule.paper());
        };
    }

    private static String words(Instrument instrument, Courses.Point point) {
        return point.total()
                .map(total -> "%s%s%s"
                        .formatted(
                                total.toPlainString(),
                                point.band()
                                        .flatMap(
                                                key -> instrument.facts().main().band(key))
                                        .map(band -> ", " + band.label())
                                        .orElse(""),
                                point.prorated() ? ", %d blank filled by the mean".formatted(point.missing()) : ""))
                .orElse("not scorable: %d blank".formatted(point.missing()));
    }

    /** "14, moderate, 5 less than at the start: a real change", as LOOK asks. */
    static String summary(Courses.Course course, ZoneId zone) {
        var last = course.last();
        if (last.isEmpty()) {
            return "No scorable answers yet.";
        }
        var sentence = words(course.instrument(), last.get());
        var sinceStart = course.changeSince(course.first());
        if (course.beforeLast().isPresent() && sinceStart.isPresent()) {
            sentence += ", " + compared(sinceStart.get(), "at the start", course, zone);
            var sinceLast = course.changeSince(course.beforeLast());
            if (sinceLast.isPresent() && course.points().size() > 2) {
                sentence += "; " + compared(sinceLast.get(), "the time before", course, zone);
            }
        }
        return sentence + ".";
    }

    private static String compared(int change, String when, Courses.Course course, ZoneId zone) {
        if (change == 0) {
            return "the same as " + when;
        }
        return "%d %s than %s: %s"
                .formatted(
                        Math.abs(change),
                        change < 0 ? "less" : "more",
                        when,
                        course.isReal(change, zone) ? "a real change" : "within chance");
    }

    private ZoneId zone() {
        return ZoneId.of(house.about().map(House.About::zone).orElse("UTC"));
    }
}
