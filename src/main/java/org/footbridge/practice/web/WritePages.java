package org.footbridge.practice.web;

import java.util.List;
import java.util.Set;
import org.footbridge.practice.ReadLine;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Tool;
import org.footbridge.ui.Words;
import org.jspecify.annotations.Nullable;

/** Lays the page on which something is noted. */
final class WritePages {

    /** Something to do first; the note is an extra. */
    private static final Set<String> FOLDED = Set.of("breathing", "grounding");

    private WritePages() {}

    static WritePage page(
            OwnPractice own,
            Sharing.Offer offer,
            Tool tool,
            String at,
            int version,
            ToolFields fields,
            String who,
            @Nullable List<ReadLine> theirs,
            Words words) {
        return new WritePage(
                tool.key(),
                OwnPractice.title(tool, words),
                words.say("practice." + tool.key() + ".about"),
                at,
                version,
                fields,
                offer.now(),
                offer.next().map(own.show(words)::dateTime).orElse(null),
                who,
                theirs,
                FOLDED.contains(tool.key())
                        && version == 0
                        && !fields.problems().any(),
                tool.fields().stream().anyMatch(Tool.Field::watched),
                own.safety(words));
    }
}
