package org.footbridge.chart.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.history.Paper;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A person's papers.
 *
 * @param kind what is shown alone, or nothing
 * @param by what they are sorted by
 */
public record PapersPage(String person, String name, String kind, String by, boolean mayKeep, List<Line> papers)
        implements Shows {

    public static final List<Choice> KINDS = Arrays.stream(Paper.Kind.values())
            .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
            .toList();
    public static final List<Choice> ORDERS = List.of(
            new Choice("date", "Its date"), new Choice("added", "When it was added"), new Choice("kind", "What it is"));

    /**
     * @param error where its author asks to have it sealed, or nothing
     * @param asked whether the privacy officer has been asked
     */
    public record Line(
            String id,
            String href,
            String title,
            String detail,
            @Nullable String error,
            boolean asked) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(UUID.fromString(person)));
    }
}
