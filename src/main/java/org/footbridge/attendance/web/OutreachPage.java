package org.footbridge.attendance.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reaching out to one person who was missed.
 *
 * @param deskLine who may be told what
 * @param safe how they said they may be reached, a line each
 * @param missed days without them, in words
 * @param count which try of how many it would be
 * @param enough as many tries as the program signed; the team decides
 * @param discharge where a stay ends; nothing for who does not decide it
 * @param concern whether the newest try was worried about them
 */
public record OutreachPage(
        ParticipantId participant,
        String name,
        String deskLine,
        List<String> safe,
        List<Choice> ways,
        List<Choice> results,
        List<String> closedWays,
        String missed,
        String count,
        boolean enough,
        @Nullable String discharge,
        boolean concern,
        List<AttemptLine> attempts,
        boolean mayTry,
        Typed typed,
        Problems problems)
        implements Shows {

    /** What was typed. */
    public record Typed(String way, String result, String words, String next) {}

    public record AttemptLine(String title, String when, String words, String next) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
