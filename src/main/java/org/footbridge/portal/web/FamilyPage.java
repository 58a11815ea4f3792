package org.footbridge.portal.web;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.jspecify.annotations.Nullable;

/** What each person shares with the contact who reads it, now; whoever shares nothing is not on it. */
public record FamilyPage(List<Shared> people) implements Shows {

    /**
     * @param called the name this audience is to say
     * @param times when the person is expected; {@code null} where attendance is not shared
     * @param how how it is going; {@code null} where progress is not shared
     * @param plan where the shared parts of the safety plan stand; {@code null} where none are
     */
    public record Shared(
            UUID person,
            String called,
            @Nullable List<String> times,
            @Nullable String how,
            @Nullable String plan) {}

    @Override
    public Collection<? extends Id> participantsShown() {
        return people.stream().map(one -> new ParticipantId(one.person())).toList();
    }
}
