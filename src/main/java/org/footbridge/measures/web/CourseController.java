package org.footbridge.measures.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.footbridge.measures.Change;
import org.footbridge.measures.Courses;
import org.footbridge.measures.Decision;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Reviews;
import org.footbridge.measures.StayEvents;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One form of a person closely: how each score went, what changed, item by item; and who looked at it. */
@Controller
@RequestMapping("/people/{participant}/measures")
class CourseController {

    private static final int COLUMNS = 6;

    private final PersonMeasuresQuery query;
    private final Courses courses;
    private final Reviews reviews;
    private final ObjectProvider<StayEvents> events;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;

    CourseController(
            PersonMeasuresQuery query,
            Courses courses,
            Reviews reviews,
            ObjectProvider<StayEvents> events,
            Authorization authorization,
            House house,
            FormTokens tokens) {
        this.query = query;
        this.courses = courses;
        this.reviews = reviews;
        this.events = events;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping("/{form:[A-Z][A-Z0-9]{1,31}}")
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID participant, @PathVariable String form, Model model) {
        var id = new ParticipantId(participant);
        if (!authorization.may(Permission.READ_CHART, id)) {
            authorization.require(Permission.WORK_INTAKE, id);
        }
        model.addAttribute("page", page(id, new InstrumentName(form), Problems.none()));
        return "measures/course";
    }

    /** The act of looking: at one form, or without one at all that need not be opened singly. */
    @PostMapping("/reviews")
    String review(
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String through,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String line,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var id = new ParticipantId(participant);
        authorization.require(Permission.WRITE_CHART, id);
        var name = form.matches("[A-Z][A-Z0-9]{1,31}")
                ? Optional.of(new InstrumentName(form))
                : Optional.<InstrumentName>empty();
        var seen = moment(through);
        var chosen = Decision.of(decision);
        var back = "redirect:/people/" + participant + "/measures"
                + name.map(one -> "/" + one.value()).orElse("");
        if (seen.isEmpty() || (name.isEmpty() && !form.isEmpty())) {
            throw new NotYours();
        }
        if (chosen.isEmpty()) {
            next.addFlashAttribute(
                    "flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, "Choose what came of it. Nothing was kept."));
            return back;
        }
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    switch (reviews.review(id, name, seen.get(), chosen.get(), line, zone())) {
                        case Reviews.Reviewed(int answers) ->
                            new Frame.Flash(
                                    Frame.Flash.Kind.DONE,
                                    answers == 1
                                            ? "Looked at: 1 set of answers."
                                            : "Looked at: %d sets of answers.".formatted(answers));
                        case Reviews.NotReviewed(var sentence) ->
                            new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence + " Nothing was kept.");
                    });
            return back;
        });
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private CoursePage page(ParticipantId participant, InstrumentName form, Problems problems) {
        var zone = zone();
        var show = new Show(Locale.US, zone);
        var scores = courses.of(participant, form);
        if (scores.isEmpty()) {
            throw new NotYours();
        }
        var main = scores.getFirst();
        var changes = scores.stream().map(course -> course.change(zone)).toList();
        var gravest = changes.stream()
                .filter(change -> change.standing().openedSingly())
                .findFirst()
                .orElse(changes.getFirst());
        var from = main.since(zone);
        var happened = events.stream()
                .flatMap(known -> known.of(participant, from, zone).stream())
                .toList();
        var columns = main.points()
                .subList(
                        Math.max(0, main.points().size() - COLUMNS),
                        main.points().size());
        return new CoursePage(
                participant,
                query.nameOf(participant),
                form.value(),
                main.instrument().title(),
                gravest.standing().label(),
                mark(gravest.standing()),
                StaffWords.readings(gravest),
                scores.stream()
                        .map(course -> StaffWords.trend(course, zone, course == main ? happened : List.of()))
                        .toList(),
                columns.stream()
                        .map(point -> show.date(point.authoredAt()) + ", "
                                + point.mode().label().toLowerCase(Locale.US))
                        .toList(),
                items(main, columns),
                StaffWords.facts(main.instrument()),
                authorization.may(Permission.WRITE_CHART, participant) ? toReview(main) : Optional.empty(),
                reviews.past(participant, form).stream()
                        .map(one -> "%s, %s: %s"
                                .formatted(
                                        show.dateTime(one.reviewedAt()),
                                        one.by().orElse("a job"),
                                        one.words()))
                        .toList(),
                problems);
    }

    private List<CoursePage.Item> items(Courses.Course main, List<Courses.Point> columns) {
        Map<String, String> given = new HashMap<>();
        for (var answer :
                query.answers(columns.stream().map(Courses.Point::responseId).toList())) {
            given.put(
                    answer.responseId() + answer.linkId(),
                    answer.value()
                            .map(value -> StaffWords.plain(value)
                                    + answer.label()
                                            .filter(label -> !label.equals(StaffWords.plain(value)))
                                            .map(label -> " · " + label)
                                            .orElse(""))
                            .or(answer::label)
                            .orElse(answer.notAsked() ? "not answered: not asked at home" : "not answered"));
        }
        List<CoursePage.Item> items = new ArrayList<>();
        for (var item : main.instrument().items()) {
            items.add(new CoursePage.Item(
                    item.printed() + ". " + item.text(),
                    columns.stream()
                            .map(point -> given.getOrDefault(point.responseId() + item.linkId(), "not answered"))
                            .toList()));
        }
        return items;
    }

    private static Optional<CoursePage.ToReview> toReview(Courses.Course main) {
        var fresh = main.points().stream().filter(point -> !point.reviewed()).toList();
        return fresh.stream()
                .map(Courses.Point::storedAt)
                .max(Instant::compareTo)
                .map(newest -> new CoursePage.ToReview(
                        fresh.size() == 1
                                ? "1 set of answers nobody has looked at yet."
                                : "%d sets of answers nobody has looked at yet.".formatted(fresh.size()),
                        newest.toString(),
                        decisions()));
    }

    static List<Choice> decisions() {
        return List.of(Decision.values()).stream()
                .map(one -> new Choice(one.word(), one.label()))
                .toList();
    }

    static Mark mark(Change.Standing standing) {
        return switch (standing) {
            case WORSE, NOT_ON_TRACK -> Mark.NEEDS;
            case BETTER -> Mark.DONE;
            case SAME, FIRST -> Mark.OPEN;
            case UNREAD, NO_SCORE -> Mark.QUIET;
        };
    }

    private ZoneId zone() {
        return ZoneId.of(house.about().map(House.About::zone).orElse("UTC"));
    }
}
