package org.footbridge.programs;

import java.util.List;
import java.util.Map;

/**
 * One hour of a group as it was written: what a substitute reads, and the page people take home.
 *
 * @param minutes 10 to 480, what the activities add up to
 * @param edition counts up with each edition that is shipped
 * @param aim Markdown, as the parts are
 * @param parts what stands under each heading but the minutes and the hand-out
 */
public record Lesson(
        String title,
        int minutes,
        List<Theme> themes,
        List<String> materials,
        int edition,
        String aim,
        Map<LessonPart, String> parts,
        List<Activity> activities,
        HandOut handOut) {

    /** One row of the minute plan, and one thing a person can take part in, watch or choose not to do. */
    public record Activity(String title, int minutes, String what) {}

    /** @param text Markdown below its title */
    public record HandOut(String title, String text) {}

    /** Markdown; empty for the minutes and the hand-out, which have shapes of their own. */
    public String part(LessonPart part) {
        return parts.getOrDefault(part, "");
    }
}
