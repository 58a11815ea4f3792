package org.footbridge.plans;

import java.util.ArrayList;
import java.util.List;

/** What a plan still lacks before it can be signed. Pure. */
final class PlanGaps {

    private PlanGaps() {}

    /** Sentences for the page, in reading order; none means it can be signed. */
    static List<String> in(PlanContent plan, int number) {
        var gaps = new ArrayList<String>();
        if (plan.problems().isEmpty()) {
            gaps.add("Name at least one problem.");
        }
        if (plan.reviewOn().isEmpty()) {
            gaps.add("Say when the plan is looked at again.");
        }
        if (number > 1 && plan.whatChanged().isBlank()) {
            gaps.add("Say what changed since the last version, and why.");
        }
        for (var problem : plan.problems()) {
            if (problem.statement().isBlank()) {
                gaps.add("A problem has no words.");
            }
            if (problem.goals().isEmpty()) {
                gaps.add("“%s” has no goal.".formatted(problem.statement()));
            }
        }
        plan.goals().forEach(goal -> {
            if (goal.ownWords().isBlank()) {
                gaps.add("A goal is missing in the person's own words.");
            }
            if (goal.objectives().isEmpty()) {
                gaps.add("The goal “%s” has no objective.".formatted(goal.ownWords()));
            }
        });
        plan.objectives().forEach(objective -> gaps.addAll(gaps(objective)));
        plan.interventions()
                .filter(intervention -> intervention.statement().isBlank())
                .findFirst()
                .ifPresent(_ -> gaps.add("An intervention has no words."));
        return List.copyOf(gaps);
    }

    private static List<String> gaps(PlanContent.Objective objective) {
        var gaps = new ArrayList<String>();
        if (objective.statement().isBlank()) {
            gaps.add("An objective has no words.");
        }
        if (objective.targetOn().isEmpty()) {
            gaps.add("“%s” has no target date.".formatted(objective.statement()));
        }
        if (objective.instrument().isPresent() && objective.target().isEmpty()) {
            gaps.add("“%s” is measured and has no target.".formatted(objective.statement()));
        }
        if (objective.status().needsReason()
                && objective.statusReason().filter(words -> !words.isBlank()).isEmpty()) {
            gaps.add("“%s” was %s; say why."
                    .formatted(objective.statement(), objective.status().label().toLowerCase(java.util.Locale.US)));
        }
        if (objective.interventions().isEmpty() && objective.status() == ObjectiveStatus.ACTIVE) {
            gaps.add("“%s” has no intervention: say who does what.".formatted(objective.statement()));
        }
        return gaps;
    }
}
