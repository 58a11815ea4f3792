package org.footbridge.transitions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.platform.FormTokens;
import org.footbridge.transitions.StayFactsOf;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A change of level inside the same stay; never a new one. */
@Controller
class StepDownController {

    private final DischargeQuery query;
    private final StayFactsOf facts;
    private final Episodes episodes;
    private final FormTokens tokens;

    StepDownController(DischargeQuery query, StayFactsOf facts, Episodes episodes, FormTokens tokens) {
        this.query = query;
        this.facts = facts;
        this.episodes = episodes;
        this.tokens = tokens;
    }

    @GetMapping("/episodes/{episode}/step-down")
    String show(@PathVariable UUID episode, Model model) {
        model.addAttribute("page", page(episode, new StepDownForm(null, null, null, ""), Problems.none()));
        return "transitions/stepDown";
    }

    @PostMapping("/episodes/{episode}/step-down")
    String change(
            @PathVariable UUID episode,
            @ModelAttribute StepDownForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        query.header(new EpisodeId(episode), Permission.SIGN_CLINICAL);
        var problems = form.problems();
        var level = form.level();
        var from = form.from();
        var reason = form.reason();
        if (problems.any() || level == null || from == null || reason == null) {
            return wrong(episode, form, problems, response, model);
        }
        var changed = new Answer[1];
        var answer = tokens.once(formToken, () -> {
            changed[0] = episodes.changeLevel(new EpisodeId(episode), level, form.daysPerWeek(), from, reason);
            return "redirect:/episodes/" + episode + "/step-down";
        });
        return changed[0] instanceof Answer.Refused refused
                ? wrong(episode, form, Problems.of("", refused.sentence()), response, model)
                : answer;
    }

    private String wrong(
            UUID episode, StepDownForm form, Problems problems, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(episode, form, problems));
        return "transitions/stepDown";
    }

    private StepDownPage page(UUID episode, StepDownForm form, Problems problems) {
        var id = new EpisodeId(episode);
        return new StepDownPage(query.header(id, Permission.READ_CHART), facts.of(id), form, problems);
    }
}
