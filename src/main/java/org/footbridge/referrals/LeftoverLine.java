package org.footbridge.referrals;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.history.Leftovers;

/**
 * Something that was sent and is not in the record, or is in it with a doubt, as staff and the sender read it.
 *
 * @param places where it stands in what was sent, a few of them
 */
public record LeftoverLine(String words, int count, List<String> places) {

    private static final int FEW = 5;

    public static List<LeftoverLine> of(Leftovers leftovers) {
        var lines = new ArrayList<LeftoverLine>();
        leftovers.doubts().forEach(doubt -> lines.add(new LeftoverLine(doubt.words(), 1, List.of(doubt.place()))));
        leftovers
                .notTakenOver()
                .forEach(one -> lines.add(new LeftoverLine(
                        (one.kind().isEmpty() ? "Entry" : one.kind()) + ": "
                                + one.why().words(),
                        one.places().size(),
                        one.places().stream().limit(FEW).toList())));
        leftovers
                .unresolved()
                .forEach(one -> lines.add(new LeftoverLine(
                        "Refers to something that was not sent: " + one.reference(),
                        one.times(),
                        List.of(one.firstPlace()))));
        return lines;
    }
}
