package org.footbridge.families;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Accounts;
import org.footbridge.access.Proof;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Releases;
import org.footbridge.consents.Signer;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.springframework.stereotype.Component;

/** Somebody near a participant, for the tests: named, with a sign-in, with things shared. */
@Component
class Ana {

    private final Contacts contacts;
    private final Accounts accounts;
    private final Releases releases;
    private final ConsentForms forms;
    private final Clock clock;

    Ana(Contacts contacts, Accounts accounts, Releases releases, ConsentForms forms, Clock clock) {
        this.contacts = contacts;
        this.accounts = accounts;
        this.releases = releases;
        this.forms = forms;
        this.clock = clock;
    }

    ContactId near(Riverside.House house, ParticipantId person, String name, String relation, boolean guardian) {
        return house.job(() -> contacts.add(
                person,
                new Contacts.NewContact(
                        name, relation, Optional.of("555-0117"), Optional.empty(), guardian, false, false)));
    }

    void signsIn(Riverside.House house, ContactId contact) {
        house.job(() -> accounts.join(
                accounts.create(UUID.randomUUID() + "@riverside.test", "riverside"), Set.of(Role.CONTACT), contact));
    }

    /** Made anew for each look, as each request of a sign-in makes it. */
    Actor actor(Riverside.House house, ContactId contact) {
        return house.job(() -> accounts.actor(
                        accounts.accountOf(contact).orElseThrow(),
                        accounts.membershipOf(contact).orElseThrow())
                .orElseThrow());
    }

    /** Signed by the person, each thing for so many days. */
    void shares(Riverside.House house, ParticipantId person, ContactId contact, int days, DataClass... what) {
        var end = Optional.of(clock.instant().plus(Duration.ofDays(days)));
        house.asParticipant(person)
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> releases.sign(
                                person,
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                new Release(
                                        Optional.of(contact),
                                        "Ana",
                                        Set.of(),
                                        "So that she knows how I am",
                                        Optional.empty(),
                                        Optional.empty()),
                                List.of(what).stream()
                                        .map(one -> new Releases.Thing(one, end))
                                        .toList(),
                                new Signer.OnOwnScreen(),
                                Regime.PART2)));
    }
}
