package org.footbridge.episodes;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which statement led where: every rule in the order asked, whether it applied, and the one that decided. */
public record LevelTrace(List<Step> steps) {

    /** @param decided whether the level comes from this one: the first that applied */
    public record Step(
            String name, String statement, List<String> facts, Level level, boolean applied, boolean decided) {}

    /** Asks the rules in the order of their ranks. Nothing here reads a clock or a database. */
    static LevelTrace of(List<LevelRule> rules, LevelFacts facts) {
        var inOrder = rules.stream()
                .filter(LevelRule::inForce)
                .sorted(Comparator.comparingInt(LevelRule::rank).thenComparing(LevelRule::name))
                .toList();
        var first = inOrder.stream().filter(rule -> rule.applies(facts)).findFirst();
        return new LevelTrace(inOrder.stream()
                .map(rule -> new Step(
                        rule.name(),
                        rule.statement(),
                        rule.facts().stream().map(LevelRule.Term::inWords).toList(),
                        rule.level(),
                        rule.applies(facts),
                        first.filter(rule::equals).isPresent()))
                .toList());
    }

    /** Where the rules lead; nowhere while too little is rated. */
    public Optional<Step> deciding() {
        return steps.stream().filter(Step::decided).findFirst();
    }

    String inWords() {
        var applied = steps.stream().filter(Step::applied).toList();
        if (applied.isEmpty()) {
            return "No rule applied.";
        }
        return String.join(
                "\n",
                applied.stream()
                        .map(step -> (step.decided() ? "Decided: " : "Also: ") + step.statement() + " → "
                                + step.level().label())
                        .toList());
    }
}
