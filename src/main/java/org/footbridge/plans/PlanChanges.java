package org.footbridge.plans;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.staff.SigningTerms.What;

/** What differs between two versions, line by line. Pure. */
public final class PlanChanges {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d, uuuu", Locale.US);

    private PlanChanges() {}

    /** One change. Before is empty for something new, after for something taken out. */
    public record Change(String what, String before, String after) {}

    public static List<Change> between(PlanContent before, PlanContent after) {
        var old = lines(before);
        var now = lines(after);
        var changes = new ArrayList<Change>();
        now.forEach((id, line) -> {
            var was = old.get(id);
            if (was == null) {
                changes.add(new Change(line.what(), "", line.words()));
            } else if (!was.words().equals(line.words())) {
                changes.add(new Change(line.what(), was.words(), line.words()));
            }
        });
        old.forEach((id, line) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(line.what(), line.words(), ""));
            }
        });
        return List.copyOf(changes);
    }

    /**
     * What kinds of change these are, for the terms that say whose signature they ask for. Nothing changed at all is signed
     * as a part that says something else.
     */
    public static Set<What> kinds(PlanContent before, PlanContent after) {
        var kinds = EnumSet.noneOf(What.class);
        if (!before.reviewOn().equals(after.reviewOn())) {
            kinds.add(What.PLAN_DATE);
        }
        var then = before.objectives().collect(Collectors.toMap(PlanContent.Objective::line, Function.identity()));
        after.objectives().forEach(now -> {
            var was = then.get(now.line());
            if (was != null && !was.targetOn().equals(now.targetOn())) {
                kinds.add(What.PLAN_DATE);
            }
            if (was != null
                    && (was.status() != now.status() || !was.statusReason().equals(now.statusReason()))) {
                kinds.add(What.PLAN_STATUS);
            }
        });
        var done =
                before.interventions().collect(Collectors.toMap(PlanContent.Intervention::line, Function.identity()));
        after.interventions().forEach(now -> {
            var was = done.get(now.line());
            if (was != null && !often(was).equals(often(now))) {
                kinds.add(What.PLAN_FREQUENCY);
            }
        });
        if (kinds.isEmpty() || !rest(before).equals(rest(after))) {
            kinds.add(What.PLAN_PART);
        }
        return kinds;
    }

    private static List<Optional<Integer>> often(PlanContent.Intervention one) {
        return List.of(one.perWeek(), one.minutes(), one.weeks());
    }

    /** The plan without its dates, standings and frequencies, and without why it was changed. */
    private static PlanContent rest(PlanContent plan) {
        return new PlanContent(
                plan.strengths(),
                plan.preferences(),
                plan.endsWhen(),
                "",
                Optional.empty(),
                plan.problems().stream()
                        .map(problem -> new PlanContent.Problem(
                                problem.line(),
                                problem.statement(),
                                problem.diagnosis(),
                                problem.goals().stream()
                                        .map(goal -> new PlanContent.Goal(
                                                goal.line(),
                                                goal.ownWords(),
                                                goal.objectives().stream()
                                                        .map(PlanChanges::rest)
                                                        .toList()))
                                        .toList()))
                        .toList());
    }

    private static PlanContent.Objective rest(PlanContent.Objective one) {
        return new PlanContent.Objective(
                one.line(),
                one.statement(),
                one.instrument(),
                one.score(),
                one.aim(),
                one.baseline().map(BigDecimal::stripTrailingZeros),
                one.target().map(BigDecimal::stripTrailingZeros),
                Optional.empty(),
                ObjectiveStatus.ACTIVE,
                Optional.empty(),
                one.interventions().stream()
                        .map(doing -> new PlanContent.Intervention(
                                doing.line(),
                                doing.statement(),
                                doing.modality(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                doing.staff()))
                        .toList());
    }

    private record Line(String what, String words) {}

    private static Map<UUID, Line> lines(PlanContent plan) {
        var lines = new LinkedHashMap<UUID, Line>();
        for (var problem : plan.problems()) {
            lines.put(problem.line(), new Line("Problem", problem.statement()));
            for (var goal : problem.goals()) {
                lines.put(goal.line(), new Line("Goal", goal.ownWords()));
                for (var objective : goal.objectives()) {
                    lines.put(objective.line(), new Line("Objective", words(objective)));
                    for (var intervention : objective.interventions()) {
                        lines.put(intervention.line(), new Line("Intervention", words(intervention)));
                    }
                }
            }
        }
        return lines;
    }

    /** An objective in one line, as pages show it. */
    public static String words(PlanContent.Objective objective) {
        var text = new StringBuilder(objective.statement());
        objective
                .target()
                .ifPresent(target -> text.append(" (%s%s%s)"
                        .formatted(
                                objective
                                        .instrument()
                                        .map(name -> spoken(name) + " "
                                                + objective
                                                        .score()
                                                        .filter(key -> !key.equals("total"))
                                                        .map(key -> key + " ")
                                                        .orElse(""))
                                        .orElse(""),
                                objective
                                        .baseline()
                                        .map(from -> "from %s "
                                                .formatted(from.stripTrailingZeros()
                                                        .toPlainString()))
                                        .orElse(""),
                                aim(objective, target.stripTrailingZeros().toPlainString()))));
        objective.targetOn().ifPresent(day -> text.append(", by ").append(DAY.format(day)));
        if (objective.status() != ObjectiveStatus.ACTIVE) {
            text.append(". ").append(objective.status().label());
            objective.statusReason().ifPresent(reason -> text.append(": ").append(reason));
        }
        return text.toString();
    }

    /** The side is said where the start does not say it already. */
    private static String aim(PlanContent.Objective objective, String target) {
        boolean said = objective.baseline().isPresent() || objective.aim().isEmpty();
        return said
                ? "to " + target
                : objective.aim().orElseThrow() == Aim.AT_MOST ? target + " or less" : target + " or more";
    }

    /** {@code PHQ9} is the machine's name; people say PHQ-9. */
    private static String spoken(String instrument) {
        return instrument.replaceFirst("^([A-Z]+)(\\d+)$", "$1-$2");
    }

    /** An intervention in one line. */
    public static String words(PlanContent.Intervention intervention) {
        var text = new StringBuilder(intervention.statement())
                .append(". ")
                .append(intervention.modality().label());
        intervention.perWeek().ifPresent(times -> text.append(", %d × a week".formatted(times)));
        intervention.minutes().ifPresent(minutes -> text.append(", %d min".formatted(minutes)));
        intervention.weeks().ifPresent(weeks -> text.append(", for %d weeks".formatted(weeks)));
        return text.toString();
    }
}
