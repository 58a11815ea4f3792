package org.footbridge.families.web;

import java.util.List;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A letter of family as staff see it: collateral information with its writer's name.
 *
 * @param person whose record it belongs to; {@code null} until the team says it
 * @param read who read it and when; empty while nobody did
 * @param candidates whom it can be about, while nobody was said
 */
public record LetterLine(
        String id,
        String from,
        String when,
        String about,
        String words,
        boolean atStake,
        @Nullable UUID person,
        String personName,
        String read,
        boolean shown,
        List<Choice> candidates) {

    static List<ParticipantId> people(List<LetterLine> lines) {
        return lines.stream()
                .flatMap(line -> java.util.stream.Stream.ofNullable(line.person()))
                .map(ParticipantId::new)
                .distinct()
                .toList();
    }
}
