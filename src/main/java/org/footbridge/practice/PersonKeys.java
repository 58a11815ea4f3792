package org.footbridge.practice;

import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The data key of each person, sealed with the installation's key. Row security gives the row to that person alone, so
 * nobody else's request can open what the key seals.
 */
@Component
class PersonKeys {

    private final Sql sql;
    private final Keys installation;

    PersonKeys(Sql sql, Keys installation) {
        this.sql = sql;
        this.installation = installation;
    }

    /** Nothing before the first entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Keys> find(ParticipantId me) {
        return read(me, "");
    }

    /** The person's key, made with the first entry; held until the transaction ends, so that two writers take turns. */
    @Transactional(propagation = Propagation.MANDATORY)
    Keys hold(ParticipantId me) {
        return read(me, "for update").orElseGet(() -> {
            sql.sql("""
                            insert into practice.person_key (organization_id, participant_id, sealed)
                            values (:organization, :me, :sealed)
                            on conflict do nothing
                            """)
                    .param("organization", Actor.current().organization())
                    .param("me", me)
                    .param("sealed", installation.newPersonKey(context("key", me)))
                    .update();
            return read(me, "for update").orElseThrow();
        });
    }

    private Optional<Keys> read(ParticipantId me, String lock) {
        return sql.sql("""
                        select sealed from practice.person_key
                         where organization_id = :organization and participant_id = :me
                        """ + lock)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .optional((row, _) -> row.getBytes("sealed"))
                .map(wrapped -> installation.personKey(wrapped, context("key", me)));
    }

    /** Whose and what sealed bytes are: they open as nothing else. */
    static String context(String what, ParticipantId me) {
        return "practice/%s/%s/%s"
                .formatted(what, Actor.current().organization().value(), me.value());
    }
}
