package org.footbridge.families.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.families.Doors;
import org.footbridge.families.FamilyLetters;
import org.footbridge.families.Invitations;
import org.footbridge.families.Invitations.Inviting;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Installation;
import org.footbridge.safety.GuardianDoors;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
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

/** Staff: who near a person has a door, a code to hand over, a guardian's door, and what family wrote. */
@Controller
@RequestMapping("/people/{participant}/family")
class PersonFamilyController {

    private final Authorization authorization;
    private final Doors doors;
    private final DoorsShown shown;
    private final Invitations invitations;
    private final GuardianDoors guardians;
    private final FamilyLetters letters;
    private final LettersShown lettersShown;
    private final Participants participants;
    private final Installation installation;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    PersonFamilyController(
            Authorization authorization,
            Doors doors,
            DoorsShown shown,
            Invitations invitations,
            GuardianDoors guardians,
            FamilyLetters letters,
            LettersShown lettersShown,
            Participants participants,
            Installation installation,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.authorization = authorization;
        this.doors = doors;
        this.shown = shown;
        this.invitations = invitations;
        this.guardians = guardians;
        this.letters = letters;
        this.lettersShown = lettersShown;
        this.participants = participants;
        this.installation = installation;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(@PathVariable UUID participant, Model model) {
        return page(new ParticipantId(participant), Problems.none(), model);
    }

    private String page(ParticipantId person, Problems problems, Model model) {
        var words = words();
        var show = shown.show(words);
        var mayRead = authorization.may(Permission.ANSWER_MESSAGES, person);
        var all = doors.of(person);
        model.addAttribute(
                "page",
                new PersonFamilyPage(
                        person,
                        name(person),
                        mayOpen(person),
                        authorization.may(Permission.WRITE_CHART, person),
                        all.stream()
                                .map(door -> new PersonFamilyPage.Row(
                                        door.contact().value().toString(),
                                        door.name(),
                                        door.guardian() ? door.relation() + ", guardian" : door.relation(),
                                        door.signsIn(),
                                        door.open()
                                                ? "Open since "
                                                        + door.since()
                                                                .map(show::date)
                                                                .orElse("")
                                                : door.things().isEmpty()
                                                                && door.byLaw().isEmpty()
                                                        ? "Closed"
                                                        : door.signsIn() ? "Not opened" : "No sign-in yet",
                                        DoorsShown.mark(door),
                                        door.things().stream()
                                                .map(thing -> thing.what().label()
                                                        + thing.until()
                                                                .map(end -> " until " + show.date(end.minusMillis(1)))
                                                                .orElse(""))
                                                .toList(),
                                        door.byLaw().entrySet().stream()
                                                .map(one ->
                                                        one.getKey().label() + " until " + show.date(one.getValue()))
                                                .toList()))
                                .toList(),
                        shown.changes(person, words),
                        mayRead
                                ? letters.about(person).stream()
                                        .map(letter -> lettersShown.line(letter, show))
                                        .toList()
                                : List.of(),
                        mayRead,
                        problems));
        return "families/person";
    }

    @PostMapping("/{contact}/codes")
    String code(
            @PathVariable UUID participant,
            @PathVariable UUID contact,
            @RequestParam(defaultValue = "") String word,
            HttpServletResponse response,
            Model model) {
        var person = new ParticipantId(participant);
        if (!mayOpen(person)) {
            throw new NotYours();
        }
        var door = doors.of(person, new ContactId(contact));
        if (invitations.byStaff(person, door.contact(), word) instanceof Inviting.Code(var code)) {
            model.addAttribute(
                    "page",
                    new FamilyCodePage(
                            person,
                            "/people/" + participant + "/family",
                            door.name(),
                            code,
                            installation.url() + "/code"));
            return "families/code";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(
                person,
                Problems.of(
                        "word-" + contact, "Agree on a word of at least three letters, or a date, with them first."),
                model);
    }

    @PostMapping("/{contact}/guardian")
    String open(
            @PathVariable UUID participant,
            @PathVariable UUID contact,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            var opening = guardians.open(new ParticipantId(participant), new ContactId(contact));
            next.addFlashAttribute(
                    "flash",
                    new Frame.Flash(
                            opening == GuardianDoors.Opening.OPEN ? Frame.Flash.Kind.DONE : Frame.Flash.Kind.PROBLEM,
                            opening.sentence()));
            return "redirect:/people/" + participant + "/family";
        });
    }

    private boolean mayOpen(ParticipantId person) {
        return authorization.may(Permission.WRITE_CHART, person) || authorization.may(Permission.WORK_INTAKE, person);
    }

    private String name(ParticipantId person) {
        return Optional.ofNullable(participants.namesOf(Set.of(person)).get(person))
                .map(Participants.Name::fullName)
                .orElseThrow(NotYours::new);
    }

    private Words words() {
        return wordsOf.of(Locale.US);
    }
}
