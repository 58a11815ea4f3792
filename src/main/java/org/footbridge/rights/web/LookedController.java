package org.footbridge.rights.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.rights.Looks;
import org.footbridge.rights.Questions;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looked at my record, and a question about a line (CARE 19). */
@Controller
class LookedController {

    private static final String HERE = "/me/looked";
    private static final int LONGEST = 1_000;

    private final Looks looks;
    private final Questions questions;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    LookedController(
            Looks looks,
            Questions questions,
            Authorization authorization,
            FormTokens tokens,
            House house,
            WordsOf wordsOf) {
        this.looks = looks;
        this.questions = questions;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping(HERE)
    String list(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate before,
            Locale locale,
            Model model) {
        var me = me();
        var words = wordsOf.of(locale);
        var show = show(words);
        var page = looks.of(me, house.zone(), Optional.ofNullable(before));
        model.addAttribute(
                "page",
                new LookedPage(
                        me,
                        page.lines().stream()
                                .map(line -> line(line, words, show))
                                .toList(),
                        page.older().map(day -> HERE + "?before=" + day).orElse(null),
                        before == null
                                ? questions.of(me).stream()
                                        .map(one -> question(one, words, show))
                                        .toList()
                                : List.of(),
                        null));
        return "rights/looked";
    }

    /** The box for a question about one line. */
    @GetMapping(HERE + "/{day}/{who}")
    String asking(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String who,
            Locale locale,
            Model model) {
        model.addAttribute("page", asking(day, who, "", "", Problems.none(), wordsOf.of(locale)));
        return "rights/lookedAsk";
    }

    @PostMapping(HERE + "/{day}/{who}/questions")
    String ask(
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String who,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var me = me();
        var said = wordsOf.of(locale);
        var problems = Problems.none();
        if (words.isBlank() || words.strip().length() > LONGEST) {
            problems = problems.and("words", said.say("rights.ask.missing"));
        }
        if (!safetyAtStake.equals("yes") && !safetyAtStake.equals("no")) {
            problems = problems.and("safetyAtStake", said.say("rights.ask.atStake"));
        }
        var page = asking(day, who, words, safetyAtStake, problems, said);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page);
            return "rights/lookedAsk";
        }
        boolean atStake = safetyAtStake.equals("yes");
        var about = Objects.requireNonNull(page.asking()).who();
        return tokens.once(formToken, () -> {
            questions.ask(me, day, about, words, atStake);
            flash.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            Frame.Flash.Kind.DONE, said.say(atStake ? "rights.ask.sent.atStake" : "rights.ask.sent")));
            return atStake ? "redirect:/me/help" : "redirect:" + HERE;
        });
    }

    private LookedPage asking(LocalDate day, String who, String typed, String atStake, Problems problems, Words words) {
        var me = me();
        var show = show(words);
        var line = looks.of(me, house.zone(), Optional.of(day.plusDays(1))).lines().stream()
                .filter(one -> one.day().equals(day) && key(one).equals(who))
                .findFirst()
                .orElseThrow(NotYours::new);
        var said = new LookWords(words, show);
        return new LookedPage(
                me,
                List.of(),
                null,
                List.of(),
                new LookedPage.Asking(
                        day.toString(),
                        said.name(line),
                        show.day(day) + ": " + said.name(line),
                        said.why(line),
                        typed,
                        atStake,
                        problems));
    }

    private static LookedPage.Line line(Looks.Line line, Words words, Show show) {
        var said = new LookWords(words, show);
        return new LookedPage.Line(
                show.day(line.day()),
                said.name(line),
                line.title(),
                said.why(line),
                said.outside(line),
                said.deeds(line),
                HERE + "/" + line.day() + "/" + key(line));
    }

    /** Who somebody is in an address: a membership, or a program outside as one. */
    private static String key(Looks.Line line) {
        return line.membership().map(UUID::toString).orElse("program");
    }

    private static LookedPage.Question question(Questions.Asked one, Words words, Show show) {
        return new LookedPage.Question(
                show.day(one.onDay()) + ": " + one.who(),
                words.say("rights.question.asked", show.date(one.askedAt())),
                one.words(),
                one.answer().orElse(null),
                one.answeredAt()
                        .map(at -> words.say("rights.question.answered", show.date(at)))
                        .orElse(words.say("rights.question.waits")));
    }

    private Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
