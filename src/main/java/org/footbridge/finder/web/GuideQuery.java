package org.footbridge.finder.web;

import java.time.LocalDate;
import java.util.List;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.SlotKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a program's published week is made of. */
@Component
class GuideQuery {

    private final Sql sql;

    GuideQuery(Sql sql) {
        this.sql = sql;
    }

    record Kind(SlotKind kind, int minutes) {}

    /** Kinds of hours in the published weeks of a day, what a week has most of first. */
    @Transactional(readOnly = true)
    List<Kind> kinds(LocalDate on) {
        return sql.sql("""
                        select slot.kind, round(avg(slot.minutes))::int as minutes
                          from programs.v_slots slot
                          join programs.v_tracks track
                            on track.organization_id = slot.organization_id and track.track_id = slot.track_id
                         where slot.organization_id = :organization and slot.published and track.published
                           and slot.starts_on <= :day and (slot.ends_on is null or slot.ends_on >= :day)
                         group by slot.kind
                         order by count(*) desc, slot.kind
                        """)
                .param("organization", Actor.current().organization())
                .param("day", on)
                .list(Kind.class);
    }

    /** How people come: in_person, virtual or hybrid. */
    @Transactional(readOnly = true)
    List<String> modes() {
        return sql.sql("""
                        select distinct mode
                          from programs.v_tracks
                         where organization_id = :organization and published
                        """)
                .param("organization", Actor.current().organization())
                .list(String.class);
    }
}
