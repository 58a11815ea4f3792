package org.footbridge.transitions;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A first text of a discharge summary, gathered from what the chart holds, for the clinician to read, change and save.
 * Nothing is concluded here: words are quoted, counts are counted, and what the chart does not hold stays empty.
 */
@Component
public class ProposedSummary {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Locale.US);
    private static final String PRESENTING = "What brings the person";

    private final Sql sql;

    ProposedSummary(Sql sql) {
        this.sql = sql;
    }

    private record Objective(
            String problem, String goal, String statement, String status, Optional<LocalDate> targetOn) {}

    private record Alert(Instant raisedAt, Optional<Instant> closedAt) {}

    /** @param wall zone of the program, for the days in it */
    @Transactional(readOnly = true)
    public SummaryWords of(EpisodeId episode, StayFacts facts, ZoneId wall) {
        var objectives = objectives(episode);
        return new SummaryWords(
                presenting(episode),
                course(objectives, facts),
                medications(episode),
                risk(episode, wall),
                open(objectives),
                "");
    }

    /** What the newest signed assessment says under its own heading. */
    private String presenting(EpisodeId episode) {
        return ask("""
                        select content
                          from episodes.v_assessments
                         where organization_id = :organization and episode_id = :episode and signed_at is not null
                         order by number desc
                         limit 1
                        """, episode).optional(String.class).stream()
                .flatMap(content -> List.of(content.split("\n\n")).stream())
                .filter(section -> section.startsWith(PRESENTING + "\n"))
                .map(section -> section.substring(PRESENTING.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private List<Objective> objectives(EpisodeId episode) {
        return ask("""
                        select problem, goal, statement, status, target_on
                          from plans.v_objectives
                         where organization_id = :organization and episode_id = :episode
                         order by place
                        """, episode).list(Objective.class);
    }

    private static String course(List<Objective> objectives, StayFacts facts) {
        List<String> lines = new ArrayList<>();
        Set<String> said = new LinkedHashSet<>();
        for (var objective : objectives) {
            if (said.add(objective.problem())) {
                lines.add("%s (goal: “%s”)".formatted(objective.problem(), objective.goal()));
            }
            lines.add("- %s: %s"
                    .formatted(objective.statement(), objective.status().replace('_', ' ')));
        }
        facts.measures()
                .forEach(measure -> lines.add("%s: %s on %s, %s on %s"
                        .formatted(
                                measure.instrument(),
                                StayFacts.Measure.plain(measure.first()),
                                DAY.format(measure.firstOn()),
                                StayFacts.Measure.plain(measure.last()),
                                DAY.format(measure.lastOn()))));
        return String.join("\n", lines);
    }

    private record Medicine(String line, boolean known) {}

    /** The list as it stands, then what was sent and nobody settled; without what only the assessing clinician may read. */
    private String medications(EpisodeId episode) {
        var all = ask("""
                        select listed.name || case when listed.dose = '' then '' else ' ' || listed.dose end
                               || case when listed.how = '' then '' else ', ' || listed.how end as line, listed.confirmed as known
                          from medications.v_list listed
                          join episodes.v_episodes episode
                            on episode.organization_id = listed.organization_id and episode.participant_id = listed.participant_id
                         where episode.organization_id = :organization and episode.episode_id = :episode
                           and listed.kind <> 'stopped' and not listed.restricted
                        union
                        select fact.name, false
                          from medications.v_open_facts fact
                          join episodes.v_episodes episode
                            on episode.organization_id = fact.organization_id and episode.participant_id = fact.participant_id
                         where episode.organization_id = :organization and episode.episode_id = :episode
                           and fact.subject = 'medication' and fact.class <> 'restricted'
                         order by line
                        """, episode).list(Medicine.class);
        return Stream.of(
                        said("", all.stream().filter(Medicine::known).toList()),
                        said(
                                "Told or sent, not confirmed since: ",
                                all.stream().filter(one -> !one.known()).toList()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String said(String before, List<Medicine> medicines) {
        return medicines.isEmpty()
                ? ""
                : before + medicines.stream().map(Medicine::line).collect(Collectors.joining("; ")) + ".";
    }

    private String risk(EpisodeId episode, ZoneId wall) {
        var alerts = ask("""
                        select alert.raised_at, alert.closed_at
                          from alerts.v_alerts alert
                          join episodes.v_episodes episode
                            on episode.organization_id = alert.organization_id and episode.participant_id = alert.participant_id
                         where episode.organization_id = :organization and episode.episode_id = :episode
                           and alert.raised_at >= episode.admitted_on
                         order by alert.raised_at desc
                        """, episode).list(Alert.class);
        if (alerts.isEmpty()) {
            return "";
        }
        var last = alerts.getFirst();
        return "Safety alerts in this stay: %d, the last on %s, %s."
                .formatted(
                        alerts.size(),
                        DAY.format(last.raisedAt().atZone(wall)),
                        last.closedAt()
                                .map(at -> "closed on " + DAY.format(at.atZone(wall)))
                                .orElse("still open"));
    }

    private static String open(List<Objective> objectives) {
        return objectives.stream()
                .filter(objective -> objective.status().equals("active"))
                .map(objective -> "- " + objective.statement())
                .collect(Collectors.joining("\n"));
    }

    private Sql.Statement ask(String text, EpisodeId episode) {
        return sql.sql(text)
                .param("organization", Actor.current().organization())
                .param("episode", episode);
    }
}
