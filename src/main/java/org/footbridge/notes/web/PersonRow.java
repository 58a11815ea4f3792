package org.footbridge.notes.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * One person's row on a session's page, as it is shown.
 *
 * @param id the person's id; the names of the row's fields end with it
 * @param line pronouns, and why somebody walked in
 * @param outcome the chosen one, in the field's word
 * @param corrected what the closed row said, and why it counts no longer
 * @param partIsMine whether the reader may write this person's part
 * @param part how the person's part of the note stands
 * @param missing what the row still lacks before the session can close
 * @param theirs what somebody else wrote meanwhile
 */
public record PersonRow(
        String id,
        String name,
        String initials,
        String line,
        @Nullable String outcome,
        boolean otherOutcome,
        String outcomeLabel,
        @Nullable String mode,
        String arrived,
        String left,
        String how,
        String reason,
        int markVersion,
        List<ActivityChips> activities,
        String minutes,
        @Nullable String corrected,
        boolean partIsMine,
        String response,
        String progress,
        String risk,
        String plan,
        String own,
        List<Choice> objectives,
        List<String> toward,
        int partVersion,
        Mark partMark,
        String part,
        @Nullable String noteHref,
        @Nullable String missing,
        @Nullable String theirs) {

    public record ActivityChips(
            int position, String title, @Nullable String chosen) {}

    public boolean anyActivityChosen() {
        return activities.stream().anyMatch(one -> one.chosen() != null);
    }

    public boolean partOpens() {
        return theirs != null || !response.isEmpty() && partIsMine;
    }
}
