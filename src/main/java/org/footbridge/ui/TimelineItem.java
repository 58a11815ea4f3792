package org.footbridge.ui;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as a timeline shows it.
 *
 * @param when the date or time, already in words
 * @param icon id of a symbol in {@code static/ui/icons.svg}
 */
public record TimelineItem(
        String when,
        String icon,
        String title,
        @Nullable String text,
        @Nullable String href,
        Mark mark) {

    public TimelineItem(String when, String icon, String title, @Nullable String text, @Nullable String href) {
        this(when, icon, title, text, href, Mark.QUIET);
    }
}
