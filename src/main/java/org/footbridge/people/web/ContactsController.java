package org.footbridge.people.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is near somebody: whom to call in an emergency, and with whom a young person may leave (CARE 8). */
@Controller
@RequestMapping("/people/{participant}/contacts")
class ContactsController {

    private static final int OF_AGE = 18;

    private final Contacts contacts;
    private final Participants participants;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;
    private final Clock clock;

    ContactsController(
            Contacts contacts,
            Participants participants,
            Authorization authorization,
            House house,
            FormTokens tokens,
            Clock clock) {
        this.contacts = contacts;
        this.participants = participants;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID participant, Model model) {
        return page(new ParticipantId(participant), null, ContactForm.EMPTY, Problems.none(), model);
    }

    @PostMapping
    String add(
            @PathVariable UUID participant,
            @ModelAttribute ContactForm form,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var id = new ParticipantId(participant);
        requireWork(id);
        var problems = form.problems("");
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, null, form, problems, model);
        }
        next.addFlashAttribute(
                "flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Added. It gives no right to know anything."));
        return tokens.once(formToken, () -> {
            contacts.add(id, form.contact());
            return "redirect:/people/" + participant + "/contacts";
        });
    }

    @PostMapping("/{contact}")
    String change(
            @PathVariable UUID participant,
            @PathVariable UUID contact,
            @ModelAttribute ContactForm form,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var id = new ParticipantId(participant);
        requireWork(id);
        var problems = form.problems("-" + contact);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, contact, form, problems, model);
        }
        try {
            contacts.change(id, new ContactId(contact), form.contact());
        } catch (Contacts.NotNear unknown) {
            throw new NotYours();
        }
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Saved."));
        return "redirect:/people/" + participant + "/contacts";
    }

    /** They are near no longer; today where no day is given. */
    @PostMapping("/{contact}/end")
    String end(
            @PathVariable UUID participant,
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") String endedOn,
            RedirectAttributes next) {
        var id = new ParticipantId(participant);
        requireWork(id);
        var today = LocalDate.ofInstant(clock.instant(), house.zone());
        var day = day(endedOn, today);
        if (day.isEmpty() || day.get().isAfter(today)) {
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            Frame.Flash.Kind.PROBLEM, "Say the day it ended: today or before. Nothing was changed."));
            return "redirect:/people/" + participant + "/contacts";
        }
        try {
            contacts.end(id, new ContactId(contact), day.get());
        } catch (Contacts.NotNear unknown) {
            throw new NotYours();
        }
        next.addFlashAttribute(
                "flash",
                new Frame.Flash(
                        Frame.Flash.Kind.DONE,
                        "They stand on no list any more. A consent that names them is ended under Consents."));
        return "redirect:/people/" + participant + "/contacts";
    }

    private static Optional<LocalDate> day(String typed, LocalDate today) {
        try {
            return Optional.of(typed.isBlank() ? today : LocalDate.parse(typed.strip()));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private void requireWork(ParticipantId id) {
        if (!authorization.may(Permission.WRITE_CHART, id)) {
            authorization.require(Permission.WORK_INTAKE, id);
        }
    }

    private String page(ParticipantId id, @Nullable UUID wrong, ContactForm typed, Problems problems, Model model) {
        requireWork(id);
        var person = participants.get(id).person();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var show = new Show(Locale.US, ZoneOffset.UTC);
        model.addAttribute(
                "page",
                new ContactsPage(
                        id.value(),
                        person.givenName() + " " + person.familyName(),
                        person.birthDate()
                                .filter(born -> born.plusYears(OF_AGE).isAfter(today))
                                .isPresent(),
                        contacts.of(id).stream()
                                .map(one -> one.contactId().value().equals(wrong)
                                        ? new ContactsPage.Line(
                                                one.contactId().value().toString(), typed, true)
                                        : new ContactsPage.Line(
                                                one.contactId().value().toString(), form(one), false))
                                .toList(),
                        contacts.ended(id).stream()
                                .map(one -> one.name() + ", " + one.relation() + ", until " + show.date(one.endedOn()))
                                .toList(),
                        wrong == null ? typed : ContactForm.EMPTY,
                        problems));
        return "people/contacts";
    }

    private static ContactForm form(Contacts.Contact one) {
        return new ContactForm(
                one.name(),
                one.relation(),
                one.phone().orElse(""),
                one.email().orElse(""),
                one.guardian(),
                one.emergency(),
                one.mayPickUp());
    }
}
