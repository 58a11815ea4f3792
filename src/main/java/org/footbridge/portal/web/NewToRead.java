package org.footbridge.portal.web;

import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the team wrote something that was not opened on this person's side yet. */
@Component
class NewToRead {

    private final Sql sql;

    NewToRead(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public boolean waits(ParticipantId me) {
        return sql.sql("""
                        select exists (select from messages.v_unopened
                                        where organization_id = :organization and participant_id = :me)
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .single(Boolean.class);
    }
}
