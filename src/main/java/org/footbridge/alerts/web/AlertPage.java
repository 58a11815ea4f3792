package org.footbridge.alerts.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.footbridge.alerts.Outcome;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.TimelineItem;
import org.jspecify.annotations.Nullable;

/**
 * One alert: who, what, since when, who acts, and what came of it.
 *
 * @param reasons what was learned, each in one line
 * @param acknowledged who and when; null while nobody has
 * @param closed how it ended; null while it is open
 */
public record AlertPage(
        String id,
        @Nullable ParticipantId participant,
        String name,
        String urgency,
        Mark mark,
        String since,
        List<String> reasons,
        @Nullable String acknowledged,
        @Nullable String closed,
        List<TimelineItem> steps,
        String whatWasDone,
        @Nullable String outcome,
        Problems problems)
        implements Shows {

    public List<Choice> outcomes() {
        return Arrays.stream(Outcome.values())
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return participant == null ? List.of() : List.of(participant);
    }
}
