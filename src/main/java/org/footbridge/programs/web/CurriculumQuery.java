package org.footbridge.programs.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the curriculum's pages read besides lessons. */
@Component
class CurriculumQuery {

    private final Sql sql;

    CurriculumQuery(Sql sql) {
        this.sql = sql;
    }

    private record Track(UUID trackId, String programName, String name) {}

    @Transactional(readOnly = true)
    public List<Choice> tracks() {
        return sql.sql("""
                        select track_id, program_name, name
                          from programs.v_tracks
                         where organization_id = :organization
                         order by program_name, name
                        """).param("organization", Actor.current().organization()).list(Track.class).stream()
                .map(one -> new Choice(one.trackId().toString(), one.programName() + ": " + one.name()))
                .toList();
    }
}
