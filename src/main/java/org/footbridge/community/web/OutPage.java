package org.footbridge.community.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/**
 * A room that staff have shut to somebody, for now.
 *
 * @param member whether she has her place in it, and may leave it
 * @param how long it is so
 * @param by who decided it, with credentials
 * @param words what that colleague says to her
 * @param typed what could not be sent any more; empty for nothing
 */
public record OutPage(
        ParticipantId me,
        String at,
        String name,
        boolean member,
        String how,
        String by,
        String words,
        String typed,
        @Nullable ToldNow told)
        implements Shows {

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(me);
    }
}
