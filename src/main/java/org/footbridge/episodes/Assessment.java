package org.footbridge.episodes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.people.ParticipantId;

/** An assessment as it stands: filled bit by bit, and from its signature on kept as it is. */
public record Assessment(
        AssessmentId id,
        EpisodeId episodeId,
        ParticipantId participantId,
        AssessmentForm form,
        int number,
        Instant startedAt,
        Optional<String> signerName,
        Optional<Instant> signedAt,
        Map<String, Part> parts) {

    /** What stands in one section. */
    public record Part(String section, List<Statement> statements, int version, Instant savedAt) {}

    /** A dated addition after the signature. */
    public record Addendum(String content, String signerName, Instant signedAt) {}

    public List<Statement> statementsOf(String section) {
        var part = parts.get(section);
        return part == null ? List.of() : part.statements();
    }

    public int versionOf(String section) {
        var part = parts.get(section);
        return part == null ? 0 : part.version();
    }

    /** How many fields of a section have something in them. */
    public int filled(AssessmentForm.Section section) {
        return (int) statementsOf(section.key()).stream()
                .map(Statement::field)
                .distinct()
                .count();
    }
}
