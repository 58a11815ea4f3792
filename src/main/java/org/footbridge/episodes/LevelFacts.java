package org.footbridge.episodes;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What the rules about a level look at.
 *
 * @param ratings 0 to 4 each; a dimension not rated is not in it, and no rule about it applies
 * @param age in whole years, if known
 */
public record LevelFacts(Map<Dimension, Integer> ratings, OptionalInt age) {

    public LevelFacts {
        ratings = Map.copyOf(ratings);
    }

    OptionalInt value(LevelRule.Fact fact) {
        return switch (fact) {
            case RATING_1, RATING_2, RATING_3, RATING_4, RATING_5, RATING_6 -> rating(fact.ordinal() + 1);
            // "Nothing above 1" is only known when everything is rated.
            case HIGHEST_RATING ->
                ratings.size() < Dimension.values().length
                        ? OptionalInt.empty()
                        : ratings.values().stream().mapToInt(Integer::intValue).max();
            case AGE -> age;
        };
    }

    private OptionalInt rating(int number) {
        var rated = ratings.get(Dimension.numbered(number));
        return rated == null ? OptionalInt.empty() : OptionalInt.of(rated);
    }
}
