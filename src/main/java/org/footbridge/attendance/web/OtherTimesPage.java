package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;

/** Where else a participant could come, day by day. */
public record OtherTimesPage(ParticipantId me, List<Day> days) implements Shows {

    public record Day(String day, List<Line> lines) {}

    /**
     * @param link the session as this person's pages call it
     * @param where the place, or that it is by video
     * @param asked whether it was asked for and nobody has answered yet
     */
    public record Line(String link, String title, String times, String where, boolean asked) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
