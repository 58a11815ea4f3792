package org.footbridge.episodes;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.people.ParticipantId;

/** A decision on the level of care: being written, or signed. */
public record LevelOfCare(
        LevelOfCareId id,
        EpisodeId episodeId,
        ParticipantId participantId,
        Words words,
        Optional<LevelTrace> trace,
        Optional<String> authorized,
        Optional<String> signerName,
        Optional<Instant> signedAt,
        int version) {

    /** One dimension, rated 0 to 4 with its reasons. */
    public record Rating(int value, String reason) {}

    /** A level, with days a week where that matters. */
    public record Chosen(Level level, Optional<Integer> days) {

        public String inWords() {
            return level.label()
                    + days.map(count -> ", " + count + " days a week").orElse("");
        }
    }

    /**
     * What the clinician writes.
     *
     * @param edition of the criteria, 3 or 4
     * @param right what is clinically right
     * @param wish the person's own wish, in her words
     * @param chosen what is done
     * @param difference why it is not what is right, when it is not
     * @param riskAcceptedBy who accepted the risk of that
     */
    public record Words(
            int edition,
            Map<Dimension, Rating> ratings,
            Optional<Chosen> right,
            String wish,
            Optional<Chosen> chosen,
            String difference,
            String riskAcceptedBy) {

        public Words {
            ratings = ratings.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(ratings));
        }

        static Words none() {
            return new Words(4, Map.of(), Optional.empty(), "", Optional.empty(), "", "");
        }

        public Optional<Rating> rating(Dimension dimension) {
            return Optional.ofNullable(ratings.get(dimension));
        }

        boolean differs() {
            return right.isPresent() && chosen.isPresent() && !right.get().equals(chosen.get());
        }

        /** What is missing before it can be signed. */
        List<String> missing() {
            var missing = new java.util.ArrayList<String>();
            for (var dimension : Dimension.values()) {
                var rating = rating(dimension);
                if (rating.isEmpty()) {
                    missing.add("%s is not rated.".formatted(dimension.titleIn(edition)));
                } else if (rating.get().reason().isBlank()) {
                    missing.add("%s has no reason.".formatted(dimension.titleIn(edition)));
                }
            }
            if (right.isEmpty()) {
                missing.add("Please choose the level that is clinically right.");
            }
            if (wish.isBlank()) {
                missing.add("Please write what the person wishes.");
            }
            if (chosen.isEmpty()) {
                missing.add("Please choose the level that will be done.");
            }
            if (differs() && difference.isBlank()) {
                missing.add("The chosen level is not the clinically right one: please say why.");
            }
            if (differs() && riskAcceptedBy.isBlank()) {
                missing.add("The chosen level is not the clinically right one: please say who accepted the risk.");
            }
            return List.copyOf(missing);
        }
    }
}
