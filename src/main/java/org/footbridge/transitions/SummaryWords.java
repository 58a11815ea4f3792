package org.footbridge.transitions;

/**
 * What a clinician writes in a discharge summary (DOMAIN 5.9); what can be counted is gathered beside it.
 *
 * @param course how the stay went, problem by problem
 * @param risk at discharge, with the safety plan
 * @param ownWords what the person says about it
 */
public record SummaryWords(
        String reasonForAdmission, String course, String medications, String risk, String unmetNeeds, String ownWords) {

    /** Nothing written yet. */
    public static final SummaryWords EMPTY = new SummaryWords("", "", "", "", "", "");
}
