package org.footbridge.portal.web;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.access.OpenedByRelease;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A person's record as a recipient would see it: read in a transaction of its own that is bound as theirs would be, so that
 * row security itself answers.
 */
@Component
class RecipientsEyes {

    private final OpenedByRelease opened;
    private final Sql sql;
    private final TransactionTemplate apart;

    RecipientsEyes(OpenedByRelease opened, Sql sql, PlatformTransactionManager transactions) {
        this.opened = opened;
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setReadOnly(true);
    }

    /** Asked as a contact's sign-in. */
    <T> T near(ParticipantId me, ContactId contact, Supplier<T> asked) {
        var people = Set.of(me.value());
        return as(
                Actor.contact(Actor.current().organization(), contact.value(), contact.value(), contact.value(), people)
                        .toldOfSubstances(opened.substancesNear(contact.value(), people)),
                asked);
    }

    /** The goals of the plan in force that a program of this recipient reads, in the person's own words. */
    List<String> goals(ParticipantId me, String recipient) {
        return as(
                Actor.clientFor(
                                Actor.current().organization(),
                                "try my consent",
                                only(me, opened.participants(recipient, "Goal")))
                        .toldOfSubstances(only(me, opened.substances(recipient))),
                () -> goals(me));
    }

    private <T> T as(Actor eyes, Supplier<T> asked) {
        return eyes.call(() -> Objects.requireNonNull(apart.execute(_ -> asked.get())));
    }

    private List<String> goals(ParticipantId person) {
        return sql.sql("""
                        select own_words from plans.v_goals
                         where organization_id = :organization and participant_id = :person
                         order by place
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(String.class);
    }

    private static Set<UUID> only(ParticipantId me, Set<UUID> people) {
        var kept = new HashSet<>(people);
        kept.retainAll(Set.of(me.value()));
        return kept;
    }
}
