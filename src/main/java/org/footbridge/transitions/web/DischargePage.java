package org.footbridge.transitions.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Id;
import org.footbridge.transitions.AftercareKind;
import org.footbridge.transitions.DischargeType;
import org.footbridge.transitions.StayFacts;
import org.footbridge.transitions.SummaryWords;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stay on one page: what was counted, what is written, what is arranged, and the act itself.
 *
 * @param naloxone how it stands with it, for the packet
 * @param theirs what somebody else saved meanwhile, beside the words of whoever saves now
 */
public record DischargePage(
        StayHeader stay,
        StayFacts facts,
        SummaryWords words,
        int version,
        @Nullable SummaryWords theirs,
        @Nullable Signed signed,
        List<StepLine> steps,
        @Nullable Ended ended,
        List<FollowUpLine> followUps,
        String naloxone,
        DischargeForm form,
        StepForm step,
        Problems problems)
        implements Shows {

    public record Signed(String by, String at) {}

    public record StepLine(UUID id, String kind, String what, String detail, boolean confirmed) {}

    public record Ended(String type, String reason, String lastDay) {}

    public record FollowUpLine(UUID id, String after, String due, String state, Mark mark) {}

    public List<Choice> types() {
        return Arrays.stream(DischargeType.values())
                .map(type -> new Choice(type.name(), type.label()))
                .toList();
    }

    public List<Choice> kinds() {
        return Arrays.stream(AftercareKind.values())
                .map(kind -> new Choice(kind.name(), kind.label()))
                .toList();
    }

    @Override
    public Collection<? extends Id> participantsShown() {
        return List.of(new ParticipantId(stay.participant()));
    }
}
