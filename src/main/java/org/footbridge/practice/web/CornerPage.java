package org.footbridge.practice.web;

import java.util.List;
import org.footbridge.safety.InReach;
import org.jspecify.annotations.Nullable;

/**
 * Who is in one's corner. It shows nothing to anybody but the person, so that opening it stands in no log of the
 * program's.
 *
 * @param reach whom one could reach, those of this hour first
 * @param now those of this hour
 * @param said how many of them can be reached now
 * @param staffed that somebody of the program picks up now; null while nobody does
 * @param known people the team knows already and who are not in the corner yet
 */
public record CornerPage(
        List<InReach.Somebody> reach,
        List<InReach.Somebody> now,
        String said,
        @Nullable String staffed,
        CornerDrawing drawing,
        List<RingLines> rings,
        List<Known> known,
        SafetyWords.Said safety) {

    public boolean isEmpty() {
        return rings.isEmpty();
    }

    public record RingLines(String key, String title, List<Line> people) {}

    /** @param when the hours in words; null where there is no number to call */
    public record Line(
            String href,
            String name,
            String goodFor,
            @Nullable String when) {}

    /** @param href where they are added, with what is known filled in */
    public record Known(String href, String name, String relation) {}
}
