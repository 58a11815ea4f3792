package org.footbridge.measures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores the shipped instruments a second time, from the published rules and knowing nothing of the files: items by their
 * printed place, values as printed on paper, no value for a blank. Whole-number arithmetic throughout.
 */
final class SecondScorer {

    private SecondScorer() {}

    /** @param paper what is on the sheet, item 1 first, as the form numbers them; null for a blank */
    static Map<String, Optional<Integer>> score(String instrument, List<@Nullable Integer> paper) {
        return switch (instrument) {
            case "PHQ9", "PHQA" -> total(byTheMean(paper.subList(0, 9), 2));
            case "GAD7" -> total(byTheMean(paper, 2));
            case "PHQ2", "AUDITC", "CRAVING", "BELONGING", "CONFIDENCE", "FUNCTIONING", "SESSION", "SATISFACTION" ->
                total(byTheMean(paper, 0));
            case "PCL5", "PCL5WEEK" -> ptsd(paper);
            case "AUDIT" -> total(alcohol(paper));
            case "BAM", "BAMIOP", "BAMR" -> addiction(paper);
            case "CSSRS" -> Map.of("level", columbia(paper, true));
            case "CSSRSSINCE" -> Map.of("level", columbia(paper, false));
            default -> throw new IllegalArgumentException(instrument);
        };
    }

    private static Map<String, Optional<Integer>> total(Optional<Integer> value) {
        return Map.of("total", value);
    }

    /** Up to so many blanks get the mean of the rest; rounded half up. */
    private static Optional<Integer> byTheMean(List<@Nullable Integer> items, int most) {
        int sum = 0;
        int answered = 0;
        for (var value : items) {
            if (value != null) {
                sum += value;
                answered++;
            }
        }
        if (answered == 0 || items.size() - answered > most) {
            return Optional.empty();
        }
        return Optional.of((2 * sum * items.size() + answered) / (2 * answered));
    }

    /** Clusters B 1-5, C 6-7, D 8-14, E 15-20; each blank by the mean of its cluster, at most two of twenty. */
    private static Map<String, Optional<Integer>> ptsd(List<@Nullable Integer> items) {
        int[][] clusters = {{1, 5}, {6, 7}, {8, 14}, {15, 20}};
        int[] least = {1, 1, 2, 2};
        String[] names = {"b", "c", "d", "e"};
        var scores = new LinkedHashMap<String, Optional<Integer>>();
        int blanks = 0;
        boolean empty = false;
        boolean pattern = true;
        long numerator = 0;
        long common = 27_720; // divisible by every number of answers a cluster can have
        for (int cluster = 0; cluster < 4; cluster++) {
            long sum = 0;
            long answered = 0;
            int high = 0;
            int size = clusters[cluster][1] - clusters[cluster][0] + 1;
            for (int item = clusters[cluster][0]; item <= clusters[cluster][1]; item++) {
                var value = items.get(item - 1);
                if (value == null) {
                    blanks++;
                } else {
                    sum += value;
                    answered++;
                    high += value >= 2 ? 1 : 0;
                }
            }
            empty |= answered == 0;
            pattern &= high >= least[cluster];
            if (answered > 0) {
                numerator += sum * size * (common / answered);
                scores.put(names[cluster], Optional.of((int) ((2 * sum * size + answered) / (2 * answered))));
            }
        }
        if (blanks > 2 || empty) {
            for (var name : names) {
                scores.put(name, Optional.empty());
            }
            scores.put("total", Optional.empty());
        } else {
            scores.put("total", Optional.of((int) ((2 * numerator + common) / (2 * common))));
        }
        scores.put("provisional", blanks > 0 ? Optional.empty() : Optional.of(pattern ? 1 : 0));
        return scores;
    }

    /** WHO: after "never" go to 9; with no points in 2 and 3 go to 9. What is gone past is no blank. */
    private static Optional<Integer> alcohol(List<@Nullable Integer> items) {
        var due = new ArrayList<>(List.of(1, 9, 10));
        var often = items.get(0);
        if (often == null || often > 0) {
            due.add(2);
            due.add(3);
            var many = items.get(1);
            var six = items.get(2);
            if (many == null || six == null || many + six > 0) {
                due.addAll(List.of(4, 5, 6, 7, 8));
            }
        }
        for (int item : due) {
            if (items.get(item - 1) == null) {
                return Optional.empty();
            }
        }
        int sum = 0;
        for (var value : items) {
            sum += value == null ? 0 : value;
        }
        return Optional.of(sum);
    }

    /** Rows: 1 to 6, 7A to 7G, 8 to 17. Question 5 is not asked after 0 in question 4. */
    private static Map<String, Optional<Integer>> addiction(List<@Nullable Integer> rows) {
        var alcohol = rows.get(3);
        var heavy = rows.get(4);
        var drugs = rows.get(5);
        Optional<Integer> use = alcohol == null || drugs == null || (alcohol > 0 && heavy == null)
                ? Optional.empty()
                : Optional.of(alcohol + (heavy == null ? 0 : heavy) + drugs);
        return Map.of(
                "use", use, "risk", sum(rows, 1, 2, 3, 8, 11, 15), "protective", sum(rows, 9, 10, 12, 13, 14, 16));
    }

    private static Optional<Integer> sum(List<@Nullable Integer> rows, int... questions) {
        int sum = 0;
        for (int question : questions) {
            var value = rows.get(question <= 6 ? question - 1 : question + 5);
            if (value == null) {
                return Optional.empty();
            }
            sum += value;
        }
        return Optional.of(sum);
    }

    /** High: 4, 5 or recent behavior, whatever is blank. Else nothing may be blank that was to be asked. */
    private static Optional<Integer> columbia(List<@Nullable Integer> items, boolean lifetime) {
        if (yes(items, 4) || yes(items, 5) || yes(items, lifetime ? 7 : 6)) {
            return Optional.of(3);
        }
        var due = new ArrayList<>(List.of(1, 2, 6));
        if (items.get(1) == null || yes(items, 2)) {
            due.addAll(List.of(3, 4, 5));
        }
        if (lifetime && (items.get(5) == null || yes(items, 6))) {
            due.add(7);
        }
        for (int item : due) {
            if (items.get(item - 1) == null) {
                return Optional.empty();
            }
        }
        if (yes(items, 3) || (lifetime && yes(items, 6))) {
            return Optional.of(2);
        }
        return Optional.of(yes(items, 1) || yes(items, 2) ? 1 : 0);
    }

    private static boolean yes(List<@Nullable Integer> items, int item) {
        var value = items.get(item - 1);
        return value != null && value == 1;
    }
}
