package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** The hand-outs of lessons somebody had, newest first. */
public record OwnLessonsPage(ParticipantId participant, List<Line> lessons) implements Shows {

    public record Line(String href, String title, String when) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
