package org.footbridge.alerts;

/**
 * How an alert ends: all four are answered, or it stays open.
 *
 * @param whatWasDone and what happens next
 */
public record Closing(Outcome outcome, RiskAsked riskAsked, PlanReview planReview, String whatWasDone) {}
