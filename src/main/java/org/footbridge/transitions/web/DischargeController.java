package org.footbridge.transitions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.platform.FormTokens;
import org.footbridge.transitions.Aftercare;
import org.footbridge.transitions.AftercareStepId;
import org.footbridge.transitions.Discharges;
import org.footbridge.transitions.Discharges.Leaving;
import org.footbridge.transitions.Summaries;
import org.footbridge.transitions.Summaries.Saving;
import org.footbridge.transitions.SummaryWords;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The end of a stay: summary, aftercare, and the act that ends it. */
@Controller
@RequestMapping("/episodes/{episode}")
class DischargeController {

    private final DischargePages pages;
    private final DischargeQuery query;
    private final Summaries summaries;
    private final Aftercare aftercare;
    private final Discharges discharges;
    private final FormTokens tokens;

    DischargeController(
            DischargePages pages,
            DischargeQuery query,
            Summaries summaries,
            Aftercare aftercare,
            Discharges discharges,
            FormTokens tokens) {
        this.pages = pages;
        this.query = query;
        this.summaries = summaries;
        this.aftercare = aftercare;
        this.discharges = discharges;
        this.tokens = tokens;
    }

    @GetMapping("/discharge")
    String show(@PathVariable UUID episode, Model model) {
        model.addAttribute("page", pages.of(new EpisodeId(episode)));
        return "transitions/discharge";
    }

    /** What the person takes along: summary, plan and numbers, as a document to print. */
    @GetMapping("/discharge/packet")
    String packet(@PathVariable UUID episode, Model model) {
        model.addAttribute("page", pages.of(new EpisodeId(episode)));
        return "transitions/packet";
    }

    @PostMapping("/discharge-summary")
    String saveSummary(
            @PathVariable UUID episode, @ModelAttribute SummaryForm form, HttpServletResponse response, Model model) {
        var id = new EpisodeId(episode);
        return switch (summaries.save(id, form.version(), form.words())) {
            case Saving.Saved _ -> "redirect:/episodes/" + episode + "/discharge#summary";
            case Saving.AlreadySigned _ ->
                again(
                        id,
                        null,
                        Problems.of("", "The summary is signed. What is missing goes into an addendum."),
                        response,
                        model);
            case Saving.Conflict _ ->
                again(
                        id,
                        form.words(),
                        Problems.of(
                                "course",
                                "Somebody else saved this meanwhile. Both texts are below; yours is not lost."),
                        response,
                        model);
        };
    }

    @PostMapping("/discharge-summary/signature")
    String signSummary(@PathVariable UUID episode, RedirectAttributes next) {
        var home = "/episodes/" + episode + "/discharge";
        return switch (summaries.sign(new EpisodeId(episode))) {
            case Signing.Signed _ -> "redirect:" + home + "#summary";
            case Signing.NeedsSecondFactor _ -> "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=" + home;
            case Signing.NotLicensed(var sentence) -> {
                next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, sentence));
                yield "redirect:" + home + "#summary";
            }
        };
    }

    @PostMapping("/aftercare-steps")
    String arrange(
            @PathVariable UUID episode,
            @ModelAttribute StepForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var id = new EpisodeId(episode);
        var problems = form.problems();
        if (problems.any()) {
            return wrong(pages.of(id, DischargeForm.empty(), form, null, problems), response, model);
        }
        var zone = query.header(id, Permission.WRITE_CHART).zoneId();
        return tokens.once(formToken, () -> {
            aftercare.arrange(id, form.read(zone));
            return "redirect:/episodes/" + episode + "/discharge#aftercare";
        });
    }

    @PostMapping("/aftercare-steps/{step}/confirmation")
    String confirm(@PathVariable UUID episode, @PathVariable UUID step) {
        aftercare.confirm(new EpisodeId(episode), new AftercareStepId(step));
        return "redirect:/episodes/" + episode + "/discharge#aftercare";
    }

    @PostMapping("/aftercare-steps/{step}/removal")
    String drop(@PathVariable UUID episode, @PathVariable UUID step) {
        aftercare.drop(new EpisodeId(episode), new AftercareStepId(step));
        return "redirect:/episodes/" + episode + "/discharge#aftercare";
    }

    @PostMapping("/discharge")
    String discharge(
            @PathVariable UUID episode,
            @ModelAttribute DischargeForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var id = new EpisodeId(episode);
        var problems = form.problems();
        if (problems.any()) {
            return wrong(pages.of(id, form, StepForm.empty(), null, problems), response, model);
        }
        var leaving = new Leaving[1];
        var answer = tokens.once(formToken, () -> {
            leaving[0] = discharges.discharge(id, form.read());
            return "redirect:/episodes/" + episode + "/discharge";
        });
        return leaving[0] instanceof Leaving.Refused refused
                ? wrong(
                        pages.of(
                                id,
                                form,
                                StepForm.empty(),
                                null,
                                refused.sentences().stream()
                                        .reduce(Problems.none(), (all, one) -> all.and("", one), (a, _) -> a)),
                        response,
                        model)
                : answer;
    }

    private String again(
            EpisodeId episode,
            @Nullable SummaryWords mine,
            Problems problems,
            HttpServletResponse response,
            Model model) {
        return wrong(pages.of(episode, DischargeForm.empty(), StepForm.empty(), mine, problems), response, model);
    }

    private static String wrong(DischargePage page, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page);
        return "transitions/discharge";
    }
}
