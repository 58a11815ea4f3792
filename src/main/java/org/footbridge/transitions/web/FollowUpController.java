package org.footbridge.transitions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Permission;
import org.footbridge.consents.DeskLine;
import org.footbridge.platform.FormTokens;
import org.footbridge.transitions.FollowUpId;
import org.footbridge.transitions.FollowUps;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A contact after a stay: how to reach the person safely, and what came of it. */
@Controller
class FollowUpController {

    private final FollowUps followUps;
    private final DischargeQuery query;
    private final DeskLine deskLine;
    private final FormTokens tokens;

    FollowUpController(FollowUps followUps, DischargeQuery query, DeskLine deskLine, FormTokens tokens) {
        this.followUps = followUps;
        this.query = query;
        this.deskLine = deskLine;
        this.tokens = tokens;
    }

    @GetMapping("/follow-ups/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("page", page(id, new FollowUpForm(null, null, ""), Problems.none()));
        return "transitions/followUp";
    }

    @PostMapping("/follow-ups/{id}")
    String record(
            @PathVariable UUID id,
            @ModelAttribute FollowUpForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var problems = form.problems();
        if (problems.any() || form.reached() == null || form.channel() == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page(id, form, problems));
            return "transitions/followUp";
        }
        boolean reached = form.reached();
        var channel = form.channel();
        var howItIs = form.howItIs() == null ? "" : form.howItIs();
        return tokens.once(formToken, () -> {
            followUps.record(new FollowUpId(id), reached, channel, howItIs);
            return "redirect:/follow-ups/" + id;
        });
    }

    private FollowUpPage page(UUID id, FollowUpForm form, Problems problems) {
        var followUp = followUps.get(new FollowUpId(id));
        var stay = query.header(followUp.episodeId(), Permission.SEE_PERSON);
        return new FollowUpPage(
                id,
                stay,
                followUp.afterInWords(),
                new Show(Locale.US, stay.zoneId()).date(followUp.dueOn()),
                followUp.isOpen(),
                followUp.state(),
                followUp.howItIs().orElse(""),
                deskLine.of(followUp.participantId()),
                form,
                problems);
    }
}
