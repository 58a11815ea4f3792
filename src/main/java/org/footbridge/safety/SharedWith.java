package org.footbridge.safety;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.footbridge.access.House;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who near a person may read the parts that person shares: by a release in force that names safety concerns (for the
 * relapse plan substance use), or as a guardian whom the recorded consent authority lets see, once a custody paper that was
 * asked for is here (CARE 14). Nothing more is read into either.
 */
@Component
public class SharedWith {

    private final Consents consents;
    private final ConsentAuthority authority;
    private final Contacts contacts;
    private final House house;
    private final Clock clock;

    SharedWith(Consents consents, ConsentAuthority authority, Contacts contacts, House house, Clock clock) {
        this.consents = consents;
        this.authority = authority;
        this.contacts = contacts;
        this.house = house;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean mayRead(ParticipantId participant, ContactId contact, CopingKind kind) {
        var named = kind == CopingKind.SAFETY ? DataClass.SAFETY : DataClass.SUBSTANCE_USE;
        return consents.mayTell(participant, contact, named, clock.instant()) || byLaw(participant, contact, kind);
    }

    /** Whether this contact is a guardian whom the newest record of the service lets see, and the person a minor. */
    @Transactional(readOnly = true)
    boolean byLaw(ParticipantId participant, ContactId contact, CopingKind kind) {
        var service = kind == CopingKind.SAFETY
                ? ConsentAuthority.Service.MENTAL_HEALTH
                : ConsentAuthority.Service.SUBSTANCE_USE;
        return authority.isMinor(participant, LocalDate.ofInstant(clock.instant(), house.zone()))
                && authority.of(participant).stream()
                        .anyMatch(one -> one.service() == service
                                && one.maySee() == ConsentAuthority.MaySee.GUARDIAN_TOO
                                && one.custodyPaper() != ConsentAuthority.CustodyPaper.ASKED_FOR)
                && contacts.of(participant).stream()
                        .anyMatch(one -> one.guardian() && one.contactId().equals(contact));
    }

    /** The contacts a copy of the shared parts may go to now. */
    @Transactional(readOnly = true)
    public List<Contacts.Contact> contacts(ParticipantId participant, CopingKind kind) {
        return contacts.of(participant).stream()
                .filter(one -> mayRead(participant, one.contactId(), kind))
                .toList();
    }
}
