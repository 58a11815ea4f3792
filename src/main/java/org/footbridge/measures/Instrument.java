package org.footbridge.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * One instrument in one version: its exact words, its score and what is known about reading it.
 *
 * @param stem the words above all items
 * @param items those that are asked, in published order
 * @param questionnaire as it is served; never changed
 */
public record Instrument(
        InstrumentId id,
        InstrumentName name,
        String version,
        String title,
        String stem,
        List<Item> items,
        Facts facts,
        Questionnaire questionnaire) {

    /**
     * @param number as printed, from 1
     * @param scored whether its answers carry weights
     */
    public record Item(String linkId, int number, String text, boolean scored, List<Option> options) {

        public Optional<Option> option(String code) {
            return options.stream().filter(one -> one.code().equals(code)).findFirst();
        }
    }

    /** One answer to choose, with the words that are shown. */
    public record Option(String system, String code, String label, Optional<BigDecimal> weight) {}

    /**
     * What stands beside the words.
     *
     * @param riskItem link id of the item whose answers may raise an alert
     * @param lookBackDays how far back the words ask
     * @param minimumAge in years; younger people are given it only with a reason (CARE 26)
     * @param minutes it takes, as an estimate
     */
    public record Facts(
            ScoreCode score,
            Optional<String> riskItem,
            Missing missing,
            List<Band> bands,
            String bandSource,
            List<Change> change,
            int lookBackDays,
            int minimumAge,
            int minutes,
            String license,
            String source) {

        /** The change that counts as real on that day, with its paper. */
        public Optional<Change> changeOn(LocalDate day) {
            return change.stream()
                    .filter(one -> !one.since().isAfter(day))
                    .max(java.util.Comparator.comparing(Change::since));
        }

        public Optional<Band> bandOf(BigDecimal total) {
            return bands.stream()
                    .filter(band -> total.compareTo(BigDecimal.valueOf(band.from())) >= 0
                            && total.compareTo(BigDecimal.valueOf(band.to())) <= 0)
                    .findFirst();
        }

        public Band band(String key) {
            return bands.stream()
                    .filter(band -> band.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no band %s.".formatted(key)));
        }
    }

    /** The code of the total, never of the panel. */
    public record ScoreCode(String system, String code, String display, int lowest, int highest) {}

    /** @param most how many scored items may be blank before the whole is not scorable */
    public record Missing(int most, String rule, String source) {}

    /** A range of totals, both ends included. Never a diagnosis. */
    public record Band(String key, int from, int to, String label) {}

    /** @param points a difference from which on a change is more than chance */
    public record Change(LocalDate since, int points, String paper) {}

    public Optional<Item> item(String linkId) {
        return items.stream().filter(one -> one.linkId().equals(linkId)).findFirst();
    }

    /** How many items count for the total. */
    public int scoredItems() {
        return (int) items.stream().filter(Item::scored).count();
    }
}
