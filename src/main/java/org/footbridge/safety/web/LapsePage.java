package org.footbridge.safety.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Telling a lapse, one question a page.
 *
 * @param id null before anything was pressed
 * @param question the question's key: {@code before}, {@code safe} … {@code none}
 * @param asksSafety whether somebody is there to act on an answer about safety
 * @param said the answers so far that need help shown: {@code not_safe}, {@code alone}, {@code strong} …
 * @param own lines of the person's own plan for this step
 */
public record LapsePage(
        ParticipantId participant,
        @Nullable String id,
        String question,
        boolean asksSafety,
        boolean told,
        List<Consequence> consequences,
        List<Choice> choices,
        List<String> own,
        @Nullable String said,
        String reader,
        String when,
        Problems problems)
        implements Shows {

    /** @param lang of words that stand there in another language than the page; null where they are in the page's */
    public record Consequence(
            String title, String words, @Nullable String lang) {}

    public String at() {
        return "/me/lapse" + (id == null ? "" : "/" + id);
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
