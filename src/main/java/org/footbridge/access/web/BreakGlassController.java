package org.footbridge.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.BreakGlass;
import org.footbridge.access.GlassReason;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Persons;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Opening a record one is not related to, and the privacy officer's view of who did. */
@Controller
class BreakGlassController {

    private final BreakGlass glass;
    private final Authorization authorization;
    private final Accounts accounts;
    private final List<Persons> persons;
    private final House house;

    BreakGlassController(
            BreakGlass glass, Authorization authorization, Accounts accounts, List<Persons> persons, House house) {
        this.house = house;
        this.glass = glass;
        this.authorization = authorization;
        this.accounts = accounts;
        this.persons = persons;
    }

    /** Says nothing of the person, not even whether there is one. */
    @GetMapping("/people/{participant}/break-glass")
    String show(@PathVariable UUID participant, Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        return page(model, participant, null, "", Problems.none());
    }

    @PostMapping("/people/{participant}/break-glass")
    String create(
            @PathVariable UUID participant,
            @RequestParam(required = false) @Nullable GlassReason reason,
            @RequestParam(defaultValue = "") String words,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var problems = Problems.none();
        if (reason == null) {
            problems = problems.and("reason", "Please choose a reason.");
        }
        if (words.strip().length() < 10) {
            problems = problems.and("words", "Please say in a sentence why you need this record now.");
        }
        if (reason == null || problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, participant, reason, words, problems);
        }
        if (persons.stream().noneMatch(one -> one.keepsParticipant(participant))) {
            throw new NotYours();
        }
        return switch (glass.open(new AnyPerson(participant), reason, words)) {
            case BreakGlass.Opened _ -> "redirect:/people/" + participant;
            case BreakGlass.NotOpened() -> throw new NotYours();
        };
    }

    /** The privacy desk begins with what wants to be looked at first. */
    @GetMapping("/privacy")
    String desk() {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        return "redirect:/privacy/break-glass";
    }

    @GetMapping("/privacy/break-glass")
    String index(Model model) {
        authorization.require(Permission.OPEN_PRIVACY_DESK);
        var all = glass.all();
        Map<UUID, String> names = new HashMap<>();
        var members = new HashMap<UUID, UUID>();
        accounts.members().forEach(member -> members.put(member.id().value(), member.personId()));
        var ids = new HashSet<>(members.values());
        all.forEach(one -> ids.add(one.participantId()));
        persons.forEach(one -> names.putAll(one.namesOf(ids)));
        model.addAttribute(
                "page",
                new GlassPage(
                        house.zone(),
                        all.stream()
                                .map(one -> new GlassPage.Line(
                                        new AnyPerson(one.participantId()),
                                        names.getOrDefault(one.participantId(), "somebody"),
                                        names.getOrDefault(
                                                members.getOrDefault(one.membershipId(), one.membershipId()),
                                                "somebody"),
                                        one.reason().label(),
                                        one.words(),
                                        one.brokenAt(),
                                        one.refused()))
                                .toList()));
        return "access/glass";
    }

    private static String page(
            Model model, UUID participant, @Nullable GlassReason reason, String words, Problems problems) {
        model.addAttribute(
                "page",
                new BreakGlassPage(
                        participant,
                        Arrays.stream(GlassReason.values())
                                .map(one -> new Choice(one.name(), one.label()))
                                .toList(),
                        reason == null ? "" : reason.name(),
                        words,
                        problems));
        return "access/breakGlass";
    }

    private record AnyPerson(UUID value) implements Id {}
}
