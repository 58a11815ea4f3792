package org.footbridge.plans.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/**
 * Milestones and the confidence ruler on the phone.
 *
 * @param said how sure the person was, newest first, in words
 */
public record OnTheWayPage(
        ParticipantId participant,
        List<Line> open,
        List<Line> reached,
        List<Line> letGo,
        List<String> said,
        String typed,
        String why,
        String reader,
        String when,
        boolean atStake,
        Problems problems)
        implements Shows {

    /** @param note when it was reached, with a kind word where the person asked for one */
    public record Line(String id, String words, String note) {}

    public List<Choice> ruler() {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(one -> new Choice(Integer.toString(one), Integer.toString(one)))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
