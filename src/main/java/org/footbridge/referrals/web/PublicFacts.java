package org.footbridge.referrals.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an organization has published of itself. A visitor sees these rows and no other. */
@Component
class PublicFacts {

    private final Sql sql;

    PublicFacts(Sql sql) {
        this.sql = sql;
    }

    public record Program(
            UUID programId,
            String name,
            String summary,
            int youngestAge,
            Optional<Integer> oldestAge,
            int usualWeeks) {}

    public record Slot(
            UUID programId,
            UUID trackId,
            String trackName,
            String mode,
            Optional<String> placeName,
            int weekday,
            LocalTime starts,
            int minutes,
            String title) {}

    @Transactional(readOnly = true)
    List<Program> programs() {
        return sql.sql("""
                        select program_id, name, summary, youngest_age, oldest_age, usual_weeks
                          from programs.v_programs
                         where organization_id = :organization and published
                         order by youngest_age desc, name
                        """)
                .param("organization", Actor.current().organization())
                .list(Program.class);
    }

    /** The weekly hours in force on a day, in the order of the week. */
    @Transactional(readOnly = true)
    List<Slot> slots(LocalDate on) {
        return sql.sql("""
                        select track.program_id, track.track_id, track.name as track_name, track.mode, track.place_name,
                               slot.weekday, slot.starts, slot.minutes, slot.title
                          from programs.v_slots slot
                          join programs.v_tracks track
                            on track.organization_id = slot.organization_id and track.track_id = slot.track_id
                         where slot.organization_id = :organization and slot.published and track.published
                           and slot.starts_on <= :day and (slot.ends_on is null or slot.ends_on >= :day)
                         order by track.program_id, track.name, track.track_id, slot.weekday, slot.starts
                        """)
                .param("organization", Actor.current().organization())
                .param("day", on)
                .list(Slot.class);
    }
}
