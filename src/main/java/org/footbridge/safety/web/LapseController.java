package org.footbridge.safety.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.LapseId;
import org.footbridge.safety.Lapses;
import org.footbridge.safety.Lapses.Question;
import org.footbridge.safety.Part;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The person tells a lapse: first what follows from it, then one question after the other (CARE 5). */
@Controller
@RequestMapping("/me/lapse")
class LapseController {

    private final Lapses lapses;
    private final CopingPlans plans;
    private final WhoReads whoReads;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    LapseController(
            Lapses lapses,
            CopingPlans plans,
            WhoReads whoReads,
            Authorization authorization,
            FormTokens tokens,
            House house,
            WordsOf wordsOf) {
        this.lapses = lapses;
        this.plans = plans;
        this.whoReads = whoReads;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String before(Locale locale, Model model) {
        var me = me();
        var words = wordsOf.of(locale);
        var reader = whoReads.of(me, words);
        model.addAttribute(
                "page",
                new LapsePage(
                        me,
                        null,
                        "before",
                        lapses.asksSafety(me),
                        false,
                        Arrays.stream(Lapses.Consequence.values())
                                .map(one -> consequence(me, one, words))
                                .toList(),
                        List.of(),
                        List.of(),
                        null,
                        reader.who(),
                        reader.when(),
                        Problems.none()));
        return "safety/lapse";
    }

    /** The program's words in the page's language, else in English and marked so, else what is true of this software. */
    private LapsePage.Consequence consequence(ParticipantId me, Lapses.Consequence what, Words words) {
        var key = "safety.lapse." + what.name().toLowerCase(Locale.ROOT);
        var said = lapses.says(me, what, words.locale());
        if (said.isPresent()) {
            return new LapsePage.Consequence(words.say(key), said.get(), null);
        }
        return lapses.says(me, what, WordsOf.ENGLISH)
                .map(english -> new LapsePage.Consequence(words.say(key), english, "en"))
                .orElseGet(() -> new LapsePage.Consequence(
                        words.say(key),
                        words.say(
                                key + ".unsaid",
                                house.about().map(House.About::phone).orElse("988")),
                        null));
    }

    @PostMapping
    String tell(@RequestParam @Nullable UUID formToken) {
        var me = me();
        return tokens.once(
                formToken, () -> "redirect:/me/lapse/" + lapses.tell(me).value());
    }

    @GetMapping("/{lapse}")
    String next(@PathVariable UUID lapse, @RequestParam @Nullable String told, Locale locale, Model model) {
        return page(new LapseId(lapse), told != null, Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping("/{lapse}")
    String answer(
            @PathVariable UUID lapse,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String later,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var id = new LapseId(lapse);
        var words = wordsOf.of(locale);
        var asked = Arrays.stream(Question.values())
                .filter(one -> one.name().equalsIgnoreCase(question))
                .findFirst()
                .orElse(Question.NONE);
        return switch (lapses.answer(me(), id, asked, later.isEmpty() ? answer : "")) {
            case Lapses.Kept(boolean told) -> "redirect:/me/lapse/" + lapse + (told ? "?told=yes" : "");
            case Lapses.Unclear() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(id, false, Problems.of("answer", words.say("safety.lapse.choose")), words, model);
            }
        };
    }

    private String page(LapseId id, boolean told, Problems problems, Words words, Model model) {
        var me = me();
        var lapse = lapses.get(me, id);
        var question = lapse.next();
        var reader = whoReads.of(me, words);
        model.addAttribute(
                "page",
                new LapsePage(
                        me,
                        id.value().toString(),
                        question.name().toLowerCase(Locale.ROOT),
                        lapses.asksSafety(me),
                        told,
                        List.of(),
                        choices(question, words),
                        own(me, question),
                        said(lapse),
                        reader.who(),
                        reader.when(),
                        problems));
        return "safety/lapse";
    }

    /** The last answer that needs help shown on the next page. */
    private static @Nullable String said(Lapses.Told lapse) {
        return switch (lapse.next()) {
            case NALOXONE ->
                lapse.safe().filter(one -> !one.equals("with_somebody")).orElse(null);
            case WITHDRAWAL -> lapse.naloxone().filter("not_here"::equals).orElse(null);
            case HAPPENED ->
                lapse.withdrawal().filter(one -> !one.equals("none")).orElse(null);
            case SAFE, NEXT, NONE -> null;
        };
    }

    private static List<Choice> choices(Question question, Words words) {
        var answers =
                switch (question) {
                    case SAFE -> List.of("with_somebody", "alone", "not_safe");
                    case NALOXONE -> List.of("here", "not_here", "not_needed");
                    case WITHDRAWAL -> List.of("none", "some", "strong");
                    case HAPPENED, NEXT, NONE -> List.<String>of();
                };
        return answers.stream()
                .map(one -> new Choice(one, words.say("safety.lapse.answer." + one)))
                .toList();
    }

    private List<String> own(ParticipantId me, Question question) {
        var part =
                switch (question) {
                    case NALOXONE -> Part.OVERDOSE;
                    case NEXT -> Part.IF_IT_HAPPENS;
                    case NONE -> Part.AGAIN;
                    case SAFE, WITHDRAWAL, HAPPENED -> null;
                };
        return part == null
                ? List.of()
                : plans
                        .current(me, CopingKind.RELAPSE)
                        .map(plan -> plan.content().of(part))
                        .orElse(List.of())
                        .stream()
                        .map(CopingContent.Line::text)
                        .toList();
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
