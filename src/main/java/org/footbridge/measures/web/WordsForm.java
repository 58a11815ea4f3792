package org.footbridge.measures.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Instrument.Item;

/**
 * The form for an instrument's missing words, question by question. Where a question's answers read as those of the one
 * before, one tick takes them over; nothing is taken over without it.
 */
final class WordsForm {

    private static final String SAME = "same-";

    private final Instrument instrument;

    WordsForm(Instrument instrument) {
        this.instrument = instrument;
    }

    /** What is still to be filled, with what was typed so far. */
    List<InstrumentPage.Missing> questions(Map<String, String> typed) {
        var questions = new ArrayList<InstrumentPage.Missing>();
        for (var item : instrument.items()) {
            var answers = item.options().stream()
                    .filter(option -> option.label().isBlank())
                    .map(option -> slot(
                            item.linkId() + "/" + option.code(),
                            option.weight()
                                    .map(weight -> "The answer that counts "
                                            + weight.stripTrailingZeros().toPlainString())
                                    .orElse("The answer of code " + option.code()),
                            typed))
                    .toList();
            var words = item.text().isBlank()
                    ? Optional.of(slot(item.linkId(), "Its words", typed))
                    : Optional.<InstrumentPage.Slot>empty();
            if (words.isPresent() || !answers.isEmpty()) {
                questions.add(new InstrumentPage.Missing(
                        "Question " + item.printed(),
                        words.orElse(null),
                        before(item).filter(_ -> !answers.isEmpty()).isPresent() ? SAME + item.linkId() : null,
                        typed.containsKey(SAME + item.linkId()),
                        answers));
            }
        }
        return questions;
    }

    /** What was typed, with the answers that were said to read as those above; what is typed beside the tick wins. */
    Map<String, String> words(Map<String, String> typed) {
        var words = new HashMap<>(typed);
        for (var item : instrument.items()) {
            if (typed.containsKey(SAME + item.linkId())) {
                before(item)
                        .ifPresent(above -> above.options()
                                .forEach(option -> words.merge(
                                        item.linkId() + "/" + option.code(),
                                        option.label().isBlank()
                                                ? words.getOrDefault(above.linkId() + "/" + option.code(), "")
                                                : option.label(),
                                        (own, taken) -> own.isBlank() ? taken : own)));
            }
        }
        return words;
    }

    /** The name of the first field that stays empty. */
    Optional<String> firstEmpty(Map<String, String> typed) {
        var words = words(typed);
        return questions(typed).stream()
                .flatMap(question -> question.slots().stream())
                .map(InstrumentPage.Slot::name)
                .filter(name -> words.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    /** The question right before, where it has the same answers by their codes. */
    private Optional<Item> before(Item item) {
        return instrument.items().stream()
                .filter(one -> one.number() == item.number() - 1)
                .filter(one -> !one.options().isEmpty() && codes(one).equals(codes(item)))
                .findFirst();
    }

    private static List<String> codes(Item item) {
        return item.options().stream().map(Instrument.Option::code).toList();
    }

    private static InstrumentPage.Slot slot(String name, String label, Map<String, String> typed) {
        return new InstrumentPage.Slot(name, label, typed.getOrDefault(name, ""));
    }
}
