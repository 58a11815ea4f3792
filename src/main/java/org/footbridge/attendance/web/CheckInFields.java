package org.footbridge.attendance.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;

/**
 * The questions of a check-in, on the phone and at the tablet.
 *
 * @param had what was said today already, one line each; empty before the first check-in
 * @param hadAny whether today's check-in was sent
 * @param asksSafety whether safety is asked now
 * @param inPersonLater why it is not asked now, if that is because nobody is at work
 * @param asksAtStake whether words need the answer of CARE 1
 * @param typed what stands in the fields
 */
public record CheckInFields(
        List<String> had,
        boolean hadAny,
        boolean asksSafety,
        boolean inPersonLater,
        boolean asksAtStake,
        String reader,
        String when,
        Map<String, String> typed,
        Problems problems) {

    public @Nullable String typed(String name) {
        return typed.get(name);
    }

    public boolean anythingToAsk() {
        return !hadAny || asksSafety;
    }

    /** 0 to 10, and first of all nothing. */
    public static List<Choice> scale(Words words) {
        return Stream.concat(
                        Stream.of(new Choice("", words.say("attendance.checkIn.skip"))),
                        IntStream.rangeClosed(0, 10)
                                .mapToObj(one -> new Choice(Integer.toString(one), Integer.toString(one))))
                .toList();
    }

    public static List<Choice> safety(Words words) {
        return Stream.of("yes", "not_sure", "no", "in_person")
                .map(one -> new Choice(one, words.say("attendance.safety." + one)))
                .toList();
    }
}
