package org.footbridge.families.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.Consents;
import org.footbridge.families.Doors;
import org.footbridge.families.Invitations;
import org.footbridge.families.Invitations.Inviting;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.Contacts.NewContact;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On the phone: who is near me, what each sees, a code for one of them, and the door closed with one press. */
@Controller
@AsksAgain
@RequestMapping("/me/family")
class OwnFamilyController {

    private static final String HERE = "/me/family";

    private final Authorization authorization;
    private final Doors doors;
    private final DoorsShown shown;
    private final Invitations invitations;
    private final Contacts contacts;
    private final Consents consents;
    private final Installation installation;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    OwnFamilyController(
            Authorization authorization,
            Doors doors,
            DoorsShown shown,
            Invitations invitations,
            Contacts contacts,
            Consents consents,
            Installation installation,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.authorization = authorization;
        this.doors = doors;
        this.shown = shown;
        this.invitations = invitations;
        this.contacts = contacts;
        this.consents = consents;
        this.installation = installation;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    /** With a login of one's own, never at a shared tablet. */
    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        if (Actor.current().account() == null) {
            throw new NotYours();
        }
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return list(OwnFamilyPage.Typed.NONE, Problems.none(), locale, model);
    }

    private String list(OwnFamilyPage.Typed typed, Problems problems, Locale locale, Model model) {
        var me = me();
        model.addAttribute("page", shown.own(me, wordsOf.of(locale), typed, problems));
        return "families/own";
    }

    @PostMapping("/names")
    String name(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String relation,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String email,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var me = me();
        var words = wordsOf.of(locale);
        var typed = new OwnFamilyPage.Typed(clean(name), clean(relation), clean(phone), clean(email));
        var problems = Problems.none();
        if (typed.name().isEmpty() || typed.name().length() > 120) {
            problems = problems.and("name", words.say("families.own.name.missing"));
        }
        if (typed.relation().isEmpty() || typed.relation().length() > 60) {
            problems = problems.and("relation", words.say("families.own.name.missing.relation"));
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(typed, problems, locale, model);
        }
        next.addFlashAttribute("flash", done(words.say("families.own.saved")));
        return tokens.once(formToken, () -> {
            var contact = contacts.add(
                    me,
                    new NewContact(
                            typed.name(),
                            typed.relation(),
                            some(typed.phone()),
                            some(typed.email()),
                            false,
                            false,
                            false));
            return "redirect:" + HERE + "/" + contact.value();
        });
    }

    private static String clean(String typed) {
        var plain = typed.replace("\u0000", "").strip();
        return plain.substring(0, Math.min(plain.length(), 200));
    }

    private static Optional<String> some(String typed) {
        return Optional.of(typed).filter(one -> !one.isEmpty());
    }

    @GetMapping("/{contact}")
    String one(@PathVariable UUID contact, Locale locale, Model model) {
        return door(new ContactId(contact), Problems.none(), locale, model);
    }

    private String door(ContactId contact, Problems problems, Locale locale, Model model) {
        var me = me();
        model.addAttribute("page", shown.one(me, doors.of(me, contact), wordsOf.of(locale), problems));
        return "families/ownDoor";
    }

    /** Shown once and kept nowhere, so this answers with the page itself. */
    @PostMapping("/{contact}/codes")
    String code(
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") String word,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = me();
        var id = new ContactId(contact);
        var door = doors.of(me, id);
        var words = wordsOf.of(locale);
        return switch (invitations.byPerson(me, id, word)) {
            case Inviting.Code(var code) -> {
                model.addAttribute(
                        "page",
                        new FamilyCodePage(me, HERE + "/" + contact, door.name(), code, installation.url() + "/code"));
                yield "families/ownCode";
            }
            case Inviting.NoWord _ ->
                refused(id, words.say("families.own.invite.word.missing"), locale, response, model);
            case Inviting.SignsIn _, Inviting.AskTheTeam _ ->
                refused(id, words.say("families.own.invite.team", door.name()), locale, response, model);
        };
    }

    private String refused(
            ContactId contact, String sentence, Locale locale, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return door(contact, Problems.of("word", sentence), locale, model);
    }

    /** One thing, one press. */
    @PostMapping("/{contact}/things/{consent}/revocation")
    String takeBack(
            @PathVariable UUID contact,
            @PathVariable UUID consent,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            RedirectAttributes next) {
        var me = me();
        next.addFlashAttribute("flash", done(wordsOf.of(locale).say("families.own.back.done")));
        return tokens.once(formToken, () -> {
            var given = consents.get(new ConsentId(consent));
            if (!given.participantId().equals(me) || !given.contactId().equals(Optional.of(new ContactId(contact)))) {
                throw new NotYours();
            }
            consents.revoke(given.id(), given.signerName(), Consents.SaidHow.ON_OWN_PAGE);
            return "redirect:" + HERE + "/" + contact;
        });
    }

    @PostMapping("/{contact}/closing")
    String close(
            @PathVariable UUID contact,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            RedirectAttributes next) {
        var me = me();
        next.addFlashAttribute("flash", done(wordsOf.of(locale).say("families.own.close.done")));
        return tokens.once(formToken, () -> {
            doors.close(me, new ContactId(contact));
            return "redirect:" + HERE;
        });
    }

    private static Frame.Flash done(String text) {
        return new Frame.Flash(Frame.Flash.Kind.DONE, text);
    }
}
