package org.footbridge.people;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down how the person said she may be reached. The caller has asked whether the actor may. */
@Component
public class SafeContacts {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;

    SafeContacts(Sql sql, Clock clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /** The mail address the program knows of somebody; empty where it knows none. */
    @Transactional(readOnly = true)
    public Optional<String> mailOf(ParticipantId id) {
        return sql.sql("""
                        select email from people.participant
                         where organization_id = :organization and id = :id and email is not null
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(String.class);
    }

    @Transactional
    public void said(ParticipantId id, Optional<String> phone, SafeContact safe) {
        sql.sql("""
                        update people.participant
                           set phone = :phone, may_call = :mayCall, may_voicemail = :mayVoicemail, caller_name = :callerName,
                               contact_hours = :hours, must_not_know = :mustNotKnow, updated_at = :now, version = version + 1
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("phone", phone)
                .param("mayCall", safe.mayCall())
                .param("mayVoicemail", safe.mayVoicemail())
                .param("callerName", safe.callerName())
                .param("hours", safe.hours())
                .param("mustNotKnow", safe.mustNotKnow())
                .param("now", clock.instant())
                .update();
        audit.act(Act.UPDATE, "safe contact", id, List.of(id));
    }
}
