package org.footbridge.people.web;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.KeepApart;
import org.footbridge.people.KeepApartId;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.WherePeopleMeet;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keep-apart pairs of a person: clinicians set and lift them, nobody else learns of them. */
@Controller
class KeepApartController {

    private final Authorization authorization;
    private final KeepApart keepApart;
    private final Participants participants;
    private final KeepApartQuery query;
    private final List<WherePeopleMeet> meeting;
    private final FormTokens tokens;

    KeepApartController(
            Authorization authorization,
            KeepApart keepApart,
            Participants participants,
            KeepApartQuery query,
            List<WherePeopleMeet> meeting,
            FormTokens tokens) {
        this.authorization = authorization;
        this.keepApart = keepApart;
        this.participants = participants;
        this.query = query;
        this.meeting = List.copyOf(meeting);
        this.tokens = tokens;
    }

    @GetMapping("/people/{participant}/keep-apart")
    String show(@PathVariable UUID participant, Model model) {
        var person = require(participant);
        var show = new Show(Locale.US, ZoneOffset.UTC);
        var others = query.people(authorization.reachable(Permission.SEE_PERSON), person);
        var staff = query.staff();
        model.addAttribute(
                "page",
                new KeepApartPage(
                        person,
                        nameOf(person),
                        keepApart.pairsOf(person).stream()
                                .map(pair -> new KeepApartPage.Pair(
                                        pair.id().value().toString(),
                                        pair.otherPersonId()
                                                .map(this::nameOf)
                                                .or(() -> pair.staffId().flatMap(id -> label(staff, id)))
                                                .orElse(""),
                                        pair.reason(),
                                        show.date(pair.startsAt()),
                                        pair.otherPersonId().stream()
                                                .flatMap(other -> meetingOf(person, other))
                                                .toList()))
                                .toList(),
                        others,
                        staff));
        return "people/keepApart";
    }

    @PostMapping("/people/{participant}/keep-apart")
    String set(
            @PathVariable UUID participant,
            @RequestParam @Nullable UUID other,
            @RequestParam @Nullable UUID staff,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var person = require(participant);
        return tokens.once(formToken, () -> {
            if ((other == null) == (staff == null) || reason.isBlank() || participant.equals(other)) {
                flash.addFlashAttribute(
                        "flash",
                        new Frame.Flash(
                                Frame.Flash.Kind.PROBLEM,
                                "Please choose one other person or one staff member, and write why."));
            } else if (other != null) {
                keepApart.people(person, new ParticipantId(other), reason.strip());
                flash.addFlashAttribute("flash", kept(meetingOf(person, new ParticipantId(other))));
            } else if (staff != null) {
                keepApart.fromStaff(person, new Chosen(staff), reason.strip());
                flash.addFlashAttribute("flash", kept(Stream.empty()));
            }
            return "redirect:/people/" + participant + "/keep-apart";
        });
    }

    private Stream<WherePeopleMeet.Place> meetingOf(ParticipantId one, ParticipantId other) {
        return meeting.stream().flatMap(place -> place.bothIn(one, other).stream());
    }

    private static Frame.Flash kept(Stream<WherePeopleMeet.Place> meeting) {
        return new Frame.Flash(
                Frame.Flash.Kind.DONE,
                Stream.concat(
                                Stream.of("They are kept apart from now on."),
                                meeting.map(WherePeopleMeet.Place::sentence))
                        .collect(Collectors.joining(" ")));
    }

    @PostMapping("/people/{participant}/keep-apart/{pair}/end")
    String lift(
            @PathVariable UUID participant,
            @PathVariable UUID pair,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var person = require(participant);
        var id = new KeepApartId(pair);
        if (keepApart.pairsOf(person).stream().noneMatch(one -> one.id().equals(id))) {
            throw new NotYours();
        }
        return tokens.once(formToken, () -> {
            if (reason.isBlank()) {
                flash.addFlashAttribute(
                        "flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, "Please write why it ends."));
            } else {
                keepApart.lift(id, reason.strip());
            }
            return "redirect:/people/" + participant + "/keep-apart";
        });
    }

    /** A staff member's id; the staff module stands above this one. */
    private record Chosen(UUID value) implements Id {}

    /** Clinicians who care for the person, or decide on the way in; nobody else learns that there is anything. */
    private ParticipantId require(UUID participant) {
        var person = new ParticipantId(participant);
        if (!Actor.current().isStaff() || !authorization.may(Permission.DECIDE_LEVEL_OF_CARE, person)) {
            authorization.require(Permission.SIGN_CLINICAL, person);
        }
        return person;
    }

    private String nameOf(ParticipantId person) {
        return Optional.ofNullable(participants.namesOf(Set.of(person)).get(person))
                .map(Participants.Name::fullName)
                .orElseThrow(NotYours::new);
    }

    private static Optional<String> label(List<Choice> staff, UUID id) {
        return staff.stream()
                .filter(one -> one.value().equals(id.toString()))
                .map(Choice::label)
                .findFirst();
    }
}
