package org.footbridge.measures;

import java.math.BigDecimal;
import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One question with what was chosen so far.
 *
 * @param printed how the form numbers it
 * @param lead words that stand before it
 * @param input type of the input for a number or a day; none for a choice
 */
public record Question(
        String linkId,
        int number,
        String printed,
        String lead,
        String text,
        List<Choice> choices,
        @Nullable String input,
        @Nullable String min,
        @Nullable String max,
        @Nullable String hint,
        @Nullable String chosen) {

    Question under(String head) {
        return new Question(linkId, number, printed, head, text, choices, input, min, max, hint, chosen);
    }

    public static Question of(Instrument.Item item, @Nullable String chosen, @Nullable String hint) {
        return new Question(
                item.linkId(),
                item.number(),
                item.printed(),
                item.lead(),
                item.text(),
                item.options().stream()
                        .map(option -> new Choice(option.code(), option.label()))
                        .toList(),
                switch (item.kind()) {
                    case CHOICE -> null;
                    case INTEGER, DECIMAL -> "number";
                    case DATE -> "date";
                },
                item.lowest().map(BigDecimal::toPlainString).orElse(null),
                item.highest().map(BigDecimal::toPlainString).orElse(null),
                hint,
                chosen);
    }

    public @Nullable String step() {
        return "number".equals(input) ? "any" : null;
    }

    public @Nullable String inputmode() {
        return "number".equals(input) ? "decimal" : null;
    }
}
