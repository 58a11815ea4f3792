package org.footbridge.plans;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A problem as it may stand in a plan, with goals a person would say, what could be seen or counted, and who would do what.
 * Words to start from; a plan takes a copy.
 */
public record LibraryProblem(Area area, Ages ages, String problem, List<Goal> goals) {

    public LibraryProblem {
        goals = List.copyOf(goals);
    }

    /** What a program treats. */
    public enum Area {
        MENTAL_HEALTH("Mental health"),
        SUBSTANCE_USE("Substance use"),
        BOTH("Either");

        private final String label;

        Area(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whom it was written for. */
    public enum Ages {
        ADULT("Adults"),
        ADOLESCENT("Adolescents"),
        BOTH("All ages");

        private final String label;

        Ages(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Who would do it. */
    public enum Who {
        THERAPIST("the therapist"),
        GROUP_LEADERS("the group leaders"),
        PRESCRIBER("the prescriber"),
        CASE_MANAGER("the case manager"),
        PEER("a peer"),
        PERSON("the person");

        private final String label;

        Who(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public record Goal(String words, List<Objective> objectives) {
        public Goal {
            objectives = List.copyOf(objectives);
        }
    }

    /**
     * @param instrument name of the form that shows progress
     * @param score key of its score; empty: the first
     * @param value empty where it is to be agreed with the person
     * @param weeks until it is looked for
     */
    public record Objective(
            String words,
            Optional<String> instrument,
            Optional<String> score,
            Optional<Aim> aim,
            Optional<BigDecimal> value,
            Optional<Integer> weeks,
            List<Intervention> interventions) {
        public Objective {
            interventions = List.copyOf(interventions);
        }
    }

    /**
     * @param perWeek how often a week
     * @param minutes each time
     * @param weeks for how long
     */
    public record Intervention(
            Modality modality,
            String words,
            Optional<Integer> perWeek,
            Optional<Integer> minutes,
            Optional<Integer> weeks,
            Who who) {

        /** In one line. */
        public String line() {
            var text = new StringBuilder(words).append(". ").append(modality.label());
            perWeek.ifPresent(times -> text.append(", %d × a week".formatted(times)));
            minutes.ifPresent(each -> text.append(", %d min".formatted(each)));
            weeks.ifPresent(all -> text.append(", for %d weeks".formatted(all)));
            return text.append(", ").append(who.label()).toString();
        }
    }

    /** Every word of it. */
    String allWords() {
        var words = new StringJoiner("\n").add(problem);
        for (var goal : goals) {
            words.add(goal.words());
            for (var objective : goal.objectives()) {
                words.add(objective.words());
                objective.interventions().forEach(one -> words.add(one.words()));
            }
        }
        return words.toString();
    }

    /** Sentences for the page about what is missing; none means it can be kept. */
    List<String> gaps() {
        if (problem.isBlank()) {
            return List.of("Write what the problem is.");
        }
        if (goals.isEmpty()) {
            return List.of("Write at least one goal as a person would say it.");
        }
        if (goals.stream().anyMatch(goal -> goal.words().isBlank())) {
            return List.of("A goal has no words.");
        }
        if (goals.stream()
                .flatMap(goal -> goal.objectives().stream())
                .anyMatch(one -> one.words().isBlank())) {
            return List.of("An objective has no words.");
        }
        return goals.stream()
                        .flatMap(goal -> goal.objectives().stream())
                        .flatMap(one -> one.interventions().stream())
                        .anyMatch(one -> one.words().isBlank())
                ? List.of("An intervention has no words.")
                : List.of();
    }
}
