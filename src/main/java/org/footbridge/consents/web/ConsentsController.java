package org.footbridge.consents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.Authorization;
import org.footbridge.access.Capacity;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Signer;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Consents on a staff member's screen: the person reads and signs here, the staff member is the witness. */
@Controller
class ConsentsController {

    private static final List<Consents.SaidHow> SAID =
            List.of(Consents.SaidHow.IN_PERSON, Consents.SaidHow.IN_WRITING, Consents.SaidHow.BY_PHONE);

    private final Authorization authorization;
    private final Reading reading;
    private final Answering answering;
    private final Consents consents;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    ConsentsController(
            Authorization authorization,
            Reading reading,
            Answering answering,
            Consents consents,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.authorization = authorization;
        this.reading = reading;
        this.answering = answering;
        this.consents = consents;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping("/people/{participant}/consents")
    String show(@PathVariable UUID participant, Model model) {
        var person = reader(participant);
        model.addAttribute("page", reading.all(person, mayWrite(person), english()));
        return "consents/consents";
    }

    @GetMapping("/people/{participant}/consents/{kind}")
    String form(
            @PathVariable UUID participant,
            @PathVariable String kind,
            @RequestParam(defaultValue = "en") String form,
            Model model) {
        var person = writer(participant);
        model.addAttribute("page", reading.form(person, kind, words(form)));
        return "consents/form";
    }

    @PostMapping("/people/{participant}/consents/{kind}")
    String answer(
            @PathVariable UUID participant,
            @PathVariable String kind,
            @RequestParam(defaultValue = "en") String form,
            @ModelAttribute Answering.Fields fields,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var person = writer(participant);
        var chosen = reading.form(kind, form);
        var back = "/people/" + participant + "/consents";
        var signer = new Signer.InPerson(
                Answering.Fields.text(fields.signer()),
                "GUARDIAN".equals(fields.capacity()) ? Capacity.GUARDIAN : Capacity.SELF);
        var refusal = new AtomicReference<Answered>();
        var led = tokens.unlessRefused(formToken, () -> switch (answering.answer(
                person, chosen, fields, signer, reading.zone())) {
            case Answered.Kept kept -> {
                flash.addFlashAttribute(
                        "flash", done(fields.declines() ? "The no is kept." : "Signed. A copy can be printed."));
                yield Optional.of("redirect:"
                        + (fields.declines() ? back : "/consents/" + kept.id().value()));
            }
            case Answered other -> {
                refusal.set(other);
                yield Optional.empty();
            }
        });
        if (led.isPresent()) {
            return led.get();
        }
        if (refusal.get() instanceof Answered.Refused(var sentence)) {
            var problem = fields.leavesOpenHowToReach(chosen) ? words(form).say("consents.reach.missing") : sentence;
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page", reading.form(person, kind, words(form), fields.typed(), Problems.of("", problem)));
            return "consents/form";
        }
        return "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=" + back + "/" + kind;
    }

    @GetMapping("/consents/{consent}")
    String copy(@PathVariable UUID consent, Model model) {
        var id = new ConsentId(consent);
        reader(reading.participantOf(id).value());
        model.addAttribute("page", reading.copy(id, english()));
        return "consents/copy";
    }

    @PostMapping("/consents/{consent}/revocation")
    String revoke(
            @PathVariable UUID consent,
            @RequestParam(defaultValue = "") String saidBy,
            @RequestParam(defaultValue = "") String how,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var id = new ConsentId(consent);
        writer(reading.participantOf(id).value());
        var said = SAID.stream().filter(one -> one.name().equals(how)).findFirst();
        if (saidBy.isBlank() || said.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", reading.copy(id, english()));
            model.addAttribute("saidBy", saidBy);
            model.addAttribute("how", how);
            model.addAttribute(
                    "problems", Problems.of(saidBy.isBlank() ? "saidBy" : "how", "Please write who said it, and how."));
            return "consents/copy";
        }
        return tokens.once(formToken, () -> {
            consents.revoke(id, saidBy.strip(), said.get());
            flash.addFlashAttribute("flash", done("Taken back, from now on. Nobody is notified."));
            return "redirect:/consents/" + consent;
        });
    }

    private ParticipantId reader(UUID participant) {
        var person = new ParticipantId(participant);
        if (!authorization.may(Permission.WORK_INTAKE, person)) {
            authorization.require(Permission.READ_CHART, person);
        }
        return person;
    }

    private ParticipantId writer(UUID participant) {
        var person = new ParticipantId(participant);
        if (!mayWrite(person)) {
            authorization.require(Permission.WORK_INTAKE, person);
        }
        return person;
    }

    private boolean mayWrite(ParticipantId person) {
        return authorization.may(Permission.WORK_INTAKE, person) || authorization.may(Permission.WRITE_CHART, person);
    }

    private Words english() {
        return words("en");
    }

    private Words words(String language) {
        return wordsOf.of(java.util.Locale.of(language));
    }

    private static Frame.Flash done(String text) {
        return new Frame.Flash(Frame.Flash.Kind.DONE, text);
    }
}
