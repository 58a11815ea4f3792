package org.footbridge.measures.web;

import java.util.List;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One version of an instrument, as it is given and as it is read; also an offered one before it is taken.
 *
 * @param offered id of the upload while nobody has said yes
 * @param slots fields to fill where the words are missing
 */
public record InstrumentPage(
        @Nullable String offered,
        @Nullable String id,
        String title,
        String name,
        String version,
        String stem,
        @Nullable String notice,
        List<AnswerPage.Item> items,
        List<Score> scores,
        List<String> facts,
        List<Slot> slots,
        Problems problems) {

    /** @param lowest what it comes to when everything is answered lowest, {@code highest} when highest */
    public record Score(String label, String range, String lowest, String highest, String bands) {}

    public record Slot(String name, String label, String value) {}
}
