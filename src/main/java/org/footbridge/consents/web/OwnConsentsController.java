package org.footbridge.consents.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Signer;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
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

/** A person's own consents: read, answer, take back, print. */
@Controller
@AsksAgain
class OwnConsentsController {

    private static final String HERE = "/me/consents";

    private final Authorization authorization;
    private final Reading reading;
    private final Answering answering;
    private final Consents consents;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    OwnConsentsController(
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

    @GetMapping(HERE)
    String show(Locale locale, Model model) {
        model.addAttribute("page", reading.all(me(), true, wordsOf.of(locale)));
        return "consents/own";
    }

    @GetMapping(HERE + "/{kind}")
    String form(@PathVariable String kind, @RequestParam @Nullable UUID contact, Locale locale, Model model) {
        var words = wordsOf.of(locale);
        model.addAttribute(
                "page",
                contact == null
                        ? reading.form(me(), kind, words)
                        : reading.form(me(), kind, words, ConsentFormPage.Typed.to(contact), Problems.none()));
        return "consents/ownForm";
    }

    @PostMapping(HERE + "/{kind}")
    String answer(
            @PathVariable String kind,
            @ModelAttribute Answering.Fields fields,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var me = me();
        var words = wordsOf.of(locale);
        var chosen = reading.form(kind, words.language());
        var refusal = new AtomicReference<Answered>();
        var led = tokens.unlessRefused(formToken, () -> switch (answering.answer(
                me, chosen, fields, new Signer.OnOwnScreen(), reading.zone())) {
            case Answered.Kept _ -> {
                flash.addFlashAttribute("flash", done(words.say(fields.saysKept())));
                yield Optional.of(
                        fields.declines() || fields.contact() == null
                                ? "redirect:" + HERE
                                : "redirect:/me/family/" + fields.contact());
            }
            case Answered other -> {
                refusal.set(other);
                yield Optional.empty();
            }
        });
        if (led.isPresent()) {
            return led.get();
        }
        if (refusal.get() instanceof Answered.NeedsSecondFactor) {
            return "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=" + HERE + "/" + kind;
        }
        var problem = words.say(
                fields.leavesOpenHowToReach(chosen) ? "consents.reach.missing" : "consents.own.release.missing");
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", reading.form(me, kind, words, fields.typed(), Problems.of("", problem)));
        return "consents/ownForm";
    }

    @GetMapping(HERE + "/copies/{consent}")
    String copy(@PathVariable UUID consent, Locale locale, Model model) {
        me();
        model.addAttribute("page", reading.copy(new ConsentId(consent), wordsOf.of(locale)));
        return "consents/ownCopy";
    }

    @PostMapping(HERE + "/copies/{consent}/revocation")
    String revoke(
            @PathVariable UUID consent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            RedirectAttributes flash) {
        me();
        return tokens.once(formToken, () -> {
            var id = new ConsentId(consent);
            consents.revoke(id, consents.get(id).signerName(), Consents.SaidHow.ON_OWN_PAGE);
            flash.addFlashAttribute("flash", done(wordsOf.of(locale).say("consents.own.revoked")));
            return "redirect:" + HERE;
        });
    }

    private ParticipantId me() {
        var actor = Actor.current();
        if (actor.kind() != Actor.Kind.PARTICIPANT) {
            throw new NotYours();
        }
        var me = new ParticipantId(Objects.requireNonNull(actor.person()));
        authorization.require(Permission.OWN_RECORD, me);
        return me;
    }

    private static Frame.Flash done(String text) {
        return new Frame.Flash(Frame.Flash.Kind.DONE, text);
    }
}
