package org.footbridge.notes.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** What waits for a supervisor's signature, by session: send one back, sign the rest. */
public record SupervisionPage(List<Batch> batches) implements Shows {

    /** @param ids of all its notes, with spaces between */
    public record Batch(String title, String line, String ids, List<Line> notes) {}

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
