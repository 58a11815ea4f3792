package org.footbridge.episodes;

import java.time.LocalDate;
import java.util.List;

/**
 * One plain statement of the program's own: when all its facts hold, it leads to its level.
 *
 * @param name stays the same over the rule's versions
 * @param rank of those that apply, the lowest rank decides
 */
public record LevelRule(
        String name,
        int rank,
        String statement,
        List<Term> facts,
        Level level,
        boolean inForce,
        String source,
        LocalDate startsOn) {

    public LevelRule {
        facts = List.copyOf(facts);
    }

    /** What a rule may look at. */
    public enum Fact {
        RATING_1("Rating of dimension 1"),
        RATING_2("Rating of dimension 2"),
        RATING_3("Rating of dimension 3"),
        RATING_4("Rating of dimension 4"),
        RATING_5("Rating of dimension 5"),
        RATING_6("Rating of dimension 6"),
        HIGHEST_RATING("Highest rating of all"),
        AGE("Age in years");

        private final String label;

        Fact(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public enum Comparison {
        AT_LEAST("at least"),
        AT_MOST("at most");

        private final String label;

        Comparison(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One fact of a rule, such as: rating of dimension 1 at least 3. */
    public record Term(Fact fact, Comparison is, int value) {

        boolean holds(LevelFacts facts) {
            var actual = facts.value(fact);
            return actual.isPresent()
                    && switch (is) {
                        case AT_LEAST -> actual.getAsInt() >= value;
                        case AT_MOST -> actual.getAsInt() <= value;
                    };
        }

        public String inWords() {
            return fact.label() + " " + is.label() + " " + value;
        }
    }

    /** Whether all facts hold; a rule without any holds never. */
    boolean applies(LevelFacts to) {
        return !facts.isEmpty() && facts.stream().allMatch(term -> term.holds(to));
    }
}
