package org.footbridge.measures.web;

import java.util.List;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * All instruments of the organization in all their versions.
 *
 * @param search what the list was narrowed by
 * @param sort column, such as {@code title} or {@code -answered}
 * @param reasons why a file was not taken, each with its line
 */
public record InstrumentsPage(List<Row> rows, String search, String sort, List<String> reasons, Problems problems) {

    /** @param current whether this is the version that is asked */
    public record Row(
            String id,
            String title,
            String name,
            String version,
            String origin,
            String ages,
            String minutes,
            String answered,
            String since,
            boolean current,
            boolean wordless) {}

    /** Where a click on the head of a column leads. */
    public String by(String column) {
        var next = sort.equals(column) ? "-" + column : column;
        return "/program/instruments?sort=%s&q=%s"
                .formatted(next, java.net.URLEncoder.encode(search, java.nio.charset.StandardCharsets.UTF_8));
    }

    public @Nullable String sorted(String column) {
        return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : null;
    }
}
