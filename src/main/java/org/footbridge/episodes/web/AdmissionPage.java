package org.footbridge.episodes.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.jspecify.annotations.Nullable;

/** What is done and what is missing before the first day; then how the person gets in. */
public record AdmissionPage(
        WayInHead head,
        boolean before,
        boolean ready,
        List<Check> checks,
        List<Choice> tracks,
        String track,
        String startsOn,
        String days,
        List<Choice> staff,
        List<Team> team,
        @Nullable String admitted,
        @Nullable String code)
        implements Shows {

    public static final List<Choice> PARTS = java.util.Arrays.stream(org.footbridge.episodes.CarePart.values())
            .map(part -> new Choice(part.name(), part.label()))
            .toList();

    /** @param href nothing when the reader may not open it */
    public record Check(
            String label, String sentence, @Nullable String href, Mark mark) {}

    public record Team(String part, String name) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return head.participantsShown();
    }
}
