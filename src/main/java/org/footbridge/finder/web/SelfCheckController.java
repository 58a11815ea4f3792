package org.footbridge.finder.web;

import static org.footbridge.referrals.PublicVisit.SLUG;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.finder.SelfCheck;
import org.footbridge.referrals.PublicVisit;
import org.footbridge.ui.Choice;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The self-check of a public page. Answers come in the body of a request, are answered, and are gone. */
@Controller
class SelfCheckController {

    private final PublicVisit visit;
    private final WordsOf wordsOf;

    SelfCheckController(PublicVisit visit, WordsOf wordsOf) {
        this.visit = visit;
        this.wordsOf = wordsOf;
    }

    @GetMapping(SLUG + "/check")
    String questions(@PathVariable String organization, Locale locale, Model model) {
        var words = wordsOf.of(locale);
        var choices = Arrays.stream(SelfCheck.Answer.values())
                .map(answer -> new Choice(
                        answer.name().toLowerCase(Locale.ROOT),
                        words.say("finder.check.answer." + answer.name().toLowerCase(Locale.ROOT))))
                .toList();
        model.addAttribute(
                "page",
                visit.of(
                        organization,
                        profile -> new CheckPage(
                                organization,
                                profile.phone(),
                                questions(words, true),
                                questions(words, false),
                                choices)));
        return "finder/check";
    }

    private static List<CheckPage.Asked> questions(org.footbridge.ui.Words words, boolean first) {
        return Arrays.stream(SelfCheck.Question.values())
                .filter(one -> one.comesFirst() == first)
                .map(one -> new CheckPage.Asked(one.key(), words.say("finder.check.ask." + one.key())))
                .toList();
    }

    @PostMapping(SLUG + "/check")
    String answer(
            @PathVariable String organization, @RequestParam Map<String, String> fields, Locale locale, Model model) {
        var words = wordsOf.of(locale);
        var result = SelfCheck.of(fields).result();
        var verdict = result.verdict().name().toLowerCase(Locale.ROOT);
        model.addAttribute(
                "page",
                visit.of(
                        organization,
                        profile -> new CheckedPage(
                                organization,
                                profile.phone(),
                                profile.staffedHours(),
                                words.say("finder.check.verdict." + verdict),
                                result.advice().contains(SelfCheck.Advice.DANGER),
                                result.verdict() != SelfCheck.Verdict.NOT_THIS_FIRST,
                                result.advice().stream()
                                        .map(one -> new CheckedPage.Door(
                                                words.say("finder.check.advice." + one.key()),
                                                words.say("finder.check.advice." + one.key() + ".text")))
                                        .toList())));
        return "finder/checked";
    }
}
