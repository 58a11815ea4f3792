package org.footbridge.access.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.platform.Id;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Who did what with whose record, when and why.
 *
 * @param about the person looked for, if one is
 * @param found persons whose name fits the words typed
 * @param next address of older entries
 */
public record AccessLogPage(
        String words,
        @Nullable Choice about,
        List<Choice> found,
        boolean looked,
        List<Choice> staff,
        String member,
        String from,
        String until,
        String zone,
        List<Line> lines,
        @Nullable String next,
        List<Id> shown)
        implements Shows {

    /**
     * @param people whose record it was, all of them by name
     * @param why the ground at that moment, and what was written down
     */
    public record Line(String when, String who, String what, List<String> people, String why, boolean standsOut) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return shown;
    }
}
