package org.footbridge.referrals.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.footbridge.platform.FormTokens;
import org.footbridge.referrals.ContactAttempts;
import org.footbridge.referrals.FirstResponse;
import org.footbridge.referrals.Matches;
import org.footbridge.referrals.ReferralId;
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

/** One referral: everything that is known, and the next contact. */
@Controller
class ReferralController {

    private final ReferralQuery referrals;
    private final ReceivedQuery received;
    private final ContactAttempts attempts;
    private final Matches matches;
    private final FirstResponse firstResponse;
    private final FormTokens tokens;
    private final Clock clock;

    ReferralController(
            ReferralQuery referrals,
            ReceivedQuery received,
            ContactAttempts attempts,
            Matches matches,
            FirstResponse firstResponse,
            FormTokens tokens,
            Clock clock) {
        this.referrals = referrals;
        this.received = received;
        this.attempts = attempts;
        this.matches = matches;
        this.firstResponse = firstResponse;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/intake/referrals/{referral}")
    String show(@PathVariable UUID referral, Model model) {
        return show(referral, AttemptForm.empty(), Problems.none(), model);
    }

    @PostMapping("/intake/referrals/{referral}/contact-attempts")
    String tried(
            @PathVariable UUID referral,
            @ModelAttribute AttemptForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var problems = form.problems(LocalDate.ofInstant(clock.instant(), zone()));
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(referral, form, problems, model);
        }
        var answer = tokens.once(formToken, () -> switch (attempts.log(new ReferralId(referral), form.read())) {
            case ContactAttempts.Logged() -> "redirect:/intake/referrals/" + referral;
            case ContactAttempts.NotSafe(String sentence) -> sentence;
        });
        if (answer.startsWith("redirect:")) {
            return answer;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(referral, form, Problems.of("way", answer), model);
    }

    private String show(UUID referral, AttemptForm form, Problems problems, Model model) {
        var head = referrals.head(referral);
        var drawing = new ReferralDrawing(head, firstResponse.due(), clock.instant());
        model.addAttribute(
                "page",
                drawing.page(
                        attempts.reach(new ReferralId(referral)).line(),
                        referrals.knock(referral),
                        referrals.attempts(referral),
                        referrals.attachments(referral),
                        matches.of(head.participantId()),
                        received.of(referral, head.participantId()),
                        referrals.colleagues(),
                        referrals.programs(),
                        form,
                        problems));
        return "referrals/referral";
    }

    private ZoneId zone() {
        return firstResponse.zone();
    }
}
