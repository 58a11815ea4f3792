package org.footbridge.safety.web;

import java.util.Arrays;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.GuardianDoors;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Staff open a guardian's door to the shared parts of a plan. */
@Controller
class GuardianController {

    private final GuardianDoors doors;
    private final FormTokens tokens;

    GuardianController(GuardianDoors doors, FormTokens tokens) {
        this.doors = doors;
        this.tokens = tokens;
    }

    @PostMapping("/people/{participant}/{plan:safety-plan|relapse-plan}/guardians")
    String open(
            @PathVariable UUID participant,
            @PathVariable String plan,
            @RequestParam @Nullable UUID guardian,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var kind = Arrays.stream(CopingKind.values())
                .filter(one -> one.path().equals(plan))
                .findFirst()
                .orElseThrow(NotYours::new);
        return tokens.once(formToken, () -> {
            var opening = guardian == null
                    ? GuardianDoors.Opening.NOT_BY_AUTHORITY
                    : doors.open(new ParticipantId(participant), kind, new ContactId(guardian));
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            opening == GuardianDoors.Opening.OPEN ? Frame.Flash.Kind.DONE : Frame.Flash.Kind.PROBLEM,
                            opening.sentence()));
            return "redirect:/people/%s/%s".formatted(participant, plan);
        });
    }
}
