package org.footbridge.consents.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.GuardianAuthority;
import org.footbridge.people.Contacts;
import org.footbridge.people.NamesForAudiences;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.platform.Regime;
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

/** Who may consent for a young person, and what each audience calls them (CARE 14). */
@Controller
class AuthorityController {

    private final Authorization authorization;
    private final ConsentAuthority authority;
    private final GuardianAuthority coming;
    private final Contacts contacts;
    private final NamesForAudiences names;
    private final Participants participants;
    private final Reading reading;
    private final FormTokens tokens;
    private final Clock clock;

    AuthorityController(
            Authorization authorization,
            ConsentAuthority authority,
            GuardianAuthority coming,
            Contacts contacts,
            NamesForAudiences names,
            Participants participants,
            Reading reading,
            FormTokens tokens,
            Clock clock) {
        this.authorization = authorization;
        this.authority = authority;
        this.coming = coming;
        this.contacts = contacts;
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
                                .flatMap(service -> lines(service, recorded))
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
                        guardians(person).stream()
                                .map(one -> new Choice(
                                        one.contactId().value().toString(), one.name() + ", " + one.relation()))
                                .toList(),
                        coming.coming(person).stream()
                                .map(AuthorityController::line)
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
            @RequestParam @Nullable UUID guardian,
            @RequestParam(defaultValue = "") String assentWords,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var person = require(participant);
        var named = guardians(person).stream()
                .filter(one -> one.contactId().value().equals(guardian))
                .findFirst();
        return tokens.once(formToken, () -> {
            if (maySee == ConsentAuthority.MaySee.GUARDIAN_TOO && named.isEmpty()) {
                flash.addFlashAttribute(
                        "flash",
                        new Frame.Flash(
                                Frame.Flash.Kind.PROBLEM,
                                "Please choose which guardian may see. Somebody who is not in the list is added under People near them first."));
            } else if (service == null
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
                                named.map(Contacts.Contact::contactId),
                                named.map(Contacts.Contact::name),
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

    private List<Contacts.Contact> guardians(ParticipantId person) {
        return contacts.of(person).stream().filter(Contacts.Contact::guardian).toList();
    }

    private static Stream<AuthorityPage.Line> lines(
            ConsentAuthority.Service service, List<ConsentAuthority.Recorded> recorded) {
        var own = recorded.stream()
                .filter(one -> one.service() == service)
                .map(AuthorityController::line)
                .toList();
        return own.isEmpty() ? Stream.of(new AuthorityPage.Line(service.label(), "", "")) : own.stream();
    }

    private static String line(GuardianAuthority.Change change) {
        var day = new Show(Locale.US, ZoneOffset.UTC).date(change.on());
        return change.service()
                .map(service -> "%s: %s closes to guardians, as the state's rule says.".formatted(day, service.label()))
                .orElse(
                        day
                                + ", 18 years old: every guardian's door closes by itself, and what a guardian signed ends. What is to go on is signed anew, by the person.");
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
                                one.maySee().label().toLowerCase(Locale.ROOT),
                                one.custodyPaper().label().toLowerCase(Locale.ROOT),
                                one.assent().label(),
                                one.assentWords()
                                        .map(words -> " “" + words + "”")
                                        .orElse("")),
                one.state() + ", looked up " + one.ruleOn() + ": " + one.ruleSource());
    }
}
