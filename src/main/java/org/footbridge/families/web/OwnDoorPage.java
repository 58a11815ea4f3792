package org.footbridge.families.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One person near, and what they see of the person who reads it.
 *
 * @param law what recorded authority opens to a guardian besides, in one sentence
 */
public record OwnDoorPage(
        ParticipantId me,
        String contact,
        String name,
        String relation,
        String state,
        Mark mark,
        boolean signsIn,
        List<Thing> things,
        @Nullable String law,
        List<String> changes,
        Problems problems)
        implements Shows {

    /** @param when since when and until when, in one line */
    public record Thing(String consent, String what, String when) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
