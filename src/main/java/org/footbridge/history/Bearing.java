package org.footbridge.history;

/**
 * How a received fact bears on an Intensive Outpatient Program (CARE 20).
 *
 * @param topic in staff's words, such as "withdrawal"; empty where folded. The topic of a restricted fact is as private
 *     as the fact.
 */
public record Bearing(Weight weight, String topic) {

    public enum Weight {
        /** Shown first. */
        DECIDES,
        /** Counted, shown on demand. */
        FOLDED,
        /** Open to the assessing clinician only: partner violence, HIV, legal facts. */
        RESTRICTED
    }

    public static final Bearing FOLDED = new Bearing(Weight.FOLDED, "");

    /** How a medicine bears that somebody here writes down by its name. */
    public static Bearing ofMedication(String name) {
        return BearingTable.of(
                BearingTable.About.MEDICATION,
                java.util.List.of(new Received.Concept(java.util.List.of(), name)),
                true);
    }
}
