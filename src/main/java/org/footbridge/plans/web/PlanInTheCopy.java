package org.footbridge.plans.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.people.OwnPart;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.plans.Plans;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.springframework.stereotype.Component;

/** The own words of every signed version of a person's plans, and what they said about each; FHIR carries the codes. */
@Component
class PlanInTheCopy implements OwnPart {

    private final Plans plans;
    private final PlanQuery query;
    private final StaffMembers staff;

    PlanInTheCopy(Plans plans, PlanQuery query, StaffMembers staff) {
        this.plans = plans;
        this.query = query;
        this.staff = staff;
    }

    @Override
    public List<Section> sections(Words words, Show show) {
        var names = staff.all().stream()
                .collect(Collectors.toMap(one -> one.staffId().value(), StaffMembers.Name::fullName));
        var said = query.ownAnswers().stream().collect(Collectors.groupingBy(PlanQuery.AnswerTo::versionId));
        return List.of(new Section(
                words.say("plans.mine"),
                query.ownStays().stream()
                        .flatMap(stay -> plans.versions(stay).stream())
                        .map(version -> item(version, names, said, words, show))
                        .toList()));
    }

    private static Item item(
            Plans.Read version,
            Map<UUID, String> names,
            Map<PlanVersionId, List<PlanQuery.AnswerTo>> said,
            Words words,
            Show show) {
        var plan = PlanViews.of(version.content(), names, show, _ -> java.util.Optional.empty());
        return new Item(
                version.signedAt().map(show::dateTime).orElse(""),
                words.say("plans.copy.version", Integer.toString(version.number())),
                Stream.of(
                                line(words, "plans.strengths", plan.strengths()),
                                plan.problems().stream().flatMap(problem -> problem(problem, words)),
                                line(words, "plans.endsWhen", plan.endsWhen()),
                                line(words, "plans.preferences", plan.preferences()),
                                line(words, "plans.changed", plan.whatChanged()),
                                Stream.ofNullable(plan.reviewOn()).map(day -> words.say("plans.review", day)),
                                said.getOrDefault(version.id(), List.of()).stream()
                                        .flatMap(answer -> answer(answer, words, show)))
                        .flatMap(lines -> lines)
                        .toList());
    }

    private static Stream<String> problem(PlanView.Problem problem, Words words) {
        return Stream.concat(
                Stream.of(problem.statement()),
                problem.goals().stream()
                        .flatMap(goal -> Stream.concat(
                                Stream.of(words.say("plans.goal") + ": " + goal.ownWords()),
                                goal.objectives().stream()
                                        .flatMap(objective -> Stream.concat(
                                                Stream.of("– " + objective.words()),
                                                objective.interventions().stream()
                                                        .map(step -> "   · " + step))))));
    }

    private static Stream<String> answer(PlanQuery.AnswerTo answer, Words words, Show show) {
        return switch (answer.kind()) {
            case "agrees" -> Stream.of(words.say("plans.youSigned", show.dateTime(answer.at())));
            case "cosigned" -> Stream.empty();
            default ->
                answer.words().isBlank()
                        ? Stream.empty()
                        : Stream.of(show.dateTime(answer.at()) + ": " + answer.words());
        };
    }

    private static Stream<String> line(Words words, String key, String text) {
        return text.isBlank() ? Stream.empty() : Stream.of(words.say(key) + ": " + text);
    }
}
