package org.footbridge.consents.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DeskLine;
import org.footbridge.consents.Form;
import org.footbridge.consents.Given;
import org.footbridge.consents.Need;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of consents show, for staff and for the person alike. */
@Component
class Reading {

    private final Consents consents;
    private final ConsentForms forms;
    private final Participants participants;
    private final Contacts contacts;
    private final DeskLine deskLine;
    private final House house;
    private final Installation installation;
    private final Clock clock;

    Reading(
            Consents consents,
            ConsentForms forms,
            Participants participants,
            Contacts contacts,
            DeskLine deskLine,
            House house,
            Installation installation,
            Clock clock) {
        this.consents = consents;
        this.forms = forms;
        this.participants = participants;
        this.contacts = contacts;
        this.deskLine = deskLine;
        this.house = house;
        this.installation = installation;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    ConsentsPage all(ParticipantId participant, boolean mayWrite, Words words) {
        var given = consents.all(participant);
        var show = new Show(words.locale(), zone());
        var current = offered(words.language());
        return new ConsentsPage(
                participant,
                name(participant),
                deskLine.of(participant),
                mayWrite,
                offersSpanish(),
                lines(current, form -> form.need() == Need.REQUIRED || form.need() == Need.ANSWERED, given, words),
                lines(current, form -> form.need() == Need.REQUIRED_FOR_VIDEO, given, words),
                lines(current, form -> form.need() == Need.OPTIONAL, given, words),
                given.stream().map(one -> kept(one, show, words)).toList());
    }

    /** The form as it stands before anything is typed: how to reach the person is filled in as far as it is known. */
    @Transactional(readOnly = true)
    ConsentFormPage form(ParticipantId participant, String kind, Words words) {
        var typed = ConsentFormPage.Typed.none();
        if (form(kind, words.language()).kind() == ConsentKind.REACH_ME) {
            var known = participants.get(participant);
            typed = ConsentFormPage.Typed.reaching(known.person().phone(), known.safe());
        }
        return form(participant, kind, words, typed, Problems.none());
    }

    @Transactional(readOnly = true)
    ConsentFormPage form(
            ParticipantId participant, String kind, Words words, ConsentFormPage.Typed typed, Problems problems) {
        var form = form(kind, words.language());
        return new ConsentFormPage(
                participant,
                name(participant),
                kind,
                form.id().value().toString(),
                form.language(),
                form.title(),
                paragraphs(form.body()),
                form.ifDeclined(),
                form.need() == Need.OPTIONAL,
                form.kind() == ConsentKind.RELEASE,
                form.kind().isManyFold(),
                form.kind() == ConsentKind.REACH_ME,
                contacts.of(participant).stream()
                        .map(one -> new Choice(
                                one.contactId().value().toString(), one.name() + " (" + one.relation() + ")"))
                        .toList(),
                LocalDate.ofInstant(clock.instant(), zone()).plusDays(1).toString(),
                typed,
                problems);
    }

    /** The newest form of a kind, in the reader's language where that may be offered (CARE 33). */
    @Transactional(readOnly = true)
    Form form(String kind, String language) {
        return offered(language).stream()
                .filter(one -> slug(one.kind()).equals(kind))
                .findFirst()
                .orElseThrow(NotYours::new);
    }

    @Transactional(readOnly = true)
    ConsentCopyPage copy(ConsentId id, Words words) {
        var given = consents.get(id);
        var show = new Show(words.locale(), zone());
        return new ConsentCopyPage(
                given.participantId(),
                name(given.participantId()),
                id.value().toString(),
                given.title(),
                String.valueOf(given.version()),
                paragraphs(given.content()),
                given.decision() == Given.Decision.SIGNED,
                given.signerName(),
                show.dateTime(given.decidedAt()),
                given.onPaper(),
                given.revokedAt().map(show::dateTime).orElse(null),
                given.kind() == ConsentKind.RELEASE || given.kind() == ConsentKind.PART2_TPO
                        ? forms.part2Notice(LocalDate.ofInstant(clock.instant(), zone()))
                        : null,
                given.holdsAt(clock.instant()));
    }

    ParticipantId participantOf(ConsentId id) {
        return consents.get(id).participantId();
    }

    static String slug(ConsentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ZoneId zone() {
        return house.about().<ZoneId>map(about -> ZoneId.of(about.zone())).orElse(ZoneOffset.UTC);
    }

    private boolean offersSpanish() {
        return forms.current("es").stream().anyMatch(this::mayBeOffered);
    }

    /** Outside the demo Spanish waits for a qualified translator's review of each form (CARE 33). */
    private List<Form> offered(String language) {
        var english = forms.current("en");
        return forms.current(language).stream()
                .map(form -> mayBeOffered(form)
                        ? form
                        : english.stream()
                                .filter(one -> one.kind() == form.kind())
                                .findFirst()
                                .orElse(form))
                .toList();
    }

    private boolean mayBeOffered(Form form) {
        return form.language().equals("en") || form.reviewed() || installation.demo();
    }

    private String name(ParticipantId participant) {
        return Optional.ofNullable(participants.namesOf(Set.of(participant)).get(participant))
                .map(Participants.Name::fullName)
                .orElseThrow(NotYours::new);
    }

    private List<ConsentsPage.Line> lines(List<Form> current, Predicate<Form> which, List<Given> given, Words words) {
        var now = clock.instant();
        return current.stream()
                .filter(which)
                .map(form -> {
                    var newest = given.stream()
                            .filter(one -> one.kind() == form.kind())
                            .findFirst();
                    boolean holds = newest.filter(one -> one.holdsAt(now)).isPresent();
                    boolean settled = holds || (form.need() == Need.ANSWERED && newest.isPresent());
                    return new ConsentsPage.Line(
                            slug(form.kind()),
                            form.title(),
                            newest.map(one -> words.say(standing(one))).orElse(""),
                            settled ? Mark.DONE : form.need() == Need.OPTIONAL ? Mark.QUIET : Mark.NEEDS);
                })
                .toList();
    }

    private String standing(Given given) {
        if (given.decision() == Given.Decision.DECLINED) {
            return "consents.declined";
        }
        if (given.revokedAt().isPresent()) {
            return "consents.revoked";
        }
        return given.holdsAt(clock.instant()) ? "consents.signed" : "consents.over";
    }

    private ConsentsPage.Kept kept(Given given, Show show, Words words) {
        var told = given.recipient()
                .map(recipient -> recipient + ": "
                        + String.join(
                                ", ",
                                given.dataClasses().stream()
                                        .map(one -> words.say(
                                                "consents.data." + one.name().toLowerCase(Locale.ROOT)))
                                        .toList())
                        + given.until()
                                .map(end -> " · " + words.say("consents.until", show.date(end.minusMillis(1))))
                                .orElse("")
                        + ". ")
                .orElse("");
        return new ConsentsPage.Kept(
                given.id().value().toString(),
                given.title(),
                told + words.say(standing(given)),
                given.signerName(),
                show.date(given.decidedAt()),
                given.holdsAt(clock.instant()),
                given.holdsAt(clock.instant()));
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\n\n", -1))
                .filter(part -> !part.isBlank())
                .toList();
    }
}
