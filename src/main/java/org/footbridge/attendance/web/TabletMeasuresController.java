package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.Open;
import org.footbridge.access.Tablets;
import org.footbridge.attendance.TabletMeasures;
import org.footbridge.measures.AssignmentId;
import org.footbridge.measures.OwnProgress;
import org.footbridge.measures.Question;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Measures at the tablet after the check-in: one question at a time or all, kept as it goes. Without a visit every
 * address here leads back to the start, so that nothing of the last person is there for the next.
 */
@Controller
@Open
@RequestMapping(Tablets.PATH + "/measures")
class TabletMeasuresController {

    private static final String START = "redirect:" + Tablets.PATH;

    private final TabletMeasures measures;
    private final TabletStanding standing;
    private final House house;
    private final WordsOf wordsOf;

    TabletMeasuresController(TabletMeasures measures, TabletStanding standing, House house, WordsOf wordsOf) {
        this.measures = measures;
        this.standing = standing;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String start(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        var who = standing.of(request);
        return who.flatMap(one -> measures.first(one.tablet(), one.visit()))
                .map(asked -> page(who.orElseThrow(), asked, 0, 0, null, "Start", response, locale, model))
                .orElse(who.isPresent() ? "redirect:/arrival/check-in" : START);
    }

    @GetMapping("/{assignment}/{number:\\d{1,3}}")
    String question(
            @PathVariable UUID assignment,
            @PathVariable int number,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return show(assignment, number, 1, null, "Question", request, response, locale, model);
    }

    @GetMapping("/{assignment}/all")
    String all(
            @PathVariable UUID assignment,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return show(assignment, 1, Long.MAX_VALUE, null, "All", request, response, locale, model);
    }

    @GetMapping("/{assignment}/finish")
    String finish(
            @PathVariable UUID assignment,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        return show(assignment, 0, 0, null, "Finish", request, response, locale, model);
    }

    @PostMapping("/{assignment}/{number:\\d{1,3}}")
    String answer(
            @PathVariable UUID assignment,
            @PathVariable int number,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var id = new AssignmentId(assignment);
        var who = standing.of(request, fields);
        var item = who.flatMap(one -> measures.one(one.tablet(), one.visit(), id))
                .flatMap(asked -> asked.questions().instrument().items().stream()
                        .filter(one -> one.number() == number)
                        .findFirst());
        if (item.isEmpty()) {
            return START;
        }
        var one = who.orElseThrow();
        var given = fields.getOrDefault("answer", "").strip();
        boolean blank = fields.containsKey("blank");
        if (given.isEmpty() && !blank
                || !measures.save(one.tablet(), one.visit(), id, item.get().linkId(), blank ? null : given)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            var problem = wordsOf.of(locale).say("measures.chooseOrBlank");
            return show(assignment, number, 1, problem, "Question", request, response, locale, model);
        }
        return measures.one(one.tablet(), one.visit(), id)
                .flatMap(asked -> asked.questions().after(number))
                .map(next -> at(id, Integer.toString(next.number())))
                .orElse(at(id, "finish"));
    }

    /** All at once. Where an answer asks for more, the page comes again. */
    @PostMapping("/{assignment}/answers")
    String answers(
            @PathVariable UUID assignment, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        var id = new AssignmentId(assignment);
        var who = standing.of(request, fields);
        var before = who.flatMap(one -> measures.one(one.tablet(), one.visit(), id));
        if (before.isEmpty()) {
            return START;
        }
        var one = who.orElseThrow();
        keep(one, before.get(), fields);
        boolean more = measures.one(one.tablet(), one.visit(), id)
                .filter(asked -> !before.get()
                        .questions()
                        .due()
                        .containsAll(asked.questions().due()))
                .isPresent();
        return at(id, more ? "all" : "finish");
    }

    /** What is chosen while somebody is still choosing; a risk answer is not lost with the page. */
    @PostMapping("/{assignment}/draft")
    ResponseEntity<Void> draft(
            @PathVariable UUID assignment, @RequestParam Map<String, String> fields, HttpServletRequest request) {
        standing.of(request, fields)
                .ifPresent(one -> measures.one(one.tablet(), one.visit(), new AssignmentId(assignment))
                        .ifPresent(asked -> keep(one, asked, fields)));
        return ResponseEntity.noContent().build();
    }

    private void keep(TabletStanding.Standing one, TabletMeasures.Asked asked, Map<String, String> fields) {
        for (var item : asked.questions().instrument().items()) {
            var code = fields.get(item.linkId());
            if (code != null) {
                measures.save(
                        one.tablet(), one.visit(), asked.id(), item.linkId(), code.isBlank() ? null : code.strip());
            }
        }
    }

    @PostMapping("/{assignment}/response")
    String send(
            @PathVariable UUID assignment,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var id = new AssignmentId(assignment);
        var who = standing.of(request, fields);
        if (who.flatMap(one -> measures.one(one.tablet(), one.visit(), id)).isEmpty()) {
            return START;
        }
        var one = who.orElseThrow();
        var words = wordsOf.of(locale);
        return measures.send(one.tablet(), one.visit(), id, words.language())
                .map(sent -> sent.more() ? "redirect:/arrival/measures" : standing.thanks(response, sent.told()))
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return show(
                            assignment,
                            0,
                            0,
                            words.say("measures.nothingYet"),
                            "Finish",
                            request,
                            response,
                            locale,
                            model);
                });
    }

    /** Not now. What was chosen stays, to go on at home; a risk answer is told at once (CARE 4). */
    @PostMapping("/{assignment}/pause")
    String leave(
            @PathVariable UUID assignment,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response) {
        return standing.of(request, fields)
                .map(one -> standing.thanks(
                        response, measures.leave(one.tablet(), one.visit(), new AssignmentId(assignment))))
                .orElse(START);
    }

    private static String at(AssignmentId id, String where) {
        return "redirect:/arrival/measures/%s/%s".formatted(id.value(), where);
    }

    private String show(
            UUID assignment,
            int from,
            long most,
            @Nullable String problem,
            String template,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var who = standing.of(request);
        var asked = who.flatMap(one -> measures.one(one.tablet(), one.visit(), new AssignmentId(assignment)));
        if (asked.isEmpty()) {
            return START;
        }
        var due = asked.get().questions().due();
        if (most == 1 && due.stream().noneMatch(item -> item.number() == from)) {
            return at(asked.get().id(), "finish");
        }
        return page(who.orElseThrow(), asked.get(), from, most, problem, template, response, locale, model);
    }

    private String page(
            TabletStanding.Standing who,
            TabletMeasures.Asked asked,
            int from,
            long most,
            @Nullable String problem,
            String template,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var words = wordsOf.of(locale);
        var questions = asked.questions();
        var instrument = questions.instrument();
        standing.stays(response, who.visit());
        model.addAttribute(
                "page",
                new TabletMeasurePage(
                        who.visit().id().toString(),
                        "/arrival/measures/" + asked.id().value(),
                        OwnProgress.title(instrument, words),
                        instrument.stem(),
                        instrument.facts().notice().orElse(null),
                        most == 0 ? List.of() : questions.shown(from, most),
                        from,
                        questions.place(from),
                        questions.before(from),
                        questions.due().size(),
                        questions.blanks().stream()
                                .map(item -> Question.of(item, null, null))
                                .toList(),
                        Integer.toString(instrument.facts().minutes()),
                        questions.danger(false),
                        house.about()
                                .map(about -> words.say("measures.reader", about.name()))
                                .orElse(words.say("measures.readerUnnamed")),
                        problem));
        return "attendance/tabletMeasure" + template;
    }
}
