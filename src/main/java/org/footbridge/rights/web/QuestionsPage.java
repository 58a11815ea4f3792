package org.footbridge.rights.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** What people asked about looks at their record, for the privacy officer. */
public record QuestionsPage(List<Line> lines, Problems problems) implements Shows {

    /**
     * @param log address of the access log of that person and day
     * @param answer {@code null} while there is none
     */
    public record Line(
            String id,
            UUID person,
            String name,
            String about,
            String words,
            String asked,
            String log,
            @Nullable String answer,
            String answered,
            String typed) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return lines.stream()
                .map(line -> new ParticipantId(line.person()))
                .distinct()
                .toList();
    }
}
