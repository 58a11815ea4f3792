package org.footbridge.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.staff.StaffId;

/**
 * All a plan says (DOMAIN 5.3). Line ids stay the same from version to version.
 *
 * @param endsWhen how everybody will see that the stay has done its work
 * @param whatChanged why this version differs from the one before; empty in the first
 */
public record PlanContent(
        String strengths,
        String preferences,
        String endsWhen,
        String whatChanged,
        Optional<LocalDate> reviewOn,
        List<Problem> problems) {

    public PlanContent {
        problems = List.copyOf(problems);
    }

    public static PlanContent empty() {
        return new PlanContent("", "", "", "", Optional.empty(), List.of());
    }

    public record Problem(UUID line, String statement, Optional<String> diagnosis, List<Goal> goals) {
        public Problem {
            goals = List.copyOf(goals);
        }
    }

    /** @param ownWords as the person says it */
    public record Goal(UUID line, String ownWords, List<Objective> objectives) {
        public Goal {
            objectives = List.copyOf(objectives);
        }
    }

    /**
     * @param instrument name of the measure that shows progress, such as PHQ9
     * @param score key of the score within it; empty: its first
     * @param aim on which side of the target it lies; empty: the side opposite the baseline
     * @param statusReason why it was revised or discontinued
     */
    public record Objective(
            UUID line,
            String statement,
            Optional<String> instrument,
            Optional<String> score,
            Optional<Aim> aim,
            Optional<BigDecimal> baseline,
            Optional<BigDecimal> target,
            Optional<LocalDate> targetOn,
            ObjectiveStatus status,
            Optional<String> statusReason,
            List<Intervention> interventions) {
        public Objective {
            interventions = List.copyOf(interventions);
        }

        /** Measured, if at all, by the first score of the instrument, on the side opposite the baseline. */
        public Objective(
                UUID line,
                String statement,
                Optional<String> instrument,
                Optional<BigDecimal> baseline,
                Optional<BigDecimal> target,
                Optional<LocalDate> targetOn,
                ObjectiveStatus status,
                Optional<String> statusReason,
                List<Intervention> interventions) {
            this(
                    line,
                    statement,
                    instrument,
                    Optional.empty(),
                    Optional.empty(),
                    baseline,
                    target,
                    targetOn,
                    status,
                    statusReason,
                    interventions);
        }

        /** On which side of the target the aim lies, as far as this says. */
        public Optional<Aim> side() {
            return aim.or(() -> baseline.flatMap(from -> target.flatMap(to -> Aim.from(from, to))));
        }
    }

    /**
     * @param perWeek how often a week
     * @param minutes each time
     * @param weeks for how long
     * @param staff who does it
     */
    public record Intervention(
            UUID line,
            String statement,
            Modality modality,
            Optional<Integer> perWeek,
            Optional<Integer> minutes,
            Optional<Integer> weeks,
            Optional<StaffId> staff) {}

    public Stream<Goal> goals() {
        return problems.stream().flatMap(problem -> problem.goals().stream());
    }

    public Stream<Objective> objectives() {
        return goals().flatMap(goal -> goal.objectives().stream());
    }

    public Stream<Intervention> interventions() {
        return objectives().flatMap(objective -> objective.interventions().stream());
    }

    /** Every word in one text, the same for the same content: what a signature is taken over. */
    public String exactText() {
        var text = new StringJoiner("\n");
        text.add("strengths: " + strengths)
                .add("preferences: " + preferences)
                .add("ends when: " + endsWhen)
                .add("what changed: " + whatChanged)
                .add("review on: " + reviewOn.map(LocalDate::toString).orElse(""));
        for (var problem : problems) {
            text.add("problem " + problem.line() + ": " + problem.statement() + " / "
                    + problem.diagnosis().orElse(""));
            for (var goal : problem.goals()) {
                text.add("goal " + goal.line() + ": " + goal.ownWords());
                for (var objective : goal.objectives()) {
                    text.add(exact(objective));
                    objective.interventions().forEach(intervention -> text.add(exact(intervention)));
                }
            }
        }
        return text.toString();
    }

    private static String exact(Objective objective) {
        // What was signed before scores were named reads as it did then.
        return "objective %s: %s / measure %s%s / from %s to %s%s by %s / %s %s"
                .formatted(
                        objective.line(),
                        objective.statement(),
                        objective.instrument().orElse(""),
                        objective.score().map(key -> " " + key).orElse(""),
                        plain(objective.baseline()),
                        objective.aim().map(side -> side.label() + " ").orElse(""),
                        plain(objective.target()),
                        objective.targetOn().map(LocalDate::toString).orElse(""),
                        objective.status(),
                        objective.statusReason().orElse(""));
    }

    private static String exact(Intervention intervention) {
        return "intervention %s: %s / %s / %s a week, %s minutes, %s weeks / %s"
                .formatted(
                        intervention.line(),
                        intervention.statement(),
                        intervention.modality(),
                        number(intervention.perWeek()),
                        number(intervention.minutes()),
                        number(intervention.weeks()),
                        intervention.staff().map(id -> id.value().toString()).orElse(""));
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(number -> number.stripTrailingZeros().toPlainString()).orElse("");
    }

    private static String number(Optional<Integer> value) {
        return value.map(String::valueOf).orElse("");
    }
}
