package org.footbridge.plans.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.PlanReviewId;
import org.footbridge.plans.PlanReviews;
import org.footbridge.plans.ReviewOutcome;
import org.footbridge.plans.Stuck;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A review ends on the staff's page, and begins on the person's phone with "I feel stuck". */
@Controller
class ReviewController {

    private final PlanReviews reviews;
    private final Stuck stuck;
    private final WhoReads whoReads;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    ReviewController(
            PlanReviews reviews,
            Stuck stuck,
            WhoReads whoReads,
            Authorization authorization,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.reviews = reviews;
        this.stuck = stuck;
        this.whoReads = whoReads;
        this.authorization = authorization;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @PostMapping("/episodes/{episode}/plan/reviews/{review}")
    String close(
            @PathVariable UUID episode,
            @PathVariable UUID review,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String what,
            @RequestParam @Nullable String together,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var chosen = Arrays.stream(ReviewOutcome.values())
                .filter(one -> one.name().equalsIgnoreCase(outcome))
                .findFirst();
        return tokens.once(formToken, () -> {
            var came = chosen.isEmpty()
                    ? new PlanReviews.NotReviewed("Choose what came of it.")
                    : reviews.close(new PlanReviewId(review), chosen.get(), what, together != null);
            next.addFlashAttribute(
                    "flash",
                    came instanceof PlanReviews.NotReviewed(var sentence)
                            ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence)
                            : new Frame.Flash(Frame.Flash.Kind.DONE, "Kept: what came of it."));
            return "redirect:/episodes/" + episode + "/plan";
        });
    }

    @GetMapping("/me/plan/stuck")
    String ask(Locale locale, Model model) {
        return page("", Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping("/me/plan/stuck")
    String say(
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            jakarta.servlet.http.HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var me = me();
        var said = wordsOf.of(locale);
        boolean answered = safetyAtStake.equals("yes") || safetyAtStake.equals("no");
        var problems = whoReads.of(me, said).later() && !answered
                ? Problems.of("safetyAtStake", said.say("plans.atStakeFirst"))
                : Problems.none();
        if (words.length() > 2000) {
            problems = problems.and("words", said.say("plans.tooLong"));
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(words, problems, said, model);
        }
        boolean danger = safetyAtStake.equals("yes");
        return tokens.once(formToken, () -> {
            stuck.say(me, words, danger);
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(Frame.Flash.Kind.DONE, said.say(danger ? "plans.stuck.told" : "plans.stuck.kept")));
            return danger ? "redirect:/me/help" : "redirect:/me/plan";
        });
    }

    private String page(String typed, Problems problems, Words words, Model model) {
        var me = me();
        var reader = whoReads.of(me, words);
        model.addAttribute("page", new StuckPage(me, typed, reader.who(), reader.when(), reader.later(), problems));
        return "plans/stuck";
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
