package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** What one person was in the room for, module by module. */
public record LessonsHadPage(ParticipantId participant, String name, List<ModuleLine> modules) implements Shows {

    /** @param count "7 of 12" */
    public record ModuleLine(String title, String count, boolean any, List<LessonLine> lessons) {}

    /** @param when the last day, or empty */
    public record LessonLine(String title, String href, String when) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
