package org.footbridge.plans.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.plans.PlanChanges;
import org.footbridge.plans.PlanContent;
import org.footbridge.ui.Show;

/** Turns a plan's content into words on a page. */
final class PlanViews {

    private PlanViews() {}

    /**
     * @param names of staff, by id
     * @param progress where an objective stands, if it is measured
     */
    static PlanView of(
            PlanContent content,
            Map<UUID, String> names,
            Show show,
            Function<PlanContent.Objective, Optional<PlanView.Progress>> progress) {
        return new PlanView(
                content.strengths(),
                content.preferences(),
                content.endsWhen(),
                content.whatChanged(),
                content.reviewOn().map(show::date).orElse(null),
                content.problems().stream()
                        .map(problem -> new PlanView.Problem(
                                problem.statement(),
                                problem.diagnosis().orElse(null),
                                problem.goals().stream()
                                        .map(goal -> goal(goal, names, progress))
                                        .toList()))
                        .toList());
    }

    private static PlanView.Goal goal(
            PlanContent.Goal goal,
            Map<UUID, String> names,
            Function<PlanContent.Objective, Optional<PlanView.Progress>> progress) {
        return new PlanView.Goal(
                goal.ownWords(),
                goal.objectives().stream()
                        .map(objective -> new PlanView.Objective(
                                PlanChanges.words(objective),
                                progress.apply(objective).orElse(null),
                                objective.interventions().stream()
                                        .map(one -> PlanChanges.words(one)
                                                + one.staff()
                                                        .map(who -> names.get(who.value()))
                                                        .map(name -> ", with " + name)
                                                        .orElse(""))
                                        .toList()))
                        .toList());
    }
}
