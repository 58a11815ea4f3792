package org.footbridge.attendance;

import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the stay somebody is in. */
@Component
class RunningStays {

    private final Sql sql;

    RunningStays(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Optional<RunningStay> of(ParticipantId person) {
        return sql.sql("""
                        select stay.program_id, stay.regime, program.zone
                          from episodes.v_episodes stay
                          join programs.v_programs program
                            on program.organization_id = stay.organization_id and program.program_id = stay.program_id
                         where stay.organization_id = :organization and stay.participant_id = :person
                           and stay.status in ('active', 'onhold')
                         order by stay.opened_at desc
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(RunningStay.class);
    }
}
