package org.footbridge.rights.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Who looked at the own record, one line a person and day.
 *
 * @param older address of the days before; {@code null} on the last page
 * @param asking the line a question is being written about; {@code null} on the list itself
 */
public record LookedPage(
        ParticipantId me,
        List<Line> lines,
        @Nullable String older,
        List<Question> questions,
        @Nullable Asking asking) implements Shows {

    /**
     * @param why the purpose in plain words
     * @param outside words that mark a look from outside the care team; {@code null} for the team
     * @param ask address of the page with the box for a question
     */
    public record Line(
            String day,
            String name,
            String title,
            String why,
            @Nullable String outside,
            List<String> deeds,
            String ask) {}

    /** @param answer {@code null} while there is none */
    public record Question(
            String about,
            String asked,
            String words,
            @Nullable String answer,
            String answered) {}

    /** @param about the line in words, as it is kept with the question */
    public record Asking(
            String day, String who, String about, String why, String words, String atStake, Problems problems) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
