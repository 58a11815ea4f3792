package org.footbridge.measures;

import java.util.Optional;
import org.footbridge.alerts.AlertId;

/**
 * Answers that are stored, and what followed from them in the same transaction.
 *
 * @param alert raised or joined by a risk answer
 * @param riskUnanswered whether the risk item was left blank: not a no, to be asked in person
 */
public record Completed(ResponseId response, Score score, Optional<AlertId> alert, boolean riskUnanswered) {}
