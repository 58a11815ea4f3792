package org.footbridge.episodes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.people.ParticipantId;

/**
 * One round of screening as it stands.
 *
 * @param why what began this round: the inquiry, or what got worse
 */
public record Screening(
        ScreeningId id,
        EpisodeId episodeId,
        ParticipantId participantId,
        ScreeningForm form,
        ScreeningAnswers answers,
        String why,
        Instant startedAt,
        Instant savedAt,
        Optional<Instant> completedAt,
        int version,
        Optional<StopDecision> decision) {

    /** What a clinician signed about a screening that stopped. */
    public record StopDecision(boolean mayGoOn, String reason, String signerName, Instant decidedAt) {}

    public ScreeningStanding standing() {
        if (decision.isPresent()) {
            return decision.get().mayGoOn() ? ScreeningStanding.MAY_GO_ON : ScreeningStanding.NOT_HERE_NOW;
        }
        if (!answers.stopped(form).isEmpty()) {
            return ScreeningStanding.STOPPED;
        }
        return completedAt.isPresent() ? ScreeningStanding.CLEAR : ScreeningStanding.UNFINISHED;
    }

    /** Safety questions nobody answered yet. */
    public List<ScreeningForm.Item> unanswered() {
        return answers.unanswered(form);
    }

    /** Safety questions answered with yes or "don't know". */
    public List<ScreeningForm.Item> stopped() {
        return answers.stopped(form);
    }
}
