package org.footbridge.coverage.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.coverage.Authorizations;
import org.footbridge.episodes.Level;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;

/** What payers allowed for a stay. */
public record AuthorizationsPage(
        String episode,
        ParticipantId participant,
        String name,
        boolean mayWrite,
        List<Line> lines,
        List<Choice> staff,
        String today)
        implements Shows {

    public static final List<Choice> LEVELS = Arrays.stream(Level.values())
            .map(level -> new Choice(level.name(), level.numbered()))
            .toList();
    public static final List<Choice> UNITS = Arrays.stream(Authorizations.Unit.values())
            .map(unit -> new Choice(
                    unit.name(),
                    unit.name().charAt(0) + unit.name().substring(1).toLowerCase(java.util.Locale.ROOT) + "s"))
            .toList();

    /** @param owner who watches it, or that nobody does */
    public record Line(String payer, String level, String units, String span, String review, String owner) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
