package org.footbridge.measures.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.measures.AssignmentId;
import org.footbridge.measures.Hour;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentId;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.OwnProgress;
import org.footbridge.measures.Question;
import org.footbridge.measures.Questions;
import org.footbridge.measures.ReadingHours;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
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
import org.springframework.web.servlet.support.RequestContextUtils;

/** A person answers a measure: one question at a time or all at once, kept as it goes, blank where she likes. */
@Controller
@RequestMapping("/me/measures/{assignment}")
class AnswerController {

    /** Sums nobody who said that life is at stake should read as "it is not so bad". */
    private static final Set<String> LIGHT = Set.of("minimal", "mild");

    private final AnswerQuery query;
    private final Measures measures;
    private final Instruments instruments;
    private final ReadingHours readingHours;
    private final House house;
    private final WordsOf wordsOf;

    AnswerController(
            AnswerQuery query,
            Measures measures,
            Instruments instruments,
            ReadingHours readingHours,
            House house,
            WordsOf wordsOf) {
        this.query = query;
        this.measures = measures;
        this.instruments = instruments;
        this.readingHours = readingHours;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String start(@PathVariable UUID assignment, HttpServletRequest request, Model model) {
        return show(assignment, 0, 0, null, "measures/start", request, model);
    }

    @GetMapping("/{number:\\d+}")
    String question(@PathVariable UUID assignment, @PathVariable int number, HttpServletRequest request, Model model) {
        return show(assignment, number, 1, null, "measures/question", request, model);
    }

    @GetMapping("/all")
    String all(@PathVariable UUID assignment, HttpServletRequest request, Model model) {
        return show(assignment, 1, Integer.MAX_VALUE, null, "measures/all", request, model);
    }

    @PostMapping("/{number:\\d+}")
    String answer(
            @PathVariable UUID assignment,
            @PathVariable int number,
            @RequestParam @Nullable String answer,
            @RequestParam @Nullable String blank,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var id = new AssignmentId(assignment);
        var asked = query.asked(id);
        var instrument = instrument(asked);
        if (number < 1 || number > instrument.items().size()) {
            throw new NotYours();
        }
        var words = words(request);
        if ((answer == null || answer.isBlank()) && blank == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(
                    assignment, number, 1, words.say("measures.chooseOrBlank"), "measures/question", request, model);
        }
        var item = instrument.items().get(number - 1);
        return switch (measures.save(id, item.linkId(), blank == null && answer != null ? answer.strip() : null)) {
            case Measures.Saved() -> onward(id, questions(asked), number);
            case Measures.NotSaved() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield show(assignment, number, 1, words.say("measures.notSaved"), "measures/question", request, model);
            }
        };
    }

    /** To the next item the answers so far do not leave out. */
    private static String onward(AssignmentId id, Questions questions, int number) {
        return questions
                .after(number)
                .map(item -> "redirect:/me/measures/%s/%d".formatted(id.value(), item.number()))
                .orElse("redirect:/me/measures/%s/finish".formatted(id.value()));
    }

    /** All at once; also what the page saves while somebody is still choosing. */
    @PostMapping("/answers")
    String answers(@PathVariable UUID assignment, @RequestParam Map<String, String> fields) {
        var id = new AssignmentId(assignment);
        var asked = query.asked(id);
        var shown = questions(asked).due();
        keep(id, fields);
        if (!shown.containsAll(questions(asked).due())) {
            return "redirect:/me/measures/%s/all".formatted(assignment); // an answer asks for more
        }
        return "redirect:/me/measures/%s/finish".formatted(assignment);
    }

    @PostMapping("/draft")
    ResponseEntity<Void> draft(@PathVariable UUID assignment, @RequestParam Map<String, String> fields) {
        keep(new AssignmentId(assignment), fields);
        return ResponseEntity.noContent().build();
    }

    private void keep(AssignmentId id, Map<String, String> fields) {
        for (var item : instrument(query.asked(id)).items()) {
            var code = fields.get(item.linkId());
            if (code != null) {
                measures.save(id, item.linkId(), code.isBlank() ? null : code.strip());
            }
        }
    }

    @GetMapping("/finish")
    String finish(@PathVariable UUID assignment, HttpServletRequest request, Model model) {
        return show(assignment, 0, 0, null, "measures/finish", request, model);
    }

    @PostMapping("/response")
    String send(@PathVariable UUID assignment, HttpServletRequest request, HttpServletResponse response, Model model) {
        var id = new AssignmentId(assignment);
        var asked = query.asked(id);
        if (asked.open()
                && measures.finish(
                                id, words(request).language(), questions(asked).heldBack())
                        .isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(assignment, 0, 0, words(request).say("measures.nothingYet"), "measures/finish", request, model);
        }
        return "redirect:/me/measures/%s/sent".formatted(assignment);
    }

    @GetMapping("/sent")
    String sent(@PathVariable UUID assignment, HttpServletRequest request, Model model) {
        var id = new AssignmentId(assignment);
        var asked = query.asked(id);
        var instrument = instrument(asked);
        var words = words(request);
        var sent = query.sent(id).orElseThrow(NotYours::new);
        boolean risky = instrument.speaksOfDanger(sent.answers());
        model.addAttribute(
                "page",
                new SentPage(
                        asked.participant(),
                        sent.total().isEmpty()
                                ? words.say("measures.noTotal")
                                : OwnProgress.now(
                                        sent.band().map(band -> risky && LIGHT.contains(band) ? "heard" : band), words),
                        risky,
                        !sent.heldBack() && instrument.leftDangerBlank(sent.answers()),
                        sent.heldBack(),
                        reader(words),
                        hours(readingHours.of(asked.participant()), words)));
        return "measures/sent";
    }

    /** Not now. What was chosen stays; a risk answer is told at once (CARE 4). */
    @PostMapping("/pause")
    String pause(@PathVariable UUID assignment, HttpServletRequest request, Model model) {
        var id = new AssignmentId(assignment);
        var asked = query.asked(id);
        boolean danger = questions(asked).danger(true);
        if (!measures.leave(id) || !danger) {
            return "redirect:/me";
        }
        var words = words(request);
        model.addAttribute(
                "page",
                new SentPage(
                        asked.participant(),
                        words.say("measures.kept"),
                        true,
                        false,
                        false,
                        reader(words),
                        hours(readingHours.of(asked.participant()), words)));
        return "measures/sent";
    }

    private String show(
            UUID assignment,
            int from,
            int most,
            @Nullable String problem,
            String template,
            HttpServletRequest request,
            Model model) {
        var id = new AssignmentId(assignment);
        var asked = query.asked(id);
        if (asked.finished()) {
            return "redirect:/me/measures/%s/sent".formatted(assignment);
        }
        if (!asked.open()) {
            return "redirect:/me";
        }
        var questions = questions(asked);
        var instrument = questions.instrument();
        if (from > instrument.items().size()) {
            throw new NotYours();
        }
        var words = words(request);
        if (questions.waits()) {
            model.addAttribute("page", page(asked, questions, List.of(), 0, problem, words));
            return "measures/later";
        }
        var due = questions.due();
        if (most == 1 && due.stream().noneMatch(item -> item.number() == from)) {
            return onward(id, questions, from);
        }
        var items = questions.shown(from, most);
        model.addAttribute("page", page(asked, questions, items, from, problem, words));
        return template;
    }

    private AnswerPage page(
            AnswerQuery.Asked asked,
            Questions questions,
            List<Question> items,
            int from,
            @Nullable String problem,
            Words words) {
        var instrument = questions.instrument();
        var blanks = questions.blanks();
        int count = questions.due().size();
        return new AnswerPage(
                asked.participant(),
                asked.id().toString(),
                OwnProgress.title(instrument, words),
                instrument.stem(),
                instrument.facts().notice().orElse(null),
                items,
                from,
                questions.place(from),
                questions.before(from),
                count,
                count - blanks.size(),
                blanks.stream().map(item -> Question.of(item, null, null)).toList(),
                Integer.toString(instrument.facts().minutes()),
                questions.danger(asked.riskSaved()),
                later(questions, words),
                reader(words),
                hours(questions.hour(), words),
                problem);
    }

    private @Nullable String later(Questions questions, Words words) {
        int held = questions.heldBack().size();
        return held == 0
                ? null
                : words.say(
                        questions.waits()
                                ? "measures.laterAll"
                                : held == 1 ? "measures.laterOne" : "measures.laterSome",
                        held);
    }

    private Instrument instrument(AnswerQuery.Asked asked) {
        return instruments.byId(new InstrumentId(asked.instrumentId()));
    }

    /** As they stand in this hour, away from the site. */
    private Questions questions(AnswerQuery.Asked asked) {
        return new Questions(
                instrument(asked), measures.saved(new AssignmentId(asked.id())), readingHours.of(asked.participant()));
    }

    private String reader(Words words) {
        return house.about()
                .map(about -> words.say("measures.reader", about.name()))
                .orElse(words.say("measures.readerUnnamed"));
    }

    /** When it is read, as it is in this hour (CARE 1, 2). */
    private String hours(Hour hour, Words words) {
        if (hour.staffed()) {
            return house.about()
                    .map(about -> words.say("measures.hours", about.staffedHours()))
                    .orElse(words.say("measures.hoursUnknown"));
        }
        var zone = house.about().map(House.About::zone).map(ZoneId::of).orElse(ZoneId.of("UTC"));
        return hour.next()
                .map(at -> words.say("measures.notBefore", new Show(words.locale(), zone).dateTime(at)))
                .orElse(words.say("measures.notNow.reader"));
    }

    private Words words(HttpServletRequest request) {
        return wordsOf.of(RequestContextUtils.getLocale(request));
    }
}
