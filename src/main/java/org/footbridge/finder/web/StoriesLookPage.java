package org.footbridge.finder.web;

import java.util.List;

/** Stories that were offered, and those that are shown. */
public record StoriesLookPage(List<Line> lines) {

    /** @param findable whether something in it looks like a number, an address or a handle */
    public record Line(
            String id,
            int version,
            String name,
            List<String> paragraphs,
            boolean shown,
            String standing,
            boolean findable) {}
}
