package org.footbridge.transitions.web;

import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the frame of the pages around a stay's end. */
@Component
class DischargeQuery {

    private final Sql sql;
    private final Authorization authorization;

    DischargeQuery(Sql sql, Authorization authorization) {
        this.sql = sql;
        this.authorization = authorization;
    }

    private record Row(UUID participantId, String name, String program, String zone, String status) {}

    @Transactional(readOnly = true)
    StayHeader header(EpisodeId episode, Permission permission) {
        var row = sql.sql("""
                        select episode.participant_id, name.full_name as name, program.name as program, program.zone, episode.status
                          from episodes.v_episodes episode
                          join people.v_names name
                            on name.organization_id = episode.organization_id and name.participant_id = episode.participant_id
                          join programs.v_programs program
                            on program.organization_id = episode.organization_id and program.program_id = episode.program_id
                         where episode.organization_id = :organization and episode.episode_id = :episode
                        """)
                .param("organization", Actor.current().organization())
                .param("episode", episode)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        authorization.require(permission, new ParticipantId(row.participantId()));
        return new StayHeader(
                episode.value(),
                row.participantId(),
                row.name(),
                row.program(),
                row.zone(),
                row.status().equals("finished"));
    }
}
