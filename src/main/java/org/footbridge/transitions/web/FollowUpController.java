package org.footbridge.transitions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.consents.DeskLine;
import org.footbridge.people.Participants;
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
    private final Authorization authorization;
    private final Participants participants;
    private final Clock clock;
    private final FormTokens tokens;

    FollowUpController(
            FollowUps followUps,
            DischargeQuery query,
            DeskLine deskLine,
            Authorization authorization,
            Participants participants,
            Clock clock,
            FormTokens tokens) {
        this.followUps = followUps;
        this.query = query;
        this.deskLine = deskLine;
        this.authorization = authorization;
        this.participants = participants;
        this.clock = clock;
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
        var stay = query.header(followUp.episodeId(), Permission.READ_CHART);
        var today = LocalDate.ofInstant(clock.instant(), stay.zoneId());
        return new FollowUpPage(
                id,
                stay,
                followUp.afterInWords(),
                new Show(Locale.US, stay.zoneId()).date(followUp.dueOn()),
                followUp.isOpen() && authorization.may(Permission.WRITE_CHART, followUp.participantId()),
                followUp.state(today),
                followUp.howItIs().orElse(""),
                deskLine.of(followUp.participantId()),
                reach(participants.get(followUp.participantId())),
                form,
                problems);
    }

    /** How she may be reached, and what must not be done (CARE 16); nobody having asked means: not by phone. */
    private static List<String> reach(Participants.Known known) {
        var safe = known.safe();
        List<String> lines = new ArrayList<>();
        lines.add(
                safe.mayCall()
                        ? "Phone: " + known.person().phone().orElse("no number is known") + ". "
                                + (safe.mayVoicemail() ? "A voicemail is fine." : "Leave no voicemail.")
                        : "Do not call: nobody said that a call is safe.");
        safe.callerName().ifPresent(name -> lines.add("We are: " + name));
        safe.hours().ifPresent(hours -> lines.add("When: " + hours));
        safe.mustNotKnow().ifPresent(who -> lines.add("Must not know: " + who));
        return lines;
    }
}
