package org.footbridge.today.web;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;

/**
 * What needs me now. A part that is empty for everybody of this role is left out.
 *
 * @param begin whether no program is there yet and the reader is the one who sets it up
 */
public record TodayPage(
        String day,
        String greeting,
        List<AlertLine> alerts,
        List<SessionLine> mine,
        List<SessionLine> others,
        List<Line> notes,
        List<Line> tasks,
        List<Line> referrals,
        List<Line> unseen,
        List<Line> runningOut,
        List<Line> licenses,
        List<Line> visits,
        List<Line> unreconciled,
        List<Line> scores,
        List<Line> unanswered,
        List<Line> waiting,
        List<Line> covers,
        List<Line> duty,
        boolean clinical,
        boolean intake,
        boolean begin,
        Set<ParticipantId> shown)
        implements Shows {

    public record AlertLine(String id, String who, String since, boolean now, boolean acknowledged) {}

    /** @param more who said they cannot come, and how many need a word; perhaps empty */
    public record SessionLine(
            String id,
            String title,
            String track,
            String times,
            String more,
            String state,
            Mark mark,
            boolean ongoing) {}

    /** One thing to do: who or what, more about it, where, and how pressing. */
    public record Line(String title, String detail, String href, String state, Mark mark) {}

    public boolean nothing() {
        return alerts.isEmpty()
                && mine.isEmpty()
                && notes.isEmpty()
                && tasks.isEmpty()
                && referrals.isEmpty()
                && unseen.isEmpty()
                && runningOut.isEmpty()
                && licenses.isEmpty()
                && visits.isEmpty()
                && unreconciled.isEmpty()
                && scores.isEmpty()
                && unanswered.isEmpty()
                && waiting.isEmpty()
                && covers.isEmpty()
                && duty.isEmpty();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
