package org.footbridge.measures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Trend;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a person's scores went, instrument by instrument; a form is never mixed with another. */
@Component
public class Courses {

    private final Sql sql;
    private final Instruments instruments;

    Courses(Sql sql, Instruments instruments) {
        this.sql = sql;
        this.instruments = instruments;
    }

    /**
     * One set of answers.
     *
     * @param total empty where it was not scorable: a gap that stays one
     */
    public record Point(
            UUID responseId,
            String instrument,
            UUID instrumentId,
            Instant authoredAt,
            Mode mode,
            Optional<BigDecimal> total,
            Optional<String> band,
            int missing,
            boolean prorated) {}

    /** The points of one instrument, oldest first, never empty. */
    public record Course(Instrument instrument, List<Point> points) {

        public Optional<Point> first() {
            return points.stream().filter(point -> point.total().isPresent()).findFirst();
        }

        public Optional<Point> last() {
            return points.reversed().stream()
                    .filter(point -> point.total().isPresent())
                    .findFirst();
        }

        /** The scorable one before the last. */
        public Optional<Point> beforeLast() {
            return points.reversed().stream()
                    .filter(point -> point.total().isPresent())
                    .skip(1)
                    .findFirst();
        }

        /** Points more (positive) or less than that one; empty without two. */
        public Optional<Integer> changeSince(Optional<Point> earlier) {
            return earlier.flatMap(Point::total)
                    .flatMap(then -> last().flatMap(Point::total)
                            .map(now -> now.subtract(then).intValue()));
        }

        /** Whether a difference is more than chance by the rule in force on the last answer's day. */
        public boolean isReal(int change, ZoneId zone) {
            return last().flatMap(point -> instrument
                            .facts()
                            .main()
                            .ruleOn(
                                    Instrument.ChangeKind.RELIABLE_CHANGE,
                                    LocalDate.ofInstant(point.authoredAt(), zone)))
                    .filter(rule -> rule.value().compareTo(BigDecimal.valueOf(Math.abs(change))) <= 0)
                    .isPresent();
        }

        /** The drawing, with the words given for each point. */
        public Trend trend(
                String title,
                String summary,
                ZoneId zone,
                java.util.function.Function<Point, String> words,
                java.util.function.Function<Instrument.Band, String> bandWords) {
            var score = instrument.facts().main();
            return new Trend(
                    title,
                    summary,
                    score.lowest().doubleValue(),
                    score.highest().doubleValue(),
                    score.bands().stream()
                            .map(band -> new Trend.Band(
                                    bandWords.apply(band),
                                    band.from().doubleValue(),
                                    band.equals(score.bands().getLast())
                                            ? band.to().doubleValue()
                                            : band.to().doubleValue() + 1))
                            .toList(),
                    points.stream()
                            .map(point -> new Trend.Point(
                                    LocalDate.ofInstant(point.authoredAt(), zone),
                                    point.total().map(BigDecimal::doubleValue).orElse(null),
                                    words.apply(point)))
                            .toList(),
                    List.of());
        }
    }

    /** All courses of a participant; whoever asks has been let in by the page. */
    @Transactional(readOnly = true)
    public List<Course> of(ParticipantId participant) {
        Map<String, List<Point>> byInstrument = new LinkedHashMap<>();
        for (var point : sql.sql("""
                        select scores.response_id, scores.instrument, response.instrument_id, scores.authored_at, scores.mode,
                               scores.total, scores.band, scores.missing, scores.prorated
                          from measures.v_scores scores
                          join measures.response on response.organization_id = scores.organization_id
                                                and response.id = scores.response_id
                         where scores.organization_id = :organization and scores.participant_id = :participant
                         order by scores.instrument desc, scores.authored_at, scores.response_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Point.class)) {
            byInstrument
                    .computeIfAbsent(point.instrument(), _ -> new ArrayList<>())
                    .add(point);
        }
        return byInstrument.values().stream()
                .map(points -> new Course(
                        instruments.byId(new InstrumentId(points.getLast().instrumentId())), List.copyOf(points)))
                .toList();
    }
}
