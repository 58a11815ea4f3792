package org.footbridge.measures;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private final ExpectedChange expected;

    Courses(Sql sql, Instruments instruments, ExpectedChange expected) {
        this.sql = sql;
        this.instruments = instruments;
        this.expected = expected;
    }

    /**
     * One score of one set of answers.
     *
     * @param first whether it was the form's first score in the version that was answered
     * @param total empty where it was not scorable: a gap that stays one
     * @param reviewed whether somebody looked at these answers, as {@link Reviews} keeps it
     */
    public record Point(
            UUID responseId,
            UUID participantId,
            String instrument,
            UUID instrumentId,
            Optional<UUID> episodeId,
            Instant authoredAt,
            Instant storedAt,
            Mode mode,
            String scoreKey,
            boolean first,
            Optional<BigDecimal> total,
            Optional<String> band,
            int missing,
            boolean prorated,
            boolean reviewed) {

        Change.Scored scored(ZoneId zone) {
            return new Change.Scored(
                    new InstrumentName(instrument), scoreKey, LocalDate.ofInstant(authoredAt, zone), total);
        }
    }

    /** The words of a drawing. */
    public interface Said {

        String point(Point point);

        String band(Instrument.Band band);

        /** No answers for so many days. */
        String gap(long days);

        /** What happened in the stay; empty leaves it out. */
        Optional<String> event(StayEvents.Event event);
    }

    /**
     * The points of one score of one form, oldest first, never empty.
     *
     * @param expectedWithinDays when the program of the newest answers wants to see a real betterment; empty where it signed nothing
     */
    public record Course(
            Instrument instrument,
            Instrument.ScoreRule score,
            List<Point> points,
            Optional<Integer> expectedWithinDays) {

        /** Longer than the usual distance by so much, and the line breaks. Only for the eye: nothing is concluded from it. */
        private static final double GAP = 1.75;

        /** So many flags can still be told apart on a phone. */
        private static final int FLAGS = 9;

        public Optional<Point> last() {
            return points.reversed().stream()
                    .filter(point -> point.total().isPresent())
                    .findFirst();
        }

        /** Whether it is the score one line says of the whole. */
        public boolean isMain() {
            return score.equals(instrument.facts().main());
        }

        /** Whether it goes anywhere: a pattern that is there or not is no course. */
        public boolean trends() {
            return score.direction() != Instrument.Direction.NONE;
        }

        /** How it went in the stay of the newest answers; answers of an earlier stay are another beginning. */
        public Change change(ZoneId zone) {
            return Change.of(
                    instrument.name(),
                    score,
                    ofThisStay().map(point -> point.scored(zone)).toList(),
                    expectedWithinDays);
        }

        /** As it stood before the last answers; has no points where there was only one. */
        Course withoutLast() {
            return new Course(instrument, score, points.subList(0, points.size() - 1), expectedWithinDays);
        }

        private Stream<Point> ofThisStay() {
            if (points.isEmpty()) {
                return Stream.empty();
            }
            var stay = points.getLast().episodeId();
            return points.stream().filter(point -> point.episodeId().equals(stay));
        }

        /** From when on events help to read it: a week before the first answers, so that the beginning of a stay is seen. */
        public LocalDate since(ZoneId zone) {
            return LocalDate.ofInstant(points.getFirst().authoredAt(), zone).minusDays(7);
        }

        /** The drawing, with the words given. */
        public Trend trend(String title, String summary, ZoneId zone, List<StayEvents.Event> events, Said said) {
            return new Trend(
                    title,
                    summary,
                    score.lowest().doubleValue(),
                    score.highest().doubleValue(),
                    score.bands().stream()
                            .map(band -> new Trend.Band(
                                    said.band(band),
                                    band.from().doubleValue(),
                                    band.equals(score.bands().getLast())
                                            ? band.to().doubleValue()
                                            : band.to().doubleValue() + 1))
                            .toList(),
                    drawn(zone, said),
                    flags(events, said),
                    withinChance(zone));
        }

        /** Half of what the rule counts as more than chance: where the ribbons of two answers touch, they differ by chance. */
        private double withinChance(ZoneId zone) {
            return score.ruleOn(
                            Instrument.ChangeKind.RELIABLE_CHANGE,
                            LocalDate.ofInstant(points.getLast().authoredAt(), zone))
                    .map(rule -> rule.value().doubleValue() / 2)
                    .orElse(0.0);
        }

        private List<Trend.Point> drawn(ZoneId zone, Said said) {
            double longest = GAP * usualDays(zone);
            List<Trend.Point> drawn = new ArrayList<>();
            for (var point : points) {
                var day = LocalDate.ofInstant(point.authoredAt(), zone);
                if (!drawn.isEmpty()) {
                    var before = drawn.getLast().date();
                    long days = ChronoUnit.DAYS.between(before, day);
                    if (points.size() > 2 && days > longest && days > 2) {
                        drawn.add(new Trend.Point(before.plusDays(days / 2), null, said.gap(days)));
                    }
                }
                drawn.add(new Trend.Point(
                        day, point.total().map(BigDecimal::doubleValue).orElse(null), said.point(point)));
            }
            return drawn;
        }

        /** The middle one of the distances between answers, in days; the shorter of two. */
        private long usualDays(ZoneId zone) {
            List<Long> distances = new ArrayList<>();
            for (int index = 1; index < points.size(); index++) {
                distances.add(ChronoUnit.DAYS.between(
                        LocalDate.ofInstant(points.get(index - 1).authoredAt(), zone),
                        LocalDate.ofInstant(points.get(index).authoredAt(), zone)));
            }
            distances.sort(Comparator.naturalOrder());
            return distances.isEmpty() ? 0 : distances.get((distances.size() - 1) / 2);
        }

        /** One flag a day, with all that happened on it. */
        private static List<Trend.Event> flags(List<StayEvents.Event> events, Said said) {
            Map<LocalDate, String> days = new TreeMap<>();
            for (var event : events) {
                said.event(event).ifPresent(words -> days.merge(event.on(), words, (one, other) -> one + ", " + other));
            }
            var flags = days.entrySet().stream()
                    .map(day -> new Trend.Event(day.getKey(), day.getValue()))
                    .toList();
            return flags.subList(Math.max(0, flags.size() - FLAGS), flags.size());
        }
    }

    /** Every score of each form a participant answered, form by form; whoever asks has been let in by the page. */
    @Transactional(readOnly = true)
    public List<Course> of(ParticipantId participant) {
        return courses(sql.sql("""
                        select scores.response_id, scores.participant_id, scores.instrument, scores.instrument_id,
                               scores.episode_id, scores.authored_at, scores.stored_at, scores.mode, scores.score_key,
                               scores.score_place = 0 as first, scores.total,
                               scores.band, scores.missing, scores.prorated, reviewed.review_id is not null as reviewed
                          from measures.v_all_scores scores
                          left join measures.reviewed on reviewed.organization_id = scores.organization_id
                                                     and reviewed.response_id = scores.response_id
                         where scores.organization_id = :organization and scores.participant_id = :participant
                         order by scores.instrument desc, scores.authored_at, scores.response_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(Point.class));
    }

    /** Every score of one form, in the instrument's order; none where it was never answered. */
    @Transactional(readOnly = true)
    public List<Course> of(ParticipantId participant, InstrumentName form) {
        return courses(sql.sql("""
                        select scores.response_id, scores.participant_id, scores.instrument, scores.instrument_id,
                               scores.episode_id, scores.authored_at, scores.stored_at, scores.mode, scores.score_key,
                               scores.score_place = 0 as first, scores.total,
                               scores.band, scores.missing, scores.prorated, reviewed.review_id is not null as reviewed
                          from measures.v_all_scores scores
                          left join measures.reviewed on reviewed.organization_id = scores.organization_id
                                                     and reviewed.response_id = scores.response_id
                         where scores.organization_id = :organization and scores.participant_id = :participant
                           and scores.instrument = :form
                         order by scores.authored_at, scores.response_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("form", form.value())
                .list(Point.class));
    }

    /** Every score of these forms within one stay, in one statement. */
    @Transactional(readOnly = true)
    public List<Course> ofStay(ParticipantId participant, UUID episode, Collection<String> forms) {
        return courses(sql.sql("""
                        select scores.response_id, scores.participant_id, scores.instrument, scores.instrument_id,
                               scores.episode_id, scores.authored_at, scores.stored_at, scores.mode, scores.score_key,
                               scores.score_place = 0 as first, scores.total,
                               scores.band, scores.missing, scores.prorated, true as reviewed
                          from measures.v_all_scores scores
                         where scores.organization_id = :organization and scores.participant_id = :participant
                           and scores.episode_id = :episode and scores.instrument = any(:forms)
                         order by scores.instrument, scores.authored_at, scores.response_id
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("episode", episode)
                .param("forms", forms)
                .list(Point.class));
    }

    /**
     * Every score of each form that these people answered since somebody last looked, in the stay of those answers. The
     * people are named twice, so that their own answers are found by the index and not among everybody's.
     */
    @Transactional(readOnly = true)
    public Map<ParticipantId, List<Course>> waiting(Collection<UUID> people) {
        var all = sql.sql("""
                        with waiting as (
                            select distinct response.participant_id, instrument.name, response.episode_id
                              from measures.v_unreviewed response
                              join measures.instrument on instrument.organization_id = response.organization_id
                                                      and instrument.id = response.instrument_id
                             where response.organization_id = :organization and response.participant_id = any(:people::uuid[]))
                        select scores.response_id, scores.participant_id, scores.instrument, scores.instrument_id,
                               scores.episode_id, scores.authored_at, scores.stored_at, scores.mode, scores.score_key,
                               scores.score_place = 0 as first, scores.total,
                               scores.band, scores.missing, scores.prorated, reviewed.review_id is not null as reviewed
                          from waiting
                          join measures.v_all_scores scores
                            on scores.organization_id = :organization and scores.participant_id = any(:people::uuid[])
                           and scores.participant_id = waiting.participant_id
                           and scores.instrument = waiting.name and scores.episode_id is not distinct from waiting.episode_id
                          left join measures.reviewed on reviewed.organization_id = scores.organization_id
                                                     and reviewed.response_id = scores.response_id
                         order by scores.participant_id, scores.instrument desc, scores.authored_at, scores.response_id
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .list(Point.class);
        var days = expected.of(all);
        Map<ParticipantId, List<Point>> byPerson = all.stream()
                .collect(Collectors.groupingBy(
                        point -> new ParticipantId(point.participantId()), LinkedHashMap::new, Collectors.toList()));
        Map<ParticipantId, List<Course>> courses = new LinkedHashMap<>();
        byPerson.forEach((person, points) -> courses.put(person, courses(points, days)));
        return courses;
    }

    /** In the order they came; each form by the newest version that was answered, which may know fewer scores than an older one. */
    private List<Course> courses(List<Point> points) {
        return courses(points, expected.of(points));
    }

    private List<Course> courses(List<Point> points, Map<UUID, Integer> days) {
        Map<String, List<Point>> byForm = points.stream()
                .collect(Collectors.groupingBy(Point::instrument, LinkedHashMap::new, Collectors.toList()));
        List<Course> courses = new ArrayList<>();
        byForm.values().forEach(form -> {
            var instrument = instruments.byId(new InstrumentId(form.getLast().instrumentId()));
            for (var score : instrument.facts().scores()) {
                var own = form.stream()
                        .filter(point -> isOf(score, point, instrument))
                        .map(point -> keyed(point, score))
                        .toList();
                if (!own.isEmpty()) {
                    courses.add(new Course(
                            instrument, score, own, own.getLast().episodeId().map(days::get)));
                }
            }
        });
        return courses;
    }

    /** The first score stays the first, whatever it was called in the version that was answered. */
    private static boolean isOf(Instrument.ScoreRule score, Point point, Instrument instrument) {
        return point.scoreKey().equals(score.key())
                || point.first()
                        && score.equals(instrument.facts().main())
                        && instrument.facts().score(point.scoreKey()).isEmpty();
    }

    private static Point keyed(Point point, Instrument.ScoreRule score) {
        return new Point(
                point.responseId(),
                point.participantId(),
                point.instrument(),
                point.instrumentId(),
                point.episodeId(),
                point.authoredAt(),
                point.storedAt(),
                point.mode(),
                score.key(),
                point.first(),
                point.total(),
                point.band(),
                point.missing(),
                point.prorated(),
                point.reviewed());
    }
}
