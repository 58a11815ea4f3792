package org.footbridge.programs.web;

import java.util.List;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Lessons to look through and search, a page at a time.
 *
 * @param offers what this release has and a program does not, for whoever may take it
 * @param tracks where to see what was held already
 */
public record CurriculumPage(
        String words,
        @Nullable String program,
        @Nullable String module,
        @Nullable String modality,
        @Nullable String theme,
        List<Choice> programs,
        List<Choice> modules,
        List<Choice> modalities,
        List<Choice> themes,
        List<Line> lessons,
        boolean searched,
        @Nullable String previous,
        @Nullable String next,
        List<Offer> offers,
        List<Choice> tracks) {

    public record Line(String href, String title, String module, String themes, String minutes, boolean changedHere) {}

    public record Offer(String program, String words, boolean newLessons) {}
}
