package org.footbridge.transitions;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Level;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers a stay's facts from what other modules publish, so that nobody types them again. */
@Component
public class StayFactsOf {

    private final Sql sql;

    StayFactsOf(Sql sql) {
        this.sql = sql;
    }

    private record Frame(
            String programName,
            String zone,
            Optional<LocalDate> admittedOn,
            Optional<LocalDate> dischargedOn,
            int minutesBefore) {}

    private record Hours(long sessionsDue, long sessionsAttended, long minutesAttended) {}

    private record LevelRow(String level, LocalDate startsOn, String reason) {}

    /** The facts as they stand now; nothing of them is kept until a summary is signed. */
    @Transactional(readOnly = true)
    public StayFacts of(EpisodeId episode) {
        var frame = frame(episode);
        var hours = hours(episode);
        return new StayFacts(
                frame.programName(),
                frame.admittedOn(),
                frame.dischargedOn(),
                hours.sessionsDue(),
                hours.sessionsAttended(),
                hours.minutesAttended() + frame.minutesBefore(),
                measures(episode, frame.zone()),
                levels(episode),
                openObjectives(episode));
    }

    private Frame frame(EpisodeId episode) {
        return ask("""
                        select program.name as program_name, program.zone, admitted_on, discharged_on, minutes_before
                          from episodes.v_episodes episode
                          join programs.v_programs program
                            on program.organization_id = episode.organization_id and program.program_id = episode.program_id
                         where episode.organization_id = :organization and episode.episode_id = :episode
                        """, episode).single(Frame.class);
    }

    private Hours hours(EpisodeId episode) {
        return ask("""
                        select count(*) as sessions_due, count(*) filter (where minutes > 0) as sessions_attended,
                               coalesce(sum(minutes), 0) as minutes_attended
                          from attendance.v_attendance
                         where organization_id = :organization and episode_id = :episode and closed_at is not null
                        """, episode).single(Hours.class);
    }

    private List<StayFacts.Measure> measures(EpisodeId episode, String zone) {
        return ask("""
                        select instrument_title as instrument,
                               ((array_agg(authored_at order by authored_at))[1] at time zone :zone)::date     as first_on,
                               (array_agg(total order by authored_at))[1]                  as first,
                               (array_agg(band order by authored_at))[1]                   as first_band,
                               ((array_agg(authored_at order by authored_at desc))[1] at time zone :zone)::date as last_on,
                               (array_agg(total order by authored_at desc))[1]             as last,
                               (array_agg(band order by authored_at desc))[1]              as last_band
                          from measures.v_scores
                         where organization_id = :organization and episode_id = :episode and total is not null
                         group by instrument_title
                         order by instrument_title
                        """, episode).param("zone", zone).list(StayFacts.Measure.class);
    }

    private List<StayFacts.LevelStep> levels(EpisodeId episode) {
        return ask("""
                        select level, starts_on, reason
                          from episodes.v_level_history
                         where organization_id = :organization and episode_id = :episode
                         order by starts_on, at
                        """, episode).list(LevelRow.class).stream()
                .map(row -> new StayFacts.LevelStep(label(row.level()), row.startsOn(), row.reason()))
                .toList();
    }

    private List<String> openObjectives(EpisodeId episode) {
        return ask("""
                        select statement
                          from plans.v_objectives
                         where organization_id = :organization and episode_id = :episode and status = 'active'
                         order by place
                        """, episode).list(String.class);
    }

    private static String label(String level) {
        return Arrays.stream(Level.values())
                .filter(one -> one.name().equalsIgnoreCase(level))
                .findFirst()
                .map(Level::label)
                .orElse(level);
    }

    private Sql.Statement ask(String text, EpisodeId episode) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("episode", episode);
    }
}
