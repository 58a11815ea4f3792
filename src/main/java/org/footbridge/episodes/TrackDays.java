package org.footbridge.episodes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** On which days a track meets: its weekly pattern without the days its program is closed. */
@Component
public class TrackDays {

    /** A pattern that begins later than this is not a day to offer yet. */
    private static final int LOOK_AHEAD_DAYS = 60;

    private final Sql sql;

    TrackDays(Sql sql) {
        this.sql = sql;
    }

    /** The first day the track meets on {@code from} or later; nothing while it has no weekly pattern. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> next(TrackId track, LocalDate from) {
        List<LocalDate> days = sql.sql("""
                        select date.day::date
                          from generate_series(:from::date, :from::date + :ahead::int, interval '1 day') as date (day)
                          join programs.v_slots slot on slot.weekday = extract(isodow from date.day)
                         where slot.organization_id = :organization and slot.track_id = :track
                           and slot.starts_on <= date.day::date
                           and (slot.ends_on is null or slot.ends_on >= date.day::date)
                           and not exists (select from programs.v_closed_days closed
                                            where closed.organization_id = slot.organization_id
                                              and closed.program_id = slot.program_id
                                              and closed.day = date.day::date)
                         order by date.day
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .param("from", from)
                .param("ahead", LOOK_AHEAD_DAYS)
                .list(LocalDate.class);
        return days.stream().findFirst();
    }
}
