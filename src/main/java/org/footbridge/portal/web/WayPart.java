package org.footbridge.portal.web;

import java.util.List;
import org.footbridge.ui.Trend;
import org.jspecify.annotations.Nullable;

/**
 * What somebody set out to reach, and how sure they were: beside their answers, never mixed into them.
 *
 * @param lines open ones first; what was let go is not shown
 * @param sure null before the second number, since one point is no line
 */
public record WayPart(List<Line> lines, @Nullable Trend sure) {

    /** @param reached when, in words; null while it is open */
    public record Line(String words, @Nullable String reached) {}
}
