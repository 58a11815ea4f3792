package org.footbridge.chart.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/** A page of the list of people. */
public record PeoplePage(
        String search,
        String stage,
        String track,
        List<Choice> stages,
        List<Choice> tracks,
        List<Line> people,
        boolean more,
        @Nullable String next,
        boolean runsGroups)
        implements Shows {

    public record Line(String id, String name, String initials, String where, String therapist, boolean alert) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return people.stream()
                .map(line -> new ParticipantId(UUID.fromString(line.id())))
                .toList();
    }
}
