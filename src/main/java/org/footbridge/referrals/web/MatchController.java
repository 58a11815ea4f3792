package org.footbridge.referrals.web;

import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SamePerson;
import org.footbridge.referrals.Matches;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff's word on a possible match: the same person, not the same, or taken apart again. */
@Controller
class MatchController {

    private final Matches matches;
    private final ReferralQuery referrals;

    MatchController(Matches matches, ReferralQuery referrals) {
        this.matches = matches;
        this.referrals = referrals;
    }

    @PostMapping("/intake/referrals/{referral}/match-words")
    String say(
            @PathVariable UUID referral,
            @RequestParam UUID other,
            @RequestParam String word,
            @RequestParam @Nullable String reason,
            RedirectAttributes redirect) {
        var person = referrals.head(referral).participantId();
        var match = new ParticipantId(other);
        var why = Typed.text(reason).orElse("");
        redirect.addFlashAttribute(
                "flash",
                switch (word) {
                    case "same" ->
                        switch (matches.same(person, match, why)) {
                            case SamePerson.Merged _ ->
                                PlanController.done("One person now. You can take it apart below.");
                            case SamePerson.Refused(String sentence) -> PlanController.problem(sentence);
                        };
                    case "not_the_same" -> {
                        matches.notTheSame(person, match, why);
                        yield PlanController.done("Kept apart. This match is not shown again.");
                    }
                    case "apart_again" -> {
                        matches.apartAgain(person, match, why);
                        yield PlanController.done("Two persons again, each with what was theirs.");
                    }
                    default -> PlanController.problem("Choose what is true. Nothing was changed.");
                });
        return "redirect:/intake/referrals/" + referral;
    }
}
