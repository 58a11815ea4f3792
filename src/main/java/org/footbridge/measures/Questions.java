package org.footbridge.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.measures.Instrument.Item;

/**
 * One form as it stands before one person in this hour: what is asked of her, and what waits until somebody is there.
 *
 * @param saved what she answered so far
 */
public record Questions(Instrument instrument, Answers saved, Hour hour) {

    /** What is asked now. A question about danger that was answered before stays, so that the answer can be changed. */
    public List<Item> due() {
        var held = heldBack();
        return instrument.asked(saved).stream()
                .filter(item -> !held.contains(item.linkId()))
                .toList();
    }

    /** Questions about danger to life that are not asked in this hour, by their link ids (CARE 2). */
    public Set<String> heldBack() {
        return hour.staffed()
                ? Set.of()
                : instrument.asked(saved).stream()
                        .filter(item -> instrument.asksOfDanger(item)
                                && saved.to(item.linkId()).isEmpty())
                        .map(Item::linkId)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether nothing of it can be asked in this hour. */
    public boolean waits() {
        return due().isEmpty();
    }

    /** The questions of one page, from that number on, each under the words it belongs to. */
    public List<Question> shown(int from, long most) {
        var shown = new ArrayList<Question>();
        var last = "";
        for (var item :
                due().stream().filter(one -> one.number() >= from).limit(most).toList()) {
            var head = instrument.headOf(item);
            shown.add(Question.of(item, saved.to(item.linkId()).orElse(null), null)
                    .under(head.equals(last) ? "" : head));
            last = head;
        }
        return shown;
    }

    /** The next one after the item of that number. */
    public Optional<Item> after(int number) {
        return due().stream().filter(item -> item.number() > number).findFirst();
    }

    /** Number of the item asked before that one, or of the last one for 0; 0 where none is. */
    public int before(int number) {
        return due().stream()
                .map(Item::number)
                .filter(one -> number == 0 || one < number)
                .reduce(0, (_, last) -> last);
    }

    /** The place of an item among those asked, from 1. */
    public int place(int number) {
        return (int) due().stream().filter(item -> item.number() <= number).count();
    }

    public List<Item> blanks() {
        return due().stream().filter(item -> saved.to(item.linkId()).isEmpty()).toList();
    }

    /**
     * Whether life may be at stake: by an answer that stands, or by one that was given and changed. A lapse is not it.
     *
     * @param riskSaved whether an answer was kept that somebody must look at
     */
    public boolean danger(boolean riskSaved) {
        boolean lapsesToo =
                instrument.facts().risks().stream().anyMatch(rule -> rule.clock() == Instrument.Clock.LAPSE);
        return instrument.speaksOfDanger(saved) || (riskSaved && !lapsesToo);
    }
}
