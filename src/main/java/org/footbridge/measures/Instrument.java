package org.footbridge.measures;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * One instrument in one version: its exact words, its scores and what is known about reading them.
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

    /** What is answered: a choice of one, a number or a day. */
    public enum Kind {
        CHOICE,
        INTEGER,
        DECIMAL,
        DATE
    }

    /**
     * @param number its place among what is asked, from 1
     * @param printed how the form numbers it, such as 7A; else its place
     * @param lead words that stand between this item and the one before it; empty for most
     * @param text empty where the words are not ours to ship and the site has not filled them in
     * @param scored whether its answers carry weights or are numbers
     * @param enabledBy conditions on other answers; none asks always
     * @param enabledByAny whether one of the conditions is enough
     */
    public record Item(
            String linkId,
            int number,
            String printed,
            String lead,
            String text,
            Kind kind,
            boolean scored,
            List<Option> options,
            List<Condition> enabledBy,
            boolean enabledByAny,
            Optional<BigDecimal> lowest,
            Optional<BigDecimal> highest) {

        Item after(String words) {
            return new Item(
                    linkId,
                    number,
                    printed,
                    words,
                    text,
                    kind,
                    scored,
                    options,
                    enabledBy,
                    enabledByAny,
                    lowest,
                    highest);
        }

        public Optional<Option> option(String code) {
            return options.stream().filter(one -> one.code().equals(code)).findFirst();
        }

        /** The number an answer counts for; empty for a blank, a day, and a choice without a weight. */
        public Optional<BigDecimal> value(Answers answers) {
            return switch (kind) {
                case CHOICE -> answers.to(linkId).flatMap(this::option).flatMap(Option::weight);
                case INTEGER, DECIMAL -> answers.to(linkId).map(BigDecimal::new);
                case DATE -> Optional.empty();
            };
        }

        /** Whether this is an answer the item takes: one of its codes, or a number or a day in its range. */
        public boolean takes(String answer) {
            return switch (kind) {
                case CHOICE -> option(answer).isPresent();
                case INTEGER -> answer.matches("-?\\d{1,9}") && inRange(new BigDecimal(answer));
                case DECIMAL -> answer.matches("-?\\d{1,9}(\\.\\d{1,6})?") && inRange(new BigDecimal(answer));
                case DATE -> Answers.day(answer).isPresent();
            };
        }

        private boolean inRange(BigDecimal value) {
            return lowest.filter(least -> value.compareTo(least) < 0).isEmpty()
                    && highest.filter(most -> value.compareTo(most) > 0).isEmpty();
        }

        /** The words of an answer, as they were shown. */
        public Optional<String> label(Answers answers) {
            return kind == Kind.CHOICE
                    ? answers.to(linkId).flatMap(this::option).map(Option::label)
                    : answers.to(linkId);
        }
    }

    /** One answer to choose, with the words that are shown. */
    public record Option(String system, String code, String label, Optional<BigDecimal> weight) {}

    /** As FHIR's {@code enableWhen}; a condition on a blank holds only for {@code exists = false}. */
    public record Condition(String linkId, Operator operator, String answer) {

        boolean holds(Instrument instrument, Answers answers) {
            var given = answers.to(linkId);
            if (operator == Operator.EXISTS) {
                return given.isPresent() == Boolean.parseBoolean(answer);
            }
            if (given.isEmpty()) {
                return false;
            }
            var kind = instrument.item(linkId).map(Item::kind).orElse(Kind.CHOICE);
            int compared =
                    switch (kind) {
                        case CHOICE -> given.get().compareTo(answer);
                        case INTEGER, DECIMAL -> new BigDecimal(given.get()).compareTo(new BigDecimal(answer));
                        case DATE -> LocalDate.parse(given.get()).compareTo(LocalDate.parse(answer));
                    };
            return switch (operator) {
                case EXISTS -> true;
                case EQUAL -> compared == 0;
                case NOT_EQUAL -> compared != 0;
                case GREATER -> compared > 0;
                case LESS -> compared < 0;
                case AT_LEAST -> compared >= 0;
                case AT_MOST -> compared <= 0;
            };
        }
    }

    /** The operators of {@code enableWhen}. */
    public enum Operator {
        EXISTS,
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        AT_LEAST,
        AT_MOST
    }

    /**
     * What stands beside the words.
     *
     * @param family forms of one family are never trended together; each is a course of its own
     * @param scores at least one; the first is what one line says of the whole
     * @param risks which answers somebody must look at, and how soon
     * @param lookBackDays how far back the words ask
     * @param minimumAge in years; younger people are given it only with a reason (CARE 26)
     * @param maximumAge in years; older people are given it only with a reason
     * @param minutes it takes, as an estimate
     * @param notice words that must be shown with the form
     * @param unvalidated our own short form: no study stands behind its number
     * @param scoreForStaffOnly whether the person is shown no course of it: a level of risk is talked about, not charted
     */
    public record Facts(
            String family,
            List<ScoreRule> scores,
            List<RiskRule> risks,
            int lookBackDays,
            int minimumAge,
            Optional<Integer> maximumAge,
            int minutes,
            String license,
            String source,
            Optional<String> notice,
            boolean unvalidated,
            boolean scoreForStaffOnly) {

        /** The score one line shows. */
        public ScoreRule main() {
            return scores.getFirst();
        }

        public Optional<ScoreRule> score(String key) {
            return scores.stream().filter(one -> one.key().equals(key)).findFirst();
        }

        public List<RiskRule> risksOf(String linkId) {
            return risks.stream().filter(one -> one.item().equals(linkId)).toList();
        }
    }

    /**
     * One named score. How it is computed stands in the Questionnaire, at the item of the same link id.
     *
     * @param key stable name within the instrument, such as {@code total} or {@code use}
     * @param item link id of the read-only item that carries the calculatedExpression
     * @param code a code of the score where one truly exists, never the panel's
     * @param counts link ids of the items that enter it
     * @param screens cut-offs that ask for a closer look; never a diagnosis, never applied by a sex on file
     */
    public record ScoreRule(
            String key,
            String label,
            String item,
            Optional<ScoreCode> code,
            BigDecimal lowest,
            BigDecimal highest,
            Direction direction,
            Set<String> counts,
            Missing missing,
            List<Band> bands,
            String bandSource,
            List<Screen> screens,
            List<ChangeRule> rules) {

        /** The rule of that kind in force on a day, with its paper. */
        public Optional<ChangeRule> ruleOn(ChangeKind kind, LocalDate day) {
            return rules.stream()
                    .filter(one -> one.kind() == kind && !one.since().isAfter(day))
                    .max(Comparator.comparing(ChangeRule::since));
        }

        /** The range a value lies in: the last one that begins at or below it. */
        public Optional<Band> bandOf(BigDecimal value) {
            return bands.stream()
                    .filter(band -> band.from().compareTo(value) <= 0)
                    .max(Comparator.comparing(Band::from))
                    .filter(_ -> value.compareTo(highest) <= 0);
        }

        /** The band of that key; empty where an older version knew it and this one does not. */
        public Optional<Band> band(String key) {
            return bands.stream().filter(band -> band.key().equals(key)).findFirst();
        }
    }

    /** Which way is worse. */
    public enum Direction {
        @JsonProperty("worse-is-higher")
        WORSE_IS_HIGHER,
        @JsonProperty("worse-is-lower")
        WORSE_IS_LOWER,
        @JsonProperty("none")
        NONE
    }

    /** The code of a score, never of the panel. */
    public record ScoreCode(String system, String code, Optional<String> display) {}

    /** @param most how many of its items may be blank before the score is not scorable */
    public record Missing(int most, String rule, String source) {}

    /** A range of values, both ends included. Never a diagnosis. */
    public record Band(String key, BigDecimal from, BigDecimal to, String label) {}

    /** A cut-off, from that value on, and whom it was found for. */
    public record Screen(BigDecimal from, String label, String paper) {}

    /**
     * How a change is read from that day on.
     *
     * @param value points, percent or a cut-off, as the kind says
     */
    public record ChangeRule(LocalDate since, ChangeKind kind, BigDecimal value, String paper) {}

    /** What a change rule says. */
    public enum ChangeKind {
        /** A difference of so many points is more than chance. */
        @JsonProperty("reliable-change")
        RELIABLE_CHANGE,
        /** At or below (above, where lower is worse) it a reliable change is clinically significant. */
        @JsonProperty("clinically-significant")
        CLINICALLY_SIGNIFICANT,
        /** Better than at the start by at least so many percent. */
        @JsonProperty("response-percent")
        RESPONSE_PERCENT,
        /** At or below (above, where lower is worse) it. */
        @JsonProperty("remission")
        REMISSION,
        /** The smallest difference that matters to people, in points. */
        @JsonProperty("minimal-important")
        MINIMAL_IMPORTANT
    }

    /**
     * An answer that somebody must look at.
     *
     * @param from the least weight or number that counts as a risk
     * @param blankIsAsked whether a blank is asked in person at the next contact (CARE 4)
     */
    public record RiskRule(String item, BigDecimal from, Clock clock, boolean blankIsAsked) {

        boolean meets(Optional<BigDecimal> value) {
            return value.filter(one -> one.compareTo(from) >= 0).isPresent();
        }
    }

    /** How soon, as CARE 3 says. */
    public enum Clock {
        /** By the answer, the one before it and the safety plan, as for PHQ-9 item 9. */
        @JsonProperty("item-nine")
        ITEM_NINE,
        @JsonProperty("now")
        NOW,
        @JsonProperty("same-day")
        SAME_DAY,
        /** To the person's clinician, never the night page. */
        @JsonProperty("lapse")
        LAPSE
    }

    public Optional<Item> item(String linkId) {
        return items.stream().filter(one -> one.linkId().equals(linkId)).findFirst();
    }

    /** The words an item stands under: its own lead, else the one of the items before it. */
    public String headOf(Item item) {
        return items.stream()
                .filter(one -> one.number() <= item.number() && !one.lead().isEmpty())
                .reduce((_, last) -> last)
                .map(Item::lead)
                .orElse("");
    }

    /** Whether the item is asked, given the answers so far; a published skip rule leaves it out. */
    public boolean isAsked(Item item, Answers answers) {
        if (item.enabledBy().isEmpty()) {
            return true;
        }
        return item.enabledByAny()
                ? item.enabledBy().stream().anyMatch(one -> one.holds(this, answers))
                : item.enabledBy().stream().allMatch(one -> one.holds(this, answers));
    }

    /** The items that are asked, given the answers so far. */
    public List<Item> asked(Answers answers) {
        return items.stream().filter(item -> isAsked(item, answers)).toList();
    }

    /** Without the answers to items that a later answer left out, as SDC has it. */
    public Answers withoutSkipped(Answers answers) {
        var kept = answers;
        for (var item : items) { // in order: what enables an item stands before it
            if (!isAsked(item, kept)) {
                kept = kept.without(item.linkId());
            }
        }
        return kept;
    }

    /** Whether an item asks about danger to life; a lapse is not it. */
    public boolean asksOfDanger(Item item) {
        return facts.risksOf(item.linkId()).stream().anyMatch(rule -> rule.clock() != Clock.LAPSE);
    }

    /** Whether an answer speaks of danger to life; a lapse does not. */
    public boolean speaksOfDanger(Answers answers) {
        return facts.risks().stream()
                .filter(rule -> rule.clock() != Clock.LAPSE)
                .anyMatch(rule -> item(rule.item())
                        .filter(item -> rule.meets(item.value(answers)))
                        .isPresent());
    }

    /** Whether a question about danger to life was asked and left blank: not a no. */
    public boolean leftDangerBlank(Answers answers) {
        return facts.risks().stream()
                .filter(rule -> rule.blankIsAsked() && answers.to(rule.item()).isEmpty())
                .anyMatch(rule ->
                        item(rule.item()).filter(item -> isAsked(item, answers)).isPresent());
    }

    /** Whether any of its scores has a rule that tells a real change from chance. */
    public boolean readsChange() {
        return facts.scores().stream()
                .flatMap(score -> score.rules().stream())
                .anyMatch(rule -> rule.kind() == ChangeKind.RELIABLE_CHANGE);
    }

    /** Whether every item has its words, so that it can be given to somebody. */
    public boolean hasAllWords() {
        return items.stream()
                .allMatch(item -> !item.text().isBlank()
                        && item.options().stream()
                                .noneMatch(option -> option.label().isBlank()));
    }
}
