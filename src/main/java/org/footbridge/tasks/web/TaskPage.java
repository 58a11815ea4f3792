package org.footbridge.tasks.web;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done.
 *
 * @param show open or done
 * @param whose mine or all
 */
public record TaskPage(List<Row> rows, String show, String whose, Problems problems) implements Shows {

    /** One work item, ready to show. */
    public record Row(
            String id,
            @Nullable ParticipantId participant,
            @Nullable String name,
            String title,
            String who,
            String due,
            Mark mark,
            String link,
            boolean open,
            @Nullable String outcome) {}

    public List<Choice> shows() {
        return List.of(new Choice("open", "To do"), new Choice("done", "Done"));
    }

    public List<Choice> whoses() {
        return List.of(new Choice("mine", "Mine and my role's"), new Choice("all", "Everybody's"));
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return rows.stream()
                .map(Row::participant)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
