package org.footbridge.notes.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Lessons of a session's program, each to be taken with one press.
 *
 * @param more whether others fit too, not shown
 */
public record LessonChoicePage(
        String session,
        String title,
        String words,
        @Nullable String module,
        @Nullable String theme,
        List<Choice> modules,
        List<Choice> themes,
        List<Line> lessons,
        boolean more) {

    public record Line(String id, String href, String title, String line) {}
}
