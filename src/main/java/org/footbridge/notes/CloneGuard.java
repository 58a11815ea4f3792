package org.footbridge.notes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.people.ParticipantId;

/**
 * Tells an author where one person's part reads like another's, or like what was written of the same person before
 * (CARE 22). Alike are texts that share runs of three words; it shows and never blocks.
 *
 * <p>Text copied across members of a group is what auditors of group notes find most often (DOMAIN 5.4, R62); from which
 * likeness on it is worth a look is the program's rule.
 */
final class CloneGuard {

    private static final int RUN = 3;

    /** Shorter parts share their runs by chance: "Took part. Will practice." */
    private static final int FEWEST_WORDS = 6;

    private final int threshold;

    /** @param threshold percent of shared runs from which two texts are shown as alike, 1 to 100 */
    CloneGuard(int threshold) {
        this.threshold = threshold;
    }

    /**
     * @param percent of the shorter text's runs that stand in the other one, 0 to 100
     * @param other whose part it is like; empty when it is like an earlier note of the same person
     * @param earlier the earlier note, when that is what it is like
     */
    record Likeness(ParticipantId participant, int percent, Optional<ParticipantId> other, Optional<UUID> earlier) {}

    /** A note written before. */
    record Earlier(UUID note, String words) {}

    /** The greatest likeness of each part that reaches the threshold, in the order of the parts. */
    List<Likeness> among(Map<ParticipantId, String> parts, Map<ParticipantId, List<Earlier>> earlier) {
        List<Likeness> found = new ArrayList<>();
        parts.forEach((participant, words) ->
                greatest(participant, words, parts, earlier).ifPresent(found::add));
        return List.copyOf(found);
    }

    private Optional<Likeness> greatest(
            ParticipantId participant,
            String words,
            Map<ParticipantId, String> parts,
            Map<ParticipantId, List<Earlier>> earlier) {
        var runs = runs(words);
        Likeness greatest = null;
        for (var other : parts.entrySet()) {
            int percent = other.getKey().equals(participant) ? 0 : percent(runs, runs(other.getValue()));
            if (percent >= threshold && (greatest == null || percent > greatest.percent())) {
                greatest = new Likeness(participant, percent, Optional.of(other.getKey()), Optional.empty());
            }
        }
        for (var before : earlier.getOrDefault(participant, List.of())) {
            int percent = percent(runs, runs(before.words()));
            if (percent >= threshold && (greatest == null || percent > greatest.percent())) {
                greatest = new Likeness(participant, percent, Optional.empty(), Optional.of(before.note()));
            }
        }
        return Optional.ofNullable(greatest);
    }

    /** How many of these say nothing of their own: every sentence is a phrase that was kept to be used again. */
    static long ofPhrasesOnly(Collection<String> parts, Collection<String> phrases) {
        Set<String> kept = new HashSet<>();
        phrases.forEach(phrase -> kept.addAll(sentences(phrase)));
        return parts.stream()
                .map(CloneGuard::sentences)
                .filter(said -> !said.isEmpty() && kept.containsAll(said))
                .count();
    }

    private static List<String> sentences(String text) {
        return List.of(text.split("(?<=[.!?])\\s+|\\n+")).stream()
                .map(sentence -> String.join(" ", words(sentence)))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static int percent(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        var shared = new HashSet<>(one);
        shared.retainAll(other);
        return Math.round(100f * shared.size() / Math.min(one.size(), other.size()));
    }

    private static Set<String> runs(String text) {
        var words = words(text);
        Set<String> runs = new HashSet<>();
        if (words.size() >= FEWEST_WORDS) {
            for (int at = 0; at + RUN <= words.size(); at++) {
                runs.add(String.join(" ", words.subList(at, at + RUN)));
            }
        }
        return runs;
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
