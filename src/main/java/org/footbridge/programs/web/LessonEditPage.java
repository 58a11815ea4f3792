package org.footbridge.programs.web;

import java.util.List;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A lesson's text to be changed, with what is wrong at its lines.
 *
 * @param version the one the text was written on
 * @param meanwhile what somebody else saved since
 * @param offer whether the text is the newer edition, to be looked at before it is taken
 */
public record LessonEditPage(
        String id,
        String title,
        int version,
        String text,
        List<Wrong> wrong,
        @Nullable String meanwhile,
        boolean offer,
        Problems problems) {

    /** @param words what stands in the line */
    public record Wrong(int line, String words, String sentence) {}
}
