package org.footbridge.measures;

import java.util.List;
import java.util.Optional;
import org.footbridge.alerts.AlertId;

/**
 * Answers that are stored, and what followed from them in the same transaction.
 *
 * @param scores in the instrument's order, at least one
 * @param alert raised or joined by a risk answer
 * @param riskUnanswered whether a risk item was left blank: not a no, to be asked in person
 */
public record Completed(ResponseId response, List<Score> scores, Optional<AlertId> alert, boolean riskUnanswered) {

    /** The first score. */
    public Score score() {
        return scores.getFirst();
    }
}
