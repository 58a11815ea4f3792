package org.footbridge.safety;

import java.time.Clock;
import java.util.List;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.GuardianAuthority;
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
    private final GuardianAuthority guardians;
    private final Contacts contacts;
    private final Clock clock;

    SharedWith(Consents consents, GuardianAuthority guardians, Contacts contacts, Clock clock) {
        this.consents = consents;
        this.guardians = guardians;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean mayRead(ParticipantId participant, ContactId contact, CopingKind kind) {
        var named = kind == CopingKind.SAFETY ? DataClass.SAFETY : DataClass.SUBSTANCE_USE;
        return consents.mayTell(participant, contact, named, clock.instant()) || byLaw(participant, contact, kind);
    }

    /** Whether recorded authority lets this guardian see it. */
    @Transactional(readOnly = true)
    boolean byLaw(ParticipantId participant, ContactId contact, CopingKind kind) {
        return guardians.sees(participant, contact, service(kind));
    }

    static ConsentAuthority.Service service(CopingKind kind) {
        return kind == CopingKind.SAFETY
                ? ConsentAuthority.Service.MENTAL_HEALTH
                : ConsentAuthority.Service.SUBSTANCE_USE;
    }

    /** The contacts a copy of the shared parts may go to now. */
    @Transactional(readOnly = true)
    public List<Contacts.Contact> contacts(ParticipantId participant, CopingKind kind) {
        return contacts.of(participant).stream()
                .filter(one -> mayRead(participant, one.contactId(), kind))
                .toList();
    }
}
