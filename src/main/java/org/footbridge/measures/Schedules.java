package org.footbridge.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.programs.TrackId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which measures a track asks for by itself, and the asking. */
@Component
public class Schedules {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Measures measures;
    private final ObjectProvider<EnrolledIn> enrolled;

    Schedules(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Measures measures,
            ObjectProvider<EnrolledIn> enrolled) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.measures = measures;
        this.enrolled = enrolled;
    }

    /** From that day on everybody in the track is asked for the measure every so many days. */
    @Transactional
    public void ask(TrackId track, InstrumentName name, int everyDays, LocalDate from) {
        authorization.require(Permission.MANAGE_PROGRAM);
        var id = Id.fresh(clock.instant());
        sql.sql("""
                        insert into measures.schedule (organization_id, id, track_id, instrument_name, every_days, starts_on)
                        values (:organization, :id, :track, :name, :every, :from)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("track", track)
                .param("name", name.value())
                .param("every", everyDays)
                .param("from", from)
                .update();
        audit.act(Act.CONFIGURE, "measure schedule", track, List.of());
    }

    private record Due(UUID trackId, String instrumentName, int everyDays) {}

    /** Asks everybody whose turn it is on that day; asking again the same day changes nothing. Run by a job, once a day and more. */
    @Transactional
    public void askWhoseTurnItIs(LocalDate day) {
        for (var due : sql.sql("""
                        select track_id, instrument_name, every_days
                          from measures.schedule
                         where organization_id = :organization and starts_on <= :day and (ends_on is null or ends_on >= :day)
                        """)
                .param("organization", Actor.current().organization())
                .param("day", day)
                .list(Due.class)) {
            enrolled.ifAvailable(known -> known.on(new TrackId(due.trackId()), day).stream()
                    .filter(one -> isDue(one, due, day))
                    .forEach(one -> measures.assign(
                            one.participant(),
                            new InstrumentName(due.instrumentName()),
                            day,
                            java.util.Optional.of(one.episode()),
                            java.util.Optional.empty())));
        }
    }

    /** Not asked, answered or put off within the interval; an adult form is never given to a minor this way. */
    private boolean isDue(EnrolledIn.Enrolled one, Due due, LocalDate day) {
        return sql.sql("""
                        select not exists (
                               select from measures.assignment
                                 join measures.instrument on instrument.organization_id = assignment.organization_id
                                                         and instrument.id = assignment.instrument_id
                                where assignment.organization_id = :organization and assignment.participant_id = :participant
                                  and instrument.name = :name and assignment.due_on > :since)
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", one.participant())
                .param("name", due.instrumentName())
                .param("since", day.minusDays(due.everyDays()))
                .single(Boolean.class);
    }
}
