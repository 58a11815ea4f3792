package org.footbridge.notes.web;

import java.util.List;
import java.util.Map;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/**
 * Who came and who needs a word, beside an open roster.
 *
 * @param words those who need a word before group, the most urgent first
 * @param lines by a person's id
 * @param arrived whether somebody without an outcome came to the tablet or joined
 */
public record RosterArrivals(List<Word> words, Map<String, Line> lines, int came, int notYet, boolean arrived) {

    static final RosterArrivals NONE = new RosterArrivals(List.of(), Map.of(), 0, 0, false);

    public record Word(String person, String name, String why, Mark mark) {}

    /**
     * @param came "Came 17:52 · mood 3 · craving 7 · slept 4 h"
     * @param said what they wrote at the check-in, perhaps empty
     * @param absence "Said on Monday they can't come: …"
     */
    public record Line(
            String came,
            String said,
            @Nullable String absence,
            @Nullable Place place) {}

    /** Where somebody is who joined by video, and whom to call for them (CARE 8). */
    public record Place(String where, String phone, String freely, String contacts) {}

    public @Nullable Line of(String person) {
        return lines.get(person);
    }
}
