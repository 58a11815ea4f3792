package org.footbridge.safety.web;

import java.util.Collection;
import java.util.List;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopyWay;
import org.footbridge.ui.Choice;
import org.jspecify.annotations.Nullable;

/**
 * A person's safety plan or relapse plan, for staff.
 *
 * @param view null before anything is written
 * @param written when and by whom this version was
 * @param reviewed when it was last gone through, or that it never was
 * @param fresh whether that counts for an unchanged answer to wait for the day
 * @param changes against the version before
 * @param receivers contacts the shared parts may go to now
 * @param relapse naloxone and lapses; null beside a safety plan
 * @param authority who may consent and see, for somebody under 18; null for adults
 */
public record CopingPage(
        ParticipantId participant,
        String name,
        CopingKind kind,
        @Nullable CopingView view,
        @Nullable String version,
        String written,
        String reviewed,
        boolean fresh,
        @Nullable String reviewOn,
        List<String> reviews,
        List<String> copies,
        String whatChanged,
        List<ChangeLine> changes,
        List<Choice> versions,
        boolean current,
        List<Choice> receivers,
        @Nullable String authority,
        boolean mayWrite,
        boolean mine,
        @Nullable RelapsePart relapse)
        implements Shows {

    public String at() {
        return "/people/" + participant.value() + "/" + kind.path();
    }

    public List<Choice> ways() {
        return List.of(CopyWay.values()).stream()
                .map(one -> new Choice(one.name().toLowerCase(java.util.Locale.ROOT), one.label()))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(participant);
    }
}
