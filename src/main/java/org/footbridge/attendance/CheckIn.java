package org.footbridge.attendance;

import java.util.Optional;

/**
 * How somebody is today. Each part may be left blank and then stays blank.
 *
 * @param mood 0 (the worst) to 10 (the best)
 * @param craving 0 (none) to 10 (the strongest)
 * @param sleepMinutes last night
 * @param wantsWord asked for a word before group
 * @param words in the person's own, perhaps empty
 */
public record CheckIn(
        Optional<Integer> mood,
        Optional<Integer> craving,
        Optional<Integer> sleepMinutes,
        boolean wantsWord,
        String words) {

    /** Longest words that are kept. */
    public static final int MOST_WORDS = 1000;

    private static final int HIGHEST = 10;
    private static final int DAY = 24 * 60;

    public CheckIn {
        if (outside(mood, HIGHEST) || outside(craving, HIGHEST) || outside(sleepMinutes, DAY)) {
            throw new IllegalArgumentException("A check-in's numbers are 0 to 10, its sleep is at most a day.");
        }
        if (words.length() > MOST_WORDS) {
            throw new IllegalArgumentException("A check-in's words are at most " + MOST_WORDS + " characters.");
        }
    }

    private static boolean outside(Optional<Integer> number, int highest) {
        return number.filter(one -> one < 0 || one > highest).isPresent();
    }
}
