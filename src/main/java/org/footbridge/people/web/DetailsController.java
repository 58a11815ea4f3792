package org.footbridge.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Participants.Known;
import org.footbridge.ui.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Name, pronouns, birth date and how to be reached: what an inquiry often leaves open and admission needs. */
@Controller
class DetailsController {

    private final Participants participants;
    private final Authorization authorization;
    private final Clock clock;

    DetailsController(Participants participants, Authorization authorization, Clock clock) {
        this.participants = participants;
        this.authorization = authorization;
        this.clock = clock;
    }

    @GetMapping("/people/{participant}/details")
    String show(@PathVariable UUID participant, Model model) {
        var id = new ParticipantId(participant);
        requireWork(id);
        return page(participant, form(participants.get(id)), Problems.none(), model);
    }

    @PostMapping("/people/{participant}/details")
    String save(
            @PathVariable UUID participant,
            @ModelAttribute DetailsForm form,
            HttpServletResponse response,
            Model model) {
        var id = new ParticipantId(participant);
        requireWork(id);
        var problems = form.problems(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (!problems.any()) {
            var known = participants.get(id);
            if (participants.update(id, form.version(), form.over(known.person()), known.safe())) {
                return "redirect:/people/" + participant;
            }
            problems = problems.and(
                    "givenName", "Somebody else changed this meanwhile. Open the page again to see what stands there.");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(participant, form, problems, model);
    }

    private void requireWork(ParticipantId id) {
        if (!authorization.may(Permission.WRITE_CHART, id)) {
            authorization.require(Permission.WORK_INTAKE, id);
        }
    }

    private static DetailsForm form(Known known) {
        var person = known.person();
        return new DetailsForm(
                known.version(),
                person.givenName(),
                person.familyName(),
                person.chosenName().orElse(""),
                person.pronouns().orElse(""),
                person.birthDate().orElse(null),
                person.phone().orElse(""),
                person.email().orElse(""));
    }

    private static String page(UUID participant, DetailsForm form, Problems problems, Model model) {
        model.addAttribute("page", new DetailsPage(participant, form, problems));
        return "people/details";
    }
}
