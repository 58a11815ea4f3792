package org.footbridge.safety.web;

import java.util.List;
import org.footbridge.safety.Part;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A coping plan as one form, so that it works without script.
 *
 * @param read the version it began from; empty for the first
 * @param near whether anybody could read shared parts at all, so that sharing is worth asking
 */
public record CopingFields(
        String read,
        boolean first,
        boolean near,
        List<PartFields> parts,
        String reviewOn,
        String whatChanged,
        Problems problems) {

    /** @param text all lines of a part that is written as lines */
    public record PartFields(
            String key,
            String title,
            String hint,
            Part.Shape shape,
            String text,
            List<RowFields> rows,
            boolean shared) {

        public boolean lines() {
            return shape == Part.Shape.LINES;
        }

        public boolean people() {
            return shape == Part.Shape.PEOPLE;
        }

        public int high() {
            return Math.max(2, Math.min(8, (int) text.lines().count() + 1));
        }
    }

    /** @param at the beginning of the row's field names */
    public record RowFields(
            String at,
            String line,
            String words,
            String phone,
            String helper,
            String dueOn,
            @Nullable String wrong) {}
}
