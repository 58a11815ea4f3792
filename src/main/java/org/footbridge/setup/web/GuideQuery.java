package org.footbridge.setup.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Choice;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How far the set-up has come. */
@Component
class GuideQuery {

    private final Sql sql;

    GuideQuery(Sql sql) {
        this.sql = sql;
    }

    private record Named(UUID id, String name) {}

    @Transactional(readOnly = true)
    public List<Choice> places() {
        return choices(
                "select place_id as id, name from programs.v_places where organization_id = :organization order by name");
    }

    @Transactional(readOnly = true)
    public List<Choice> programs() {
        return choices(
                "select program_id as id, name from programs.v_programs where organization_id = :organization order by name");
    }

    @Transactional(readOnly = true)
    public List<Choice> tracks() {
        return choices(
                "select track_id as id, name from programs.v_tracks where organization_id = :organization order by name");
    }

    /** People with a running stay. */
    @Transactional(readOnly = true)
    public int people() {
        return sql.sql("""
                        select count(distinct participant_id)::int
                          from episodes.v_episodes
                         where organization_id = :organization and status = 'active'
                        """)
                .param("organization", Actor.current().organization())
                .single(Integer.class);
    }

    private List<Choice> choices(String text) {
        return sql.sql(text).param("organization", Actor.current().organization()).list(Named.class).stream()
                .map(one -> new Choice(one.id().toString(), one.name()))
                .toList();
    }
}
