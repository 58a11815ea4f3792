package org.footbridge.alerts.web;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/** The alerts somebody may act on, open ones first. */
public record AlertsPage(List<Row> open, List<Row> closed) implements Shows {

    public record Row(
            String id,
            @Nullable ParticipantId participant,
            String name,
            Mark mark,
            String urgency,
            String since,
            String state) {}

    @Override
    public Collection<ParticipantId> participantsShown() {
        return java.util.stream.Stream.concat(open.stream(), closed.stream())
                .map(Row::participant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
