package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/** What waits for a supervisor's signature, by session: send one back, sign the rest. */
public record SupervisionPage(List<Batch> batches) implements Shows {

    /**
     * @param ids of all its notes, with spaces between
     * @param shared the shared part, where it waits too
     */
    public record Batch(
            String title, String line, String ids, @Nullable Shared shared, List<Line> notes) {

        public String sign() {
            var parts = notes.size() == 1 ? "this note" : "all " + notes.size();
            return shared == null
                    ? "Sign " + parts
                    : notes.isEmpty() ? "Sign the shared part" : "Sign the shared part and " + parts;
        }
    }

    /** What was written once for everybody in the session. */
    public record Shared(String session, String lesson, String words) {}

    public record Line(String id, String participant, String name, String response, String rest) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return batches.stream()
                .flatMap(batch -> batch.notes().stream())
                .map(line -> new ParticipantId(UUID.fromString(line.participant())))
                .distinct()
                .toList();
    }
}
