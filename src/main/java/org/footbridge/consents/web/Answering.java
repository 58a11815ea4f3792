package org.footbridge.consents.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Form;
import org.footbridge.consents.Release;
import org.footbridge.consents.Releases;
import org.footbridge.consents.Signer;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.SafeContact;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.Regime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes an answered form to the verb it belongs to. */
@Component
class Answering {

    private final Consents consents;
    private final Releases releases;
    private final SafeContacts safeContacts;
    private final Contacts contacts;

    Answering(Consents consents, Releases releases, SafeContacts safeContacts, Contacts contacts) {
        this.consents = consents;
        this.releases = releases;
        this.safeContacts = safeContacts;
        this.contacts = contacts;
    }

    /** The fields of every consent form; each form uses its own. */
    record Fields(
            @Nullable String answer,
            @Nullable UUID contact,
            @Nullable String recipient,
            @Nullable List<String> what,
            @Nullable Map<String, String> ends,
            @Nullable String purpose,
            @Nullable String until,
            @Nullable String signer,
            @Nullable String capacity,
            @Nullable String phone,
            @Nullable String mayCall,
            @Nullable String mayVoicemail,
            @Nullable String callerName,
            @Nullable String hours,
            @Nullable String mustNotKnow) {

        ConsentFormPage.Typed typed() {
            return new ConsentFormPage.Typed(
                    contact == null ? "" : contact.toString(),
                    text(recipient),
                    what == null ? List.of() : what,
                    ends == null ? Map.of() : ends,
                    text(purpose),
                    text(until),
                    text(signer),
                    text(capacity),
                    text(callerName),
                    text(hours),
                    text(mustNotKnow),
                    text(phone),
                    text(mayCall),
                    text(mayVoicemail));
        }

        /** A call and a voicemail are answered before a signature: a blank is not a no (CARE 4, 16). */
        boolean leavesOpenHowToReach(Form form) {
            return form.kind() == ConsentKind.REACH_ME
                    && !declines()
                    && (text(mayCall).isEmpty() || text(mayVoicemail).isEmpty());
        }

        boolean declines() {
            return "no".equals(answer);
        }

        /** The message that says the answer is kept. */
        String saysKept() {
            return declines() ? "consents.own.kept.no" : "consents.own.kept.yes";
        }

        static String text(@Nullable String typed) {
            return typed == null ? "" : typed.strip();
        }

        static Optional<String> maybe(@Nullable String typed) {
            return Optional.of(text(typed)).filter(words -> !words.isEmpty());
        }
    }

    /** Kept, whether it is a yes or a no; a refusal says what is missing. */
    @Transactional
    public Answered answer(ParticipantId participant, Form form, Fields fields, Signer signer, ZoneId zone) {
        if (fields.leavesOpenHowToReach(form)) {
            return new Answered.Refused("Please say whether we may call, and whether we may leave a message.");
        }
        return fields.declines()
                ? new Answered.Kept(consents.decline(participant, form.id(), signer, Regime.PART2))
                : sign(participant, form, fields, signer, zone);
    }

    private Answered sign(ParticipantId participant, Form form, Fields fields, Signer signer, ZoneId zone) {
        var answered = signed(participant, form, fields, signer, zone);
        if (form.kind() == ConsentKind.REACH_ME && answered instanceof Answered.Kept) {
            safeContacts.said(
                    participant,
                    Fields.maybe(fields.phone()),
                    new SafeContact(
                            "yes".equals(fields.mayCall()),
                            "yes".equals(fields.mayVoicemail()),
                            Fields.maybe(fields.callerName()),
                            Fields.maybe(fields.hours()),
                            Fields.maybe(fields.mustNotKnow())));
        }
        return answered;
    }

    private Answered signed(ParticipantId participant, Form form, Fields fields, Signer signer, ZoneId zone) {
        // Part 2 unless a program has decided otherwise for itself: protect when in doubt.
        return form.kind() == ConsentKind.RELEASE
                ? releases.sign(
                        participant, form.id(), to(participant, fields), things(fields, zone), signer, Regime.PART2)
                : consents.sign(participant, form.id(), signer, Regime.PART2);
    }

    private Release to(ParticipantId participant, Fields fields) {
        var contact = Optional.ofNullable(fields.contact()).map(ContactId::new);
        var recipient = contact.flatMap(id -> contacts.of(participant).stream()
                        .filter(one -> one.contactId().equals(id))
                        .findFirst())
                .map(Contacts.Contact::name)
                .orElseGet(() -> Fields.text(fields.recipient()));
        return new Release(
                contact.filter(_ -> !recipient.isEmpty()),
                recipient,
                Set.of(),
                Fields.text(fields.purpose()),
                Optional.empty(),
                Optional.empty());
    }

    /** A thing without a day of its own ends on the day that is for all of them. */
    private static List<Releases.Thing> things(Fields fields, ZoneId zone) {
        var what = fields.what() == null ? List.<String>of() : fields.what();
        var ends = fields.ends() == null ? Map.<String, String>of() : fields.ends();
        return Arrays.stream(DataClass.values())
                .filter(one -> what.contains(one.name()))
                .map(one -> {
                    var own = Fields.text(ends.get(one.name()));
                    return new Releases.Thing(
                            one,
                            day(own.isEmpty() ? Fields.text(fields.until()) : own)
                                    .map(last ->
                                            last.plusDays(1).atStartOfDay(zone).toInstant()));
                })
                .toList();
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
        } catch (java.time.format.DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
