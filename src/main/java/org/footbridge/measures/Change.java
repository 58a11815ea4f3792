package org.footbridge.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.footbridge.measures.Instrument.Band;
import org.footbridge.measures.Instrument.ChangeKind;
import org.footbridge.measures.Instrument.ChangeRule;
import org.footbridge.measures.Instrument.Direction;
import org.footbridge.measures.Instrument.ScoreRule;

/**
 * How one score of one form went, read by the dated rules of its instrument and by nothing else: where the instrument
 * has no rule of a kind, nothing is said of that kind. Never a diagnosis.
 *
 * <p>Rules are those in force on the day of the last scorable answer. "Not on track" needs no number of its own: it is
 * reliably worse than the best answer so far (DOMAIN 4, Jacobson and Truax), or no reliable betterment within the time a
 * program itself has set.
 *
 * @param start the first scorable answer
 * @param before the scorable answer before the last
 * @param now the last scorable answer
 * @param lastIsScorable whether the newest answers of all had a score; false says that {@code now} is older than they are
 * @param sinceStart from {@code start} to {@code now}; empty without two
 * @param sinceBefore from {@code before} to {@code now}; empty without two
 * @param band of {@code now}
 * @param significant a reliable betterment that crossed the cut-off; empty where there is no cut-off or no second answer
 * @param response better than at the start by the rule's percentage of what could get better; empty as above
 * @param remission at or past the cut-off, from beyond it; empty as above
 */
public record Change(
        ScoreRule score,
        Optional<Scored> start,
        Optional<Scored> before,
        Optional<Scored> now,
        boolean lastIsScorable,
        Optional<Step> sinceStart,
        Optional<Step> sinceBefore,
        Optional<Band> band,
        Optional<Boolean> significant,
        Optional<Boolean> response,
        Optional<Boolean> remission,
        Standing standing) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * One score of one set of answers.
     *
     * @param form whose score it is; another form's is never read beside it
     * @param key of the score within the form
     * @param total empty where it was not scorable
     */
    public record Scored(InstrumentName form, String key, LocalDate on, Optional<BigDecimal> total) {}

    /** A difference, and what the rule makes of it. */
    public record Step(Scored from, BigDecimal points, Reading reading, Optional<ChangeRule> rule) {}

    /** What a difference means. */
    public enum Reading {
        BETTER,
        WORSE,
        WITHIN_CHANCE,
        /** No rule in force, or a score without a worse and a better side. */
        UNREAD
    }

    /** Where the course stands, in one word. */
    public enum Standing {
        /** No answers that give a score. */
        NO_SCORE("no score yet"),
        /** One score: nothing to compare with. */
        FIRST("first score"),
        /** Two and more, and no published rule to read them by. */
        UNREAD("no published rule for change"),
        BETTER("better than at the start"),
        SAME("no real change"),
        WORSE("worse"),
        NOT_ON_TRACK("not on track");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether somebody has to open this one by itself; all others are covered by one act a person (CARE 27). */
        public boolean openedSingly() {
            return this == WORSE || this == NOT_ON_TRACK;
        }
    }

    /**
     * Total: says something of every list, the empty one too. Scores of another form or another key are left out.
     *
     * @param given in any order
     * @param expectedWithinDays when the program itself wants to see a real betterment; no paper gives one, so empty is usual
     */
    public static Change of(
            InstrumentName form, ScoreRule score, List<Scored> given, Optional<Integer> expectedWithinDays) {
        var course = given.stream()
                .filter(one -> one.form().equals(form) && one.key().equals(score.key()))
                .sorted(Comparator.comparing(Scored::on))
                .toList();
        var scorable = course.stream().filter(one -> one.total().isPresent()).toList();
        if (scorable.isEmpty()) {
            return new Change(
                    score,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    course.isEmpty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Standing.NO_SCORE);
        }
        return new Course(score, scorable, course.getLast().total().isPresent()).read(expectedWithinDays);
    }

    /** The scorable answers, oldest first, at least one. */
    private record Course(ScoreRule score, List<Scored> scorable, boolean lastIsScorable) {

        Change read(Optional<Integer> expectedWithinDays) {
            var now = scorable.getLast();
            boolean compared = scorable.size() > 1;
            var start = scorable.getFirst();
            var before = compared ? Optional.of(scorable.get(scorable.size() - 2)) : Optional.<Scored>empty();
            var sinceStart = compared ? Optional.of(step(start)) : Optional.<Step>empty();
            return new Change(
                    score,
                    Optional.of(start),
                    before,
                    Optional.of(now),
                    lastIsScorable,
                    sinceStart,
                    before.map(this::step),
                    score.bandOf(value(now)),
                    crossed(ChangeKind.CLINICALLY_SIGNIFICANT)
                            .filter(_ -> sinceStart.isPresent())
                            .map(crossed -> crossed && reading(start) == Reading.BETTER),
                    response(),
                    crossed(ChangeKind.REMISSION),
                    standing(sinceStart, before, expectedWithinDays));
        }

        private Standing standing(
                Optional<Step> sinceStart, Optional<Scored> before, Optional<Integer> expectedWithinDays) {
            if (sinceStart.isEmpty() || before.isEmpty()) {
                return Standing.FIRST;
            }
            var fromStart = sinceStart.get().reading();
            if (fromStart == Reading.UNREAD) {
                return Standing.UNREAD;
            }
            if (fromStart == Reading.WORSE || reading(before.get()) == Reading.WORSE) {
                return Standing.WORSE;
            }
            if (reading(best()) == Reading.WORSE || (fromStart != Reading.BETTER && isLate(expectedWithinDays))) {
                return Standing.NOT_ON_TRACK;
            }
            return fromStart == Reading.BETTER ? Standing.BETTER : Standing.SAME;
        }

        /** Somebody who began on the good side of the cut-off is not late: there is little to get better. */
        private boolean isLate(Optional<Integer> expectedWithinDays) {
            var start = scorable.getFirst();
            boolean beganWell = rule(ChangeKind.CLINICALLY_SIGNIFICANT)
                    .or(() -> rule(ChangeKind.REMISSION))
                    .filter(rule -> isWithin(start, rule))
                    .isPresent();
            return !beganWell
                    && expectedWithinDays
                            .filter(days -> ChronoUnit.DAYS.between(
                                            start.on(), scorable.getLast().on())
                                    >= days)
                            .isPresent();
        }

        private Scored best() {
            Comparator<Scored> lowestFirst = Comparator.comparing(Course::value);
            return scorable.stream()
                    .min(score.direction() == Direction.WORSE_IS_LOWER ? lowestFirst.reversed() : lowestFirst)
                    .orElseThrow();
        }

        private Step step(Scored from) {
            return new Step(
                    from,
                    value(scorable.getLast()).subtract(value(from)),
                    reading(from),
                    rule(ChangeKind.RELIABLE_CHANGE));
        }

        /** A difference as large as the rule's counts. */
        private Reading reading(Scored from) {
            var rule = rule(ChangeKind.RELIABLE_CHANGE);
            if (rule.isEmpty() || score.direction() == Direction.NONE) {
                return Reading.UNREAD;
            }
            var points = value(scorable.getLast()).subtract(value(from));
            if (points.abs().compareTo(rule.get().value()) < 0) {
                return Reading.WITHIN_CHANCE;
            }
            boolean higher = points.signum() > 0;
            return higher == (score.direction() == Direction.WORSE_IS_HIGHER) ? Reading.WORSE : Reading.BETTER;
        }

        /** Whether the first answer lay beyond the cut-off and the last does not; empty without a rule or a second answer. */
        private Optional<Boolean> crossed(ChangeKind kind) {
            if (scorable.size() < 2 || score.direction() == Direction.NONE) {
                return Optional.empty();
            }
            return rule(kind).map(rule -> !isWithin(scorable.getFirst(), rule) && isWithin(scorable.getLast(), rule));
        }

        private boolean isWithin(Scored one, ChangeRule cutOff) {
            int compared = value(one).compareTo(cutOff.value());
            return score.direction() == Direction.WORSE_IS_LOWER ? compared >= 0 : compared <= 0;
        }

        private Optional<Boolean> response() {
            if (scorable.size() < 2 || score.direction() == Direction.NONE) {
                return Optional.empty();
            }
            var start = value(scorable.getFirst());
            var now = value(scorable.getLast());
            boolean lower = score.direction() == Direction.WORSE_IS_HIGHER;
            var room = lower ? start.subtract(score.lowest()) : score.highest().subtract(start);
            var gained = lower ? start.subtract(now) : now.subtract(start);
            return rule(ChangeKind.RESPONSE_PERCENT)
                    .map(rule ->
                            room.signum() > 0 && gained.multiply(HUNDRED).compareTo(room.multiply(rule.value())) >= 0);
        }

        private Optional<ChangeRule> rule(ChangeKind kind) {
            return score.ruleOn(kind, scorable.getLast().on());
        }

        private static BigDecimal value(Scored one) {
            return one.total().orElseThrow();
        }
    }
}
