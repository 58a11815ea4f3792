package org.footbridge.medications.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.medications.Allergies;
import org.footbridge.medications.Answer;
import org.footbridge.medications.MedicationId;
import org.footbridge.medications.Medications;
import org.footbridge.medications.VisitId;
import org.footbridge.medications.Visits;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.tasks.EnteredInError;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's medication list, for staff. */
@Controller
@RequestMapping("/people/{participant}/medications")
class MedicationsController {

    private final MedicationsQuery query;
    private final Medications medications;
    private final Allergies allergies;
    private final Visits visits;
    private final Participants participants;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;

    MedicationsController(
            MedicationsQuery query,
            Medications medications,
            Allergies allergies,
            Visits visits,
            Participants participants,
            Authorization authorization,
            FormTokens tokens,
            House house) {
        this.query = query;
        this.medications = medications;
        this.allergies = allergies;
        this.visits = visits;
        this.participants = participants;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID participant, Model model) {
        return page(participant, TakenForm.EMPTY, Problems.none(), model);
    }

    @PostMapping
    String add(
            @PathVariable UUID participant,
            @ModelAttribute TakenForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var person = new ParticipantId(participant);
        medications.requireToSay(person);
        var answer = new AtomicReference<@Nullable Answer>();
        var next = tokens.once(formToken, () -> {
            answer.set(added(person, form));
            return "redirect:/people/" + participant + "/medications";
        });
        if (answer.get() instanceof Answer.Refused(var field, var sentence)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(participant, form, Problems.of(field, sentence), model);
        }
        return next;
    }

    private Answer added(ParticipantId person, TakenForm form) {
        if (form.kind() == null) {
            return new Answer.Refused("kind", "Choose whether it is taken already or is started now.");
        }
        var on = Optional.ofNullable(form.on());
        if (!form.started()) {
            return medications.note(person, form.taken(), on);
        }
        return on.isEmpty()
                ? new Answer.Refused("on", "Write from which day it is taken.")
                : medications.start(
                        person,
                        form.taken(),
                        on.get(),
                        Optional.ofNullable(form.because()).orElse(""));
    }

    @PostMapping("/{medication}/changes")
    String change(
            @PathVariable UUID participant,
            @PathVariable UUID medication,
            @RequestParam(defaultValue = "") String dose,
            @RequestParam(defaultValue = "") String how,
            @RequestParam @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String because,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                formToken,
                next,
                () -> on == null
                        ? new Answer.Refused("on", "Write from which day it is taken so.")
                        : medications.change(
                                new ParticipantId(participant), new MedicationId(medication), dose, how, on, because),
                "Changed. How it was before stays on record.");
    }

    @PostMapping("/{medication}/stop")
    String stop(
            @PathVariable UUID participant,
            @PathVariable UUID medication,
            @RequestParam @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String because,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                formToken,
                next,
                () -> on == null
                        ? new Answer.Refused("on", "Write the last day it was taken.")
                        : medications.stop(new ParticipantId(participant), new MedicationId(medication), on, because),
                "Stopped. It stands under what was taken before.");
    }

    /** Both for medicines and allergies. */
    @PostMapping("/rows/{row}/error")
    String error(
            @PathVariable UUID participant,
            @PathVariable UUID row,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                formToken,
                next,
                () -> medications.enteredInError(new ParticipantId(participant), row, reason),
                "Taken off. It stays on record as entered in error.");
    }

    /** Who recorded a visit's numbers says that they are somebody else's. */
    @PostMapping("/visits/{visit}/error")
    String visitError(
            @PathVariable UUID participant,
            @PathVariable UUID visit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                formToken,
                next,
                () -> switch (visits.enteredInError(new VisitId(visit), reason)) {
                    case EnteredInError.Asking.Done _ -> new Answer.Done();
                    case EnteredInError.Asking.Refused(String sentence) -> new Answer.Refused("reason", sentence);
                },
                "The privacy officer is asked to seal it.");
    }

    @PostMapping("/allergies")
    String allergy(
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String substance,
            @RequestParam(defaultValue = "") String reaction,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return told(
                participant,
                formToken,
                next,
                () -> allergies.record(new ParticipantId(participant), substance, reaction),
                "The allergy is on the list.");
    }

    @PostMapping("/allergies/none")
    String noneKnown(@PathVariable UUID participant, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return told(
                participant,
                formToken,
                next,
                () -> allergies.noneKnown(new ParticipantId(participant)),
                "Kept: no allergy is known as of today.");
    }

    private String told(
            UUID participant, @Nullable UUID formToken, RedirectAttributes next, Supplier<Answer> act, String done) {
        medications.requireToSay(new ParticipantId(participant));
        return tokens.once(formToken, () -> {
            next.addFlashAttribute(
                    "flash",
                    act.get() instanceof Answer.Refused refused
                            ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence())
                            : new Frame.Flash(Frame.Flash.Kind.DONE, done));
            return "redirect:/people/" + participant + "/medications";
        });
    }

    private String page(UUID participant, TakenForm form, Problems problems, Model model) {
        var person = new ParticipantId(participant);
        authorization.require(Permission.READ_CHART, person);
        boolean restricted = authorization.may(Permission.READ_RESTRICTED_HISTORY, person);
        var words = new MedicationWords(new Show(Locale.US, house.zone()));
        var show = new Show(Locale.US, house.zone());
        var list = query.list(person, restricted);
        var known = query.allergies(person);
        var stands = list.stream().filter(row -> !row.kind().equals("stopped")).toList();
        var listed =
                known.stream().filter(row -> !row.kind().equals("none_known")).toList();
        int open = query.open(person, restricted).size()
                + (int) stands.stream().filter(row -> !row.confirmed()).count()
                + (int) listed.stream().filter(row -> !row.confirmed()).count();
        model.addAttribute(
                "page",
                new MedicationsPage(
                        person,
                        nameOf(person),
                        medications.mayConfirm(person),
                        medications.mayConfirm(person) || authorization.may(Permission.WRITE_CHART, person),
                        query.review(person)
                                .map(last -> "Reconciled on " + show.date(last.reviewedAt())
                                        + last.reviewedBy()
                                                .map(by -> " by " + by)
                                                .orElse(""))
                                .orElse("Not reconciled yet"),
                        open,
                        stands.stream().map(words::line).toList(),
                        list.stream()
                                .filter(row -> row.kind().equals("stopped"))
                                .map(words::line)
                                .toList(),
                        listed.stream().map(words::line).toList(),
                        listed.isEmpty()
                                ? known.stream()
                                        .filter(row -> row.kind().equals("none_known"))
                                        .map(row -> "No allergy is known (%s, %s)"
                                                .formatted(row.recordedBy(), show.date(row.recordedAt())))
                                        .findFirst()
                                        .orElse(null)
                                : null,
                        query.earlier(person, restricted).stream()
                                .map(MedicationWords::earlier)
                                .toList(),
                        query.visits(person).stream().map(words::line).toList(),
                        form,
                        problems));
        return "medications/list";
    }

    private String nameOf(ParticipantId person) {
        return Optional.ofNullable(participants.namesOf(Set.of(person)).get(person))
                .map(Participants.Name::fullName)
                .orElseThrow(NotYours::new);
    }
}
