package org.footbridge.measures.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.measures.Question;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** Reading a measure aloud, or typing it in from paper. */
public record EnterPage(
        ParticipantId participant,
        String name,
        String instrument,
        String title,
        String stem,
        @Nullable String notice,
        List<Question> items,
        List<Choice> instruments,
        List<Choice> modes,
        @Nullable String mode,
        String date,
        String time,
        Problems problems)
        implements Shows {

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
