package org.footbridge.safety.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.Part;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;

/** Turns a coping plan's content into words on a page. */
final class CopingViews {

    private CopingViews() {}

    /** @param steps the last word on each step, by line */
    static CopingView of(
            CopingKind kind, CopingContent content, Map<UUID, CopingQuery.Step> steps, Words words, Show show) {
        var parts = new ArrayList<CopingView.PartView>();
        for (var part : kind.parts()) {
            var lines = content.of(part);
            if (!lines.isEmpty() || part == Part.PROFESSIONALS) {
                parts.add(new CopingView.PartView(
                        part.key(),
                        title(part, words),
                        part.shape(),
                        content.shared().contains(part),
                        lines.stream()
                                .map(line -> line(line, steps, words, show))
                                .toList()));
            }
        }
        return new CopingView(parts);
    }

    static String title(Part part, Words words) {
        return words.say("safety.part." + part.key());
    }

    private static CopingView.LineView line(
            CopingContent.Line line, Map<UUID, CopingQuery.Step> steps, Words words, Show show) {
        var details = new ArrayList<String>();
        if (!line.helper().isEmpty()) {
            details.add(words.say("safety.with", line.helper()));
        }
        line.dueOn().ifPresent(day -> details.add(words.say("safety.until", show.date(day))));
        var step = steps.get(line.id());
        return new CopingView.LineView(
                line.id().toString(),
                line.words(),
                line.phone().isEmpty() ? null : line.phone(),
                String.join(" · ", details),
                step == null || !step.done() ? null : words.say("safety.doneOn", show.date(step.saidAt())));
    }

    /** Changes as sentences' parts: what, before, after. */
    static List<ChangeLine> changes(List<CopingContent.Change> changes, Words words) {
        return changes.stream()
                .map(one -> new ChangeLine(title(one.part(), words), one.before(), one.after()))
                .toList();
    }
}
