package org.footbridge.attendance.web;

import java.util.UUID;
import org.footbridge.attendance.SuitsBetter;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Drops the line "ask what would suit better" from a clinician's page. */
@Controller
class SuitsBetterController {

    private final SuitsBetter suitsBetter;
    private final FormTokens tokens;

    SuitsBetterController(SuitsBetter suitsBetter, FormTokens tokens) {
        this.suitsBetter = suitsBetter;
        this.tokens = tokens;
    }

    @PostMapping("/people/{participant}/suits-better")
    String drop(@PathVariable UUID participant, @RequestParam @Nullable UUID formToken) {
        return tokens.once(formToken, () -> {
            suitsBetter.drop(new ParticipantId(participant));
            return "redirect:/people/" + participant;
        });
    }
}
