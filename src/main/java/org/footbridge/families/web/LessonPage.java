package org.footbridge.families.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson for families, ready to read; about nobody.
 *
 * @param next the lesson after it; {@code null} after the last
 */
public record LessonPage(
        String slug,
        String title,
        String lead,
        List<Section> sections,
        @Nullable String next,
        String nextTitle) {

    public record Section(String title, String text) {}
}
