package org.footbridge.episodes;

import java.util.List;
import java.util.UUID;
import org.footbridge.alerts.ProgramsOf;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.ProgramId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells alerts whose minutes hold: those of each program somebody has a stay in that has not ended. */
@Component
class StaysForAlerts implements ProgramsOf {

    private final Sql sql;

    StaysForAlerts(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ProgramId> of(ParticipantId participant) {
        return sql
                .sql("""
                        select distinct program_id
                          from episodes.v_episodes
                         where organization_id = :organization and participant_id = :participant
                           and status not in ('finished', 'cancelled')
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(UUID.class)
                .stream()
                .map(ProgramId::new)
                .toList();
    }
}
