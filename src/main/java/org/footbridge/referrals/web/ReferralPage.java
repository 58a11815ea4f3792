package org.footbridge.referrals.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.footbridge.audit.Shows;
import org.footbridge.history.Paper;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * One referral, whole.
 *
 * @param desk the line for whoever has the phone in hand
 * @param received what a bundle said; null when none came
 */
public record ReferralPage(
        String id,
        String path,
        ParticipantId participantId,
        String name,
        String line,
        String desk,
        boolean danger,
        Mark clockMark,
        String clock,
        String status,
        boolean open,
        boolean taken,
        @Nullable String closed,
        Plan plan,
        SafeWay safe,
        @Nullable Knock knock,
        List<Tried> attempts,
        List<Attached> attachments,
        List<Match> matches,
        @Nullable ReceivedPart received,
        List<Choice> programs,
        AttemptForm attempt,
        Problems problems)
        implements Shows {

    /** Owner and next contact date, and who could be the owner. */
    public record Plan(@Nullable String owner, @Nullable String next, List<Choice> colleagues, String words) {}

    /** How the person may be reached, as it stands in the boxes. */
    public record SafeWay(
            @Nullable String phone,
            String mayCall,
            String voicemail,
            @Nullable String callerName,
            @Nullable String hours,
            @Nullable String mustNotKnow) {}

    /** Who knocked, in their words. */
    public record Knock(
            String who,
            String agrees,
            List<String> words,
            String needs,
            @Nullable String payer,
            @Nullable String foundUs) {}

    public record Tried(
            String when,
            String by,
            String how,
            String note,
            @Nullable String next) {}

    public record Attached(String id, String kind, String detail) {}

    /** Somebody who may be the same person. */
    public record Match(
            ParticipantId participantId,
            String name,
            String why,
            @Nullable String born,
            boolean merged) {}

    public List<Choice> kinds() {
        return Arrays.stream(Paper.Kind.values())
                .map(kind -> new Choice(kind.name().toLowerCase(Locale.ROOT), kind.label()))
                .toList();
    }

    public List<Choice> yesNo() {
        return List.of(new Choice("yes", "Yes"), new Choice("no", "No"));
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        var shown = new LinkedHashSet<ParticipantId>();
        shown.add(participantId);
        matches.forEach(match -> shown.add(match.participantId()));
        return shown;
    }
}
