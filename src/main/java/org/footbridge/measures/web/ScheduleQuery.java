package org.footbridge.measures.web;

import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which track a schedule is for. */
@Component
class ScheduleQuery {

    private final Sql sql;

    ScheduleQuery(Sql sql) {
        this.sql = sql;
    }

    record Place(UUID trackId, UUID programId, String programName, String name, String zone) {}

    @Transactional(readOnly = true)
    Place place(UUID track) {
        return sql.sql("""
                        select track_id, program_id, program_name, name, zone from programs.v_tracks
                         where organization_id = :organization and track_id = :track
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .optional(Place.class)
                .orElseThrow(NotYours::new);
    }
}
