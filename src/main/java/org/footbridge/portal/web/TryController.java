package org.footbridge.portal.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.access.Accounts;
import org.footbridge.access.AsksAgain;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Given;
import org.footbridge.consents.Recipient;
import org.footbridge.consents.ReleasedTypes;
import org.footbridge.families.Shared;
import org.footbridge.families.Shares;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Try my consent: choose somebody, and see what would leave today, what not, and why. Every answer is asked of the code
 * that decides for pages and FHIR ({@link Consents#releasesTo}, {@link Shares}, {@link ReleasedTypes}).
 */
@Controller
@AsksAgain
class TryController {

    /** Kinds of recipients no release names. */
    private static final List<String> NOBODY_NAMED =
            List.of("doctor", "insurer", "employer", "school", "relative", "court", "police");

    /** Who may be told for treatment, payment and running the program under the Part 2 consent for it. */
    private static final Set<String> UNDER_TPO = Set.of("doctor", "insurer");

    private final Consents consents;
    private final Contacts contacts;
    private final Shares shares;
    private final RecipientsEyes eyes;
    private final Accounts accounts;
    private final Authorization authorization;
    private final House house;
    private final ConsentWords consentWords;
    private final WordsOf wordsOf;
    private final Clock clock;

    TryController(
            Consents consents,
            Contacts contacts,
            Shares shares,
            RecipientsEyes eyes,
            Accounts accounts,
            Authorization authorization,
            House house,
            ConsentWords consentWords,
            WordsOf wordsOf,
            Clock clock) {
        this.consents = consents;
        this.contacts = contacts;
        this.shares = shares;
        this.eyes = eyes;
        this.accounts = accounts;
        this.authorization = authorization;
        this.house = house;
        this.consentWords = consentWords;
        this.wordsOf = wordsOf;
        this.clock = clock;
    }

    /** @param to names nobody: a key of the list below */
    @GetMapping("/me/consents/try")
    String show(@RequestParam(defaultValue = "") String to, Locale locale, Model model) {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        var words = consentWords.in(wordsOf.of(locale));
        var choices = choices(me, words);
        if (!to.isEmpty() && choices.stream().noneMatch(one -> one.value().equals(to))) {
            throw new NotYours();
        }
        model.addAttribute(
                "page",
                new TryPage(
                        me,
                        words.language(),
                        new TryPage.Text(
                                words.say("portal.try"),
                                words.say("portal.try.about"),
                                words.say("portal.try.choose"),
                                words.say("portal.try.show"),
                                words.say("portal.try.back")),
                        choices,
                        to,
                        to.isEmpty() ? null : result(me, to, words)));
        return "portal/try";
    }

    private List<Choice> choices(ParticipantId me, Words words) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        contacts.of(me)
                .forEach(one -> choices.put(
                        "near-" + one.contactId().value(),
                        new Choice("near-" + one.contactId().value(), one.name() + " (" + one.relation() + ")")));
        List<Recipient.Named> seen = new ArrayList<>();
        named(me).stream()
                .filter(one -> seen.stream().noneMatch(before -> before.isNamedBy(one)))
                .forEach(one -> {
                    seen.add(new Recipient.Named(one.recipient().orElseThrow()));
                    var key = "named-" + one.id().value();
                    choices.put(key, new Choice(key, one.recipient().orElseThrow()));
                });
        NOBODY_NAMED.forEach(kind -> choices.put(kind, new Choice(kind, words.say("portal.try.kind." + kind))));
        return List.copyOf(choices.values());
    }

    private List<Given> named(ParticipantId me) {
        return consents.all(me).stream()
                .filter(one -> one.kind() == ConsentKind.RELEASE
                        && one.decision() == Given.Decision.SIGNED
                        && one.contactId().isEmpty()
                        && one.recipient().isPresent())
                .toList();
    }

    private TryPage.Result result(ParticipantId me, String to, Words words) {
        if (to.startsWith("near-")) {
            return near(me, contact(me, to.substring("near-".length())), words);
        }
        if (to.startsWith("named-")) {
            var name = named(me).stream()
                    .filter(one -> to.endsWith(one.id().value().toString()))
                    .flatMap(one -> one.recipient().stream())
                    .findFirst()
                    .orElseThrow(NotYours::new);
            return outside(me, name, new Recipient.Named(name), words);
        }
        return nobodyNamed(me, to, words);
    }

    private Contacts.Contact contact(ParticipantId me, String id) {
        return contacts.of(me).stream()
                .filter(one -> one.contactId().value().toString().equals(id))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    private TryPage.Result near(ParticipantId me, Contacts.Contact contact, Words words) {
        var notes = new ArrayList<String>();
        boolean door = accounts.membershipOf(contact.contactId()).isPresent();
        var recipient = new Recipient.Near(contact.contactId());
        notes.add(words.say(door ? "portal.try.near.door" : "portal.try.near.noDoor", contact.name()));
        withoutSubstances(told(me, recipient), words, notes);
        notes.add(words.say("portal.try.seen"));
        return result(me, contact.name(), recipient, sees(me, contact.contactId(), words), notes, words);
    }

    /** The words of the family page itself, made by its own code as if the contact had opened it. */
    private List<String> sees(ParticipantId me, ContactId contact, Words words) {
        return eyes.near(me, contact, () -> shares.with(me, contact, words.locale()))
                .map(TryController::seen)
                .orElse(List.of());
    }

    private static List<String> seen(Shared one) {
        return Stream.concat(
                        Stream.of(one.called()),
                        one.items().stream()
                                .map(item -> item.lines().isEmpty()
                                        ? item.title()
                                        : item.title() + ": " + String.join("; ", item.lines())))
                .toList();
    }

    private Set<DataClass> told(ParticipantId me, Recipient recipient) {
        return Consents.toldTo(consents.releasesTo(me, recipient, clock.instant()));
    }

    /** What shared goals do not hold while substance use is not shared as well. */
    private static void withoutSubstances(Set<DataClass> told, Words words, List<String> notes) {
        if (told.contains(DataClass.PLAN) && !told.contains(DataClass.SUBSTANCE_USE)) {
            notes.add(words.say("portal.try.substances"));
        }
    }

    private TryPage.Result outside(ParticipantId me, String name, Recipient recipient, Words words) {
        var told = told(me, recipient);
        var open = ReleasedTypes.openTo(told);
        var notes = new ArrayList<String>();
        notes.add(
                open.isEmpty()
                        ? words.say("portal.try.fhir.none", name)
                        : words.say(
                                "portal.try.fhir",
                                name,
                                String.join(
                                        ", ",
                                        open.stream()
                                                .map(type ->
                                                        words.say("portal.try.fhir." + type.toLowerCase(Locale.ROOT)))
                                                .distinct()
                                                .toList())));
        withoutSubstances(told, words, notes);
        notes.add(words.say("portal.try.seen"));
        return result(me, name, recipient, null, notes, words)
                .reading(words.say("portal.try.goals", name), eyes.goals(me, name));
    }

    private TryPage.Result nobodyNamed(ParticipantId me, String kind, Words words) {
        var name = words.say("portal.try.kind." + kind);
        var notes = new ArrayList<String>();
        Optional<Given> tpo = Optional.empty();
        if (UNDER_TPO.contains(kind)) {
            tpo = consents.inForce(me, ConsentKind.PART2_TPO, clock.instant());
            notes.add(tpo.map(one -> words.say("portal.try.tpo", show(words).date(one.decidedAt())))
                    .orElseGet(() -> words.say("portal.try.tpo.none")));
        }
        notes.add(words.say("portal.try.law"));
        var result = result(me, name, new Recipient.Named(""), null, notes, words);
        return tpo.isEmpty()
                ? result
                : result.under(words.say("portal.try.tpo.some", name), words.say("portal.try.tpo.rest"));
    }

    private TryPage.Result result(
            ParticipantId me,
            String name,
            Recipient recipient,
            @Nullable List<String> sees,
            List<String> notes,
            Words words) {
        var now = clock.instant();
        var releases = consents.releasesTo(me, recipient, now);
        var told = Consents.toldTo(releases);
        var before = consents.all(me).stream()
                .filter(one -> one.kind() == ConsentKind.RELEASE && recipient.isNamedBy(one))
                .toList();
        return new TryPage.Result(
                words.say(told.isEmpty() ? "portal.try.nothing" : "portal.try.some", name),
                words.say("portal.try.leaves"),
                told.stream()
                        .map(what -> new TryPage.Line(label(what, words), because(releases, what, words)))
                        .toList(),
                words.say("portal.try.stays"),
                Arrays.stream(DataClass.values())
                        .filter(what -> !told.contains(what))
                        .map(what -> new TryPage.Line(label(what, words), whyNot(before, what, now, words)))
                        .toList(),
                words.say("portal.try.sees", name),
                sees,
                notes);
    }

    private static String label(DataClass what, Words words) {
        return words.say("portal.try.data." + what.name().toLowerCase(Locale.ROOT));
    }

    private String because(Collection<Given> releases, DataClass what, Words words) {
        var show = show(words);
        return releases.stream()
                .filter(one -> one.dataClasses().contains(what))
                .findFirst()
                .map(one -> words.say(
                        "portal.try.because",
                        show.date(one.decidedAt()),
                        one.until().map(show::date).or(one::untilEvent).orElse("")))
                .orElse("");
    }

    /** The newest thing that happened to a release of this kind of thing; mostly there never was one. */
    private String whyNot(List<Given> before, DataClass what, Instant now, Words words) {
        var show = show(words);
        Optional<Given> newest =
                before.stream().filter(one -> one.dataClasses().contains(what)).findFirst();
        return newest.flatMap(Given::revokedAt)
                .filter(at -> !at.isAfter(now))
                .map(at -> words.say("portal.try.takenBack", show.date(at)))
                .or(() -> newest.flatMap(Given::until)
                        .filter(at -> !at.isAfter(now))
                        .map(at -> words.say("portal.try.ranOut", show.date(at))))
                .orElseGet(() -> words.say("portal.try.never"));
    }

    private Show show(Words words) {
        return new Show(words.locale(), house.zone());
    }
}
