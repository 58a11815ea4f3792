package org.footbridge.plans;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

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
                .ifPresent(target -> text.append(" (%s%sto %s)"
                        .formatted(
                                objective
                                        .instrument()
                                        .map(name -> spoken(name) + " ")
                                        .orElse(""),
                                objective
                                        .baseline()
                                        .map(from -> "from %s "
                                                .formatted(from.stripTrailingZeros()
                                                        .toPlainString()))
                                        .orElse(""),
                                target.stripTrailingZeros().toPlainString())));
        objective.targetOn().ifPresent(day -> text.append(", by ").append(DAY.format(day)));
        if (objective.status() != ObjectiveStatus.ACTIVE) {
            text.append(". ").append(objective.status().label());
            objective.statusReason().ifPresent(reason -> text.append(": ").append(reason));
        }
        return text.toString();
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
