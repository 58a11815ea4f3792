package org.footbridge.messages.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/** @param searched what was looked for; empty where the list is narrowed by its filters */
public record InboxPage(
        List<Row> rows,
        String show,
        String whose,
        String sort,
        String searched,
        @Nullable String next) implements Shows {

    public record Row(
            String id,
            ParticipantId participant,
            String name,
            String topic,
            String turn,
            String waits,
            Mark mark,
            String owner,
            String last) {}

    public List<Choice> shows() {
        return List.of(
                new Choice("open", "Open"),
                new Choice("waiting", "Our turn"),
                new Choice("late", "Later than we said"),
                new Choice("closed", "Closed"),
                new Choice("all", "All"));
    }

    public List<Choice> whoses() {
        return List.of(
                new Choice("all", "Everybody’s"), new Choice("mine", "Mine"), new Choice("nobody", "Nobody’s yet"));
    }

    public List<Choice> sorts() {
        return List.of(new Choice("waiting", "Due first"), new Choice("newest", "Newest first"));
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return rows.stream().map(Row::participant).distinct().toList();
    }
}
