package org.footbridge.notes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Episodes;
import org.footbridge.medications.Visits;
import org.footbridge.notes.Notes;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.Programs;
import org.footbridge.scheduling.Appointments;
import org.footbridge.scheduling.SeatStatus;
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

/** A medication visit: its structured part and the note that says it in words, written on one page in one transaction. */
@Controller
@RequestMapping("/people/{participant}/medications/visits")
class VisitController {

    private final Visits visits;
    private final Notes notes;
    private final NotesQuery query;
    private final Appointments appointments;
    private final Participants participants;
    private final Episodes episodes;
    private final Programs programs;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final Clock clock;

    VisitController(
            Visits visits,
            Notes notes,
            NotesQuery query,
            Appointments appointments,
            Participants participants,
            Episodes episodes,
            Programs programs,
            Authorization authorization,
            FormTokens tokens,
            Clock clock) {
        this.visits = visits;
        this.notes = notes;
        this.query = query;
        this.appointments = appointments;
        this.participants = participants;
        this.episodes = episodes;
        this.programs = programs;
        this.authorization = authorization;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/new")
    String begin(@PathVariable UUID participant, Model model) {
        var person = required(participant);
        stay(person);
        return page(person, VisitForm.EMPTY, Problems.none(), model);
    }

    /** Where a form comes back to after signing in again. */
    @GetMapping
    String again(@PathVariable UUID participant) {
        return "redirect:/people/" + participant + "/medications/visits/new";
    }

    @PostMapping
    String keep(
            @PathVariable UUID participant,
            @ModelAttribute VisitForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var person = required(participant);
        var stay = stay(person);
        var problems = form.problems();
        var visit = form.visit();
        if (!problems.any() && visit.isPresent()) {
            problems = visits.wrong(visit.get())
                    .map(wrong -> Problems.of(wrong.field(), wrong.sentence()))
                    .orElse(problems);
        }
        if (problems.any() || visit.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(person, form, problems, model);
        }
        var refused = new AtomicReference<Visits.Keeping.@Nullable Refused>();
        var answer = tokens.once(formToken, () -> switch (visits.keep(stay.episodeId(), visit.get())) {
            case Visits.Keeping.Refused wrong -> {
                refused.set(wrong);
                yield "redirect:/people/" + participant + "/medications/visits/new";
            }
            case Visits.Keeping.Kept kept -> {
                var zone = programs.zoneOf(stay.programId());
                var appointment =
                        query.medicationAppointment(person, visit.get().on(), zone);
                appointment.ifPresent(one -> appointments.outcome(one, SeatStatus.FULFILLED));
                yield "redirect:/notes/"
                        + form.note(
                                        zone,
                                        visit.get(),
                                        kept.visit(),
                                        appointment,
                                        visits.changedOn(person, visit.get().on()))
                                .map(note -> notes.write(stay.episodeId(), note).value())
                                .orElseThrow();
            }
        });
        var wrong = refused.get();
        if (wrong != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(person, form, Problems.of(wrong.field(), wrong.sentence()), model);
        }
        return answer;
    }

    private ParticipantId required(UUID participant) {
        var person = new ParticipantId(participant);
        authorization.require(Permission.CONFIRM_MEDICATIONS, person);
        authorization.require(Permission.WRITE_CHART, person);
        return person;
    }

    private Episode stay(ParticipantId person) {
        return episodes.currentOf(person).map(episodes::get).orElseThrow(NotYours::new);
    }

    private String page(ParticipantId person, VisitForm form, Problems problems, Model model) {
        ZoneId zone = programs.zoneOf(stay(person).programId());
        model.addAttribute(
                "page",
                new VisitPage(
                        person,
                        Optional.ofNullable(
                                        participants.namesOf(List.of(person)).get(person))
                                .map(Participants.Name::fullName)
                                .orElseThrow(NotYours::new),
                        form,
                        visits.changedOn(person, LocalDate.ofInstant(clock.instant(), zone)),
                        problems));
        return "notes/visit";
    }
}
