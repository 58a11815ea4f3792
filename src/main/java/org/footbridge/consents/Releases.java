package org.footbridge.consents;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.access.Capacity;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Regime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shares each thing by itself: one signed release a thing, with an end, a copy and a way back of its own (CARE 13), so
 * that page, export and FHIR need no second rule about which of them has ended.
 */
@Component
public class Releases {

    private final Consents consents;
    private final Contacts contacts;
    private final GuardianAuthority guardians;
    private final Clock clock;

    Releases(Consents consents, Contacts contacts, GuardianAuthority guardians, Clock clock) {
        this.consents = consents;
        this.contacts = contacts;
        this.guardians = guardians;
        this.clock = clock;
    }

    /** One thing to share and when that ends. */
    public record Thing(DataClass what, Optional<Instant> until) {}

    /**
     * Signs all of them or none.
     *
     * @param to whom and what for; its own things and end are not read
     */
    @Transactional
    public Answered sign(
            ParticipantId participant, FormId form, Release to, List<Thing> things, Signer signer, Regime regime) {
        var cap = endsAtEighteen(participant, to, signer) ? guardians.ofAge(participant) : Optional.<Instant>empty();
        var each = things.stream()
                .map(thing -> new Release(
                        to.contact(),
                        to.recipient(),
                        Set.of(thing.what()),
                        to.purpose(),
                        thing.until().map(end -> cap.filter(end::isAfter).orElse(end)),
                        Optional.empty()))
                .toList();
        var flaw = (each.isEmpty() ? Stream.of(to) : each.stream())
                .flatMap(one -> one.flaw(clock.instant()).stream())
                .findFirst();
        if (flaw.isPresent()) {
            return new Answered.Refused(flaw.get());
        }
        var before = inForce(participant, to);
        var kept = new ArrayList<Answered>();
        for (var one : each) {
            var answered = consents.release(participant, form, one, signer, regime);
            if (!(answered instanceof Answered.Kept)) {
                return answered; // the same for each, so nothing was kept before it
            }
            kept.add(answered);
        }
        before.stream()
                .filter(old -> things.stream().map(Thing::what).anyMatch(old.dataClasses()::contains))
                .forEach(old -> consents.revoke(old.id(), old.signerName(), said(signer)));
        return kept.getFirst();
    }

    /** What one thing alone was shared until now: signed anew, it ends when the newer paper says, sooner or later. */
    private List<Given> inForce(ParticipantId participant, Release to) {
        return to
                .contact()
                .map(contact -> consents.releasesTo(participant, new Recipient.Near(contact), clock.instant()))
                .orElse(List.of())
                .stream()
                .filter(one -> one.dataClasses().size() == 1)
                .toList();
    }

    private static Consents.SaidHow said(Signer signer) {
        return signer instanceof Signer.OnOwnScreen ? Consents.SaidHow.ON_OWN_PAGE : Consents.SaidHow.IN_PERSON;
    }

    /** What a guardian signs, and what is shared with one, ends when the person is of age; the paper says so. */
    private boolean endsAtEighteen(ParticipantId participant, Release to, Signer signer) {
        return signer.capacity() == Capacity.GUARDIAN
                || to.contact()
                        .filter(contact -> contacts.of(participant).stream()
                                .anyMatch(
                                        one -> one.guardian() && one.contactId().equals(contact)))
                        .isPresent();
    }
}
