package org.footbridge.measures.web;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.measures.Instrument;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Answering a measure on one's own.
 *
 * @param title what the questions are about, in the person's words
 * @param stem the instrument's own words above all items, always English here
 * @param notice words its owner wants said with it
 * @param items those on this page
 * @param number of the first item shown; 0 where none is
 * @param place of that item among those that are asked, from 1
 * @param back number of the item asked before it; 0 where none is
 * @param count of all items that are asked, by the answers so far
 * @param risky whether an answer was kept that somebody must look at now
 * @param later how many questions wait until somebody is there, and when that is; none in most hours
 * @param reader who reads it
 * @param hours when
 */
public record AnswerPage(
        ParticipantId participant,
        String assignment,
        String title,
        String stem,
        @Nullable String notice,
        List<Item> items,
        int number,
        int place,
        int back,
        int count,
        int answered,
        List<Item> blanks,
        String minutes,
        boolean risky,
        @Nullable String later,
        String reader,
        String hours,
        @Nullable String problem)
        implements Shows {

    /**
     * One question with what was chosen so far.
     *
     * @param printed how the form numbers it
     * @param lead words that stand before it
     * @param input type of the input for a number or a day; none for a choice
     */
    public record Item(
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

        Item under(String head) {
            return new Item(linkId, number, printed, head, text, choices, input, min, max, hint, chosen);
        }

        static Item of(Instrument.Item item, @Nullable String chosen, @Nullable String hint) {
            return new Item(
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

    public String home() {
        return "/me/measures/" + assignment;
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
