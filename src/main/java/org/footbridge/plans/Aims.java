package org.footbridge.plans;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.measures.Change;
import org.footbridge.measures.Courses;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where measured objectives stand: the last score of the stay beside the aim. A day that passed without it, and a course
 * that its form's own dated rules call worse or not on track, are not on track; nothing else is concluded.
 */
@Component
public class Aims {

    private final Courses courses;
    private final Instruments instruments;
    private final House house;
    private final Clock clock;

    Aims(Courses courses, Instruments instruments, House house, Clock clock) {
        this.courses = courses;
        this.instruments = instruments;
        this.house = house;
        this.clock = clock;
    }

    /** How an aim stands. */
    public enum Standing {
        /** No answers that give a score in this stay. */
        NO_SCORE,
        ACHIEVED,
        ON_THE_WAY,
        /** The day has passed, and the last score has not reached it. */
        DAY_PASSED,
        /** The course is worse or not on track, by the rules of its form. */
        NOT_ON_TRACK
    }

    /**
     * @param value the last score, and the day it was given
     * @param target the aim, which lies on this side
     * @param by the day agreed
     */
    public record Stands(
            Standing standing,
            Optional<BigDecimal> value,
            Optional<LocalDate> on,
            Aim side,
            BigDecimal target,
            Optional<LocalDate> by) {}

    /** By line of the objective; lines without a measure or an aim are left out. One statement however many there are. */
    @Transactional(readOnly = true)
    public Map<UUID, Stands> of(ParticipantId participant, EpisodeId episode, PlanContent plan) {
        var measured = plan.objectives()
                .filter(one -> one.instrument().isPresent() && one.target().isPresent())
                .filter(this::mayBeSeen)
                .toList();
        if (measured.isEmpty()) {
            return Map.of();
        }
        var zone = house.zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var found = courses.ofStay(
                participant,
                episode.value(),
                measured.stream()
                        .map(one -> one.instrument().orElseThrow())
                        .distinct()
                        .toList());
        Map<UUID, Stands> stands = new HashMap<>();
        for (var objective : measured) {
            var course = found.stream().filter(one -> isOf(objective, one)).findFirst();
            objective
                    .side()
                    .or(() -> better(objective))
                    .ifPresent(side -> stands.put(objective.line(), stand(objective, side, course, today, zone)));
        }
        return stands;
    }

    /** Some scores are for the team to talk about, not for a page of the person's own. */
    private boolean mayBeSeen(PlanContent.Objective objective) {
        return Actor.current().kind() != Actor.Kind.PARTICIPANT
                || objective
                        .instrument()
                        .flatMap(name -> instruments.current(new InstrumentName(name)))
                        .filter(form -> form.facts().scoreForStaffOnly())
                        .isEmpty();
    }

    private static boolean isOf(PlanContent.Objective objective, Courses.Course course) {
        return course.instrument().name().value().equals(objective.instrument().orElse(""))
                && objective
                        .score()
                        .map(key -> key.equals(course.score().key()))
                        .orElse(course.score()
                                .equals(course.instrument().facts().main()));
    }

    /** The better side of the score; empty where it has none. */
    private Optional<Aim> better(PlanContent.Objective objective) {
        return score(objective).flatMap(score -> switch (score.direction()) {
            case WORSE_IS_HIGHER -> Optional.of(Aim.AT_MOST);
            case WORSE_IS_LOWER -> Optional.of(Aim.AT_LEAST);
            case NONE -> Optional.empty();
        });
    }

    private Optional<Instrument.ScoreRule> score(PlanContent.Objective objective) {
        return objective
                .instrument()
                .flatMap(name -> instruments.current(new InstrumentName(name)))
                .flatMap(form -> objective
                        .score()
                        .map(form.facts()::score)
                        .orElse(Optional.of(form.facts().main())));
    }

    static Stands stand(
            PlanContent.Objective objective, Aim side, Optional<Courses.Course> course, LocalDate today, ZoneId zone) {
        var target = objective.target().orElseThrow();
        var change = course.map(one -> one.change(zone));
        var last = change.flatMap(Change::now);
        var value = last.flatMap(Change.Scored::total);
        var standing = value.map(now -> {
                    if (side.isReachedBy(now, target)) {
                        return Standing.ACHIEVED;
                    }
                    if (objective.targetOn().filter(day -> day.isBefore(today)).isPresent()) {
                        return Standing.DAY_PASSED;
                    }
                    return change.orElseThrow().standing().openedSingly() ? Standing.NOT_ON_TRACK : Standing.ON_THE_WAY;
                })
                .orElse(Standing.NO_SCORE);
        return new Stands(standing, value, last.map(Change.Scored::on), side, target, objective.targetOn());
    }

    /** With the better side written out where neither a side nor a start says it, so that nobody has to guess later. */
    PlanContent bound(PlanContent plan) {
        return new PlanContent(
                plan.strengths(),
                plan.preferences(),
                plan.endsWhen(),
                plan.whatChanged(),
                plan.reviewOn(),
                plan.problems().stream().map(this::bound).toList());
    }

    private PlanContent.Problem bound(PlanContent.Problem problem) {
        return new PlanContent.Problem(
                problem.line(),
                problem.statement(),
                problem.diagnosis(),
                problem.goals().stream()
                        .map(goal -> new PlanContent.Goal(
                                goal.line(),
                                goal.ownWords(),
                                goal.objectives().stream().map(this::bound).toList()))
                        .toList());
    }

    private PlanContent.Objective bound(PlanContent.Objective one) {
        return one.target().isEmpty() || one.side().isPresent()
                ? one
                : new PlanContent.Objective(
                        one.line(),
                        one.statement(),
                        one.instrument(),
                        one.score(),
                        better(one),
                        one.baseline(),
                        one.target(),
                        one.targetOn(),
                        one.status(),
                        one.statusReason(),
                        one.interventions());
    }

    /** What an objective may be measured by: every score of every form that is asked, as {@code FORM/score}. */
    @Transactional(readOnly = true)
    public List<Measure> measures() {
        return instruments.all().stream()
                .flatMap(form -> form.facts().scores().stream()
                        .filter(score -> score.direction() != Instrument.Direction.NONE)
                        .map(score -> new Measure(
                                form.name().value(),
                                score.key(),
                                form.facts().scores().size() == 1
                                        ? form.title()
                                        : "%s: %s".formatted(form.title(), score.label()))))
                .toList();
    }

    /** @param title of the form, and of the score where it has several */
    public record Measure(String form, String score, String title) {}
}
