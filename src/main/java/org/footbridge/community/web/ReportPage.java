package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;

/** Telling staff about a post. */
public record ReportPage(
        ParticipantId me,
        String at,
        String room,
        PostLine post,
        String reader,
        String when,
        List<Choice> reasons,
        String reason,
        String typed,
        Problems problems)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
