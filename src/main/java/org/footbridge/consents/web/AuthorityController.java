package org.footbridge.consents.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Regime;
import org.footbridge.ui.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may consent for a young person, and what each audience calls them (CARE 14). */
@Controller
class AuthorityController {

    private final Authorization authorization;
    private final ConsentAuthority authority;
    private final NamesForAudiences names;
    private final Participants participants;
    private final Reading reading;
    private final FormTokens tokens;
    private final Clock clock;

    AuthorityController(
            Authorization authorization,
            ConsentAuthority authority,
            NamesForAudiences names,
            Participants participants,
            Reading reading,
            FormTokens tokens,
            Clock clock) {
        this.authorization = authorization;
        this.authority = authority;
        this.names = names;
        this.participants = participants;
        this.reading = reading;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/people/{participant}/consent-authority")
    String show(@PathVariable UUID participant, Model model) {
        var person = require(participant);
        var today = LocalDate.ofInstant(clock.instant(), reading.zone());
        var recorded = authority.of(person);
        var chosen = names.of(person);
        model.addAttribute(
                "page",
                new AuthorityPage(
                        person,
                        Optional.ofNullable(participants.namesOf(Set.of(person)).get(person))
                                .map(Participants.Name::fullName)
                                .orElseThrow(NotYours::new),
                        authority.isMinor(person, today)
                                ? "under 18, or the birth date is not known"
                                : "18 or older: no record is needed",
                        true,
                        Arrays.stream(ConsentAuthority.Service.values())
                                .map(service -> recorded.stream()
                                        .filter(one -> one.service() == service)
                                        .findFirst()
                                        .map(AuthorityController::line)
                                        .orElse(new AuthorityPage.Line(service.label(), "", "")))
                                .toList(),
                        authority.rules(today).stream()
                                .map(rule -> new AuthorityPage.Rule(
                                        rule.state(),
                                        rule.service().label(),
                                        rule.fromAge() + " to " + rule.toAge(),
                                        rule.statement(),
                                        rule.source(),
                                        rule.verifiedBy().isPresent()))
                                .toList(),
                        Arrays.stream(NamesForAudiences.Audience.values())
                                .map(audience -> chosen.stream()
                                        .filter(one -> one.audience() == audience)
                                        .findFirst()
                                        .map(one -> new AuthorityPage.Name(
                                                audience.name(),
                                                audience.label(),
                                                one.name(),
                                                one.pronouns().orElse("")))
                                        .orElse(new AuthorityPage.Name(audience.name(), audience.label(), "", "")))
                                .toList(),
                        today.toString()));
        return "consents/authority";
    }

    @PostMapping("/people/{participant}/consent-authority")
    String record(
            @PathVariable UUID participant,
            @RequestParam ConsentAuthority.@Nullable Service service,
            @RequestParam ConsentAuthority.@Nullable MayConsent mayConsent,
            @RequestParam ConsentAuthority.@Nullable MaySee maySee,
            @RequestParam ConsentAuthority.@Nullable CustodyPaper custody,
            @RequestParam ConsentAuthority.@Nullable Assent assent,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable LocalDate ruleOn,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String guardian,
            @RequestParam(defaultValue = "") String assentWords,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var person = require(participant);
        return tokens.once(formToken, () -> {
            if (service == null
                    || mayConsent == null
                    || maySee == null
                    || custody == null
                    || assent == null
                    || ruleOn == null
                    || source.isBlank()
                    || !state.strip().matches("[A-Z]{2}")) {
                flash.addFlashAttribute(
                        "flash",
                        new Frame.Flash(
                                Frame.Flash.Kind.PROBLEM,
                                "Please answer every question, with the state as two capital letters and where the law stands."));
            } else {
                authority.record(
                        new ConsentAuthority.Authority(
                                person,
                                service,
                                mayConsent,
                                maySee,
                                state.strip(),
                                ruleOn,
                                source.strip(),
                                Optional.empty(),
                                Optional.of(guardian.strip()).filter(words -> !words.isEmpty()),
                                custody,
                                assent,
                                Optional.of(assentWords.strip()).filter(words -> !words.isEmpty())),
                        Regime.PART2);
                flash.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Recorded."));
            }
            return "redirect:/people/" + participant + "/consent-authority";
        });
    }

    @PostMapping("/people/{participant}/names")
    String name(
            @PathVariable UUID participant,
            @RequestParam NamesForAudiences.Audience audience,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String pronouns,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var person = require(participant);
        return tokens.once(formToken, () -> {
            if (name.isBlank()) {
                names.forget(person, audience);
            } else {
                names.choose(
                        person, audience, name, Optional.of(pronouns.strip()).filter(words -> !words.isEmpty()));
            }
            flash.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Kept for that audience."));
            return "redirect:/people/" + participant + "/consent-authority";
        });
    }

    private ParticipantId require(UUID participant) {
        var person = new ParticipantId(participant);
        if (!authorization.may(Permission.WRITE_CHART, person)) {
            authorization.require(Permission.WORK_INTAKE, person);
        }
        return person;
    }

    private static AuthorityPage.Line line(ConsentAuthority.Recorded one) {
        return new AuthorityPage.Line(
                one.service().label(),
                "%s may consent. May see: %s. Custody paper: %s. %s.%s"
                        .formatted(
                                one.mayConsent().label()
                                        + one.guardianName()
                                                .map(who -> " (" + who + ")")
                                                .orElse(""),
                                one.maySee().label().toLowerCase(java.util.Locale.ROOT),
                                one.custodyPaper().label().toLowerCase(java.util.Locale.ROOT),
                                one.assent().label(),
                                one.assentWords()
                                        .map(words -> " “" + words + "”")
                                        .orElse("")),
                one.state() + ", looked up " + one.ruleOn() + ": " + one.ruleSource());
    }
}
