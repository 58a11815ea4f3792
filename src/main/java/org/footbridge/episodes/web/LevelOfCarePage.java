package org.footbridge.episodes.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.footbridge.audit.Shows;
import org.footbridge.episodes.Level;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/** The level-of-care decision: to write, or signed. */
public record LevelOfCarePage(
        WayInHead head,
        boolean begun,
        boolean mayDecide,
        int version,
        String edition,
        List<Rated> rated,
        String right,
        String rightDays,
        String wish,
        String chosen,
        String chosenDays,
        String difference,
        String riskAcceptedBy,
        List<String> missing,
        List<Step> trace,
        @Nullable String leads,
        @Nullable String authorized,
        @Nullable Signature signature,
        Problems problems)
        implements Shows {

    public static final List<Choice> LEVELS = Arrays.stream(Level.values())
            .map(level -> new Choice(level.name(), level.numbered()))
            .toList();

    public static final List<Choice> EDITIONS =
            List.of(new Choice("4", "Fourth edition"), new Choice("3", "Third edition"));

    public static final List<Choice> RATINGS = IntStream.rangeClosed(0, 4)
            .mapToObj(value -> new Choice(String.valueOf(value), String.valueOf(value)))
            .toList();

    public record Rated(String key, String title, String value, String reason) {}

    public record Step(String statement, String facts, String level, boolean applied, boolean decided) {}

    public record Signature(String name, String time) {}

    /** The label of a level by its name, for reading. */
    public String levelOf(String name) {
        return LEVELS.stream()
                .filter(one -> one.value().equals(name))
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return head.participantsShown();
    }
}
