package org.footbridge.safety.web;

import java.util.List;
import org.footbridge.safety.Part;
import org.jspecify.annotations.Nullable;

/** A coping plan's words, ready to show; parts nobody has words for are left out, except the one where help stands. */
public record CopingView(List<PartView> parts) {

    /** @param shared whether somebody near may read it whom a release names */
    public record PartView(String key, String title, Part.Shape shape, boolean shared, List<LineView> lines) {

        public boolean steps() {
            return shape == Part.Shape.STEPS;
        }

        public boolean professionals() {
            return key.equals(Part.PROFESSIONALS.key());
        }
    }

    /**
     * @param phone as written; null where there is none
     * @param detail who helps and by when
     * @param said when a step was said to be done; null while it is open
     */
    public record LineView(
            String id,
            String words,
            @Nullable String phone,
            String detail,
            @Nullable String said) {}
}
