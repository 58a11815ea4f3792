package org.footbridge.families;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.footbridge.access.Accounts;
import org.footbridge.access.AgreedWords;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.OneTimeCodes;
import org.footbridge.access.Permission;
import org.footbridge.consents.Consents;
import org.footbridge.consents.Recipient;
import org.footbridge.people.ContactId;
import org.footbridge.people.Contacts;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A code for somebody near, to be handed over by the participant or by staff. It opens nothing without the word the two
 * agreed on, ends after fourteen days or five wrong words, and names nobody.
 */
@Component
public class Invitations {

    private final Sql sql;
    private final Clock clock;
    private final Contacts contacts;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final Consents consents;
    private final Authorization authorization;
    private final TransactionTemplate apart;

    Invitations(
            Sql sql,
            Clock clock,
            Contacts contacts,
            Accounts accounts,
            OneTimeCodes codes,
            Consents consents,
            Authorization authorization,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.contacts = contacts;
        this.accounts = accounts;
        this.codes = codes;
        this.consents = consents;
        this.authorization = authorization;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What came of the wish for a code. */
    public sealed interface Inviting {

        /** @param code as it is written down; nothing keeps it */
        record Code(String code) implements Inviting {}

        /** The word is missing, too short or too long. */
        record NoWord() implements Inviting {}

        /** They can sign in already; a new code would set a new password, which is for the desk. */
        record SignsIn() implements Inviting {}

        /** They stand near somebody else too, so that only the team knows that the right person gets the code. */
        record AskTheTeam() implements Inviting {}
    }

    /**
     * By the bound participant, for somebody near who has no sign-in and stands near nobody else: a code in the wrong
     * hands must never open what another participant shares.
     */
    public Inviting byPerson(ParticipantId me, ContactId contact, String word) {
        authorization.require(Permission.OWN_RECORD, me);
        requireNear(me, contact);
        if (!AgreedWords.fits(word)) {
            return new Inviting.NoWord();
        }
        // Codes are made where no participant reads or writes.
        return Actor.job(Actor.current().organization(), "family invitation")
                .call(() -> Objects.requireNonNull(apart.execute(_ -> {
                    if (accounts.accountOf(contact).isPresent()) {
                        return new Inviting.SignsIn();
                    }
                    return nearOthers(me, contact) ? new Inviting.AskTheTeam() : code(contact, word);
                })));
    }

    /** By staff, who know whom they hand it to; for somebody with a sign-in it sets a new password. */
    @Transactional
    public Inviting byStaff(ParticipantId participant, ContactId contact, String word) {
        if (!authorization.may(Permission.WRITE_CHART, participant)) {
            authorization.require(Permission.WORK_INTAKE, participant);
        }
        requireNear(participant, contact);
        return AgreedWords.fits(word) ? code(contact, word) : new Inviting.NoWord();
    }

    private Inviting code(ContactId contact, String word) {
        return new Inviting.Code(codes.forContact(contact, word));
    }

    private void requireNear(ParticipantId participant, ContactId contact) {
        if (contacts.of(participant).stream().noneMatch(one -> one.contactId().equals(contact))) {
            throw new NotYours();
        }
    }

    private boolean nearOthers(ParticipantId me, ContactId contact) {
        var near = sql.sql("""
                        select participant_id from people.v_contacts_of
                         where organization_id = :organization and contact_id = :contact
                        """)
                .param("organization", Actor.current().organization())
                .param("contact", contact)
                .list(UUID.class);
        return near.stream().anyMatch(one -> !one.equals(me.value()))
                || consents.releasing(new Recipient.Near(contact), clock.instant()).keySet().stream()
                        .anyMatch(one -> !one.equals(me));
    }
}
