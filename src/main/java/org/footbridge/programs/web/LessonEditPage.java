package org.footbridge.programs.web;

import java.util.List;
import java.util.regex.Pattern;
import org.footbridge.ui.Problems;
import org.footbridge.ui.ReadingLevel;
import org.footbridge.ui.WordsOf;
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

    private static final Pattern HAND_OUT = Pattern.compile("(?s)\\n## Hand-out\\s(.*?)(?=\\n## |\\z)");

    /** How hard the text's hand-out reads; {@code null} while it has too few words to say. */
    public @Nullable ReadingLevel handOut() {
        var found = HAND_OUT.matcher(text);
        return found.find() ? ReadingLevel.of(found.group(1), WordsOf.ENGLISH).orElse(null) : null;
    }

    /** @param words what stands in the line */
    public record Wrong(int line, String words, String sentence) {}
}
