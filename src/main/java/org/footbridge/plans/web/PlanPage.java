package org.footbridge.plans.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.footbridge.audit.Shows;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanChanges;
import org.footbridge.plans.PlanContent;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a stay for staff.
 *
 * @param draft the version being written; null without one
 * @param theirs what somebody else saved meanwhile, beside one's own text; null without a conflict
 * @param current the version shown as signed; null without one
 * @param measures what an objective may be measured by; only while one is written
 * @param mayReview whether the reader may end a review
 * @param onTheWay the person's milestones and confidence, in words
 */
public record PlanPage(
        ParticipantId participant,
        String name,
        String episode,
        @Nullable Draft draft,
        @Nullable PlanView theirs,
        @Nullable Signed current,
        List<Choice> versions,
        List<Choice> staff,
        List<Choice> measures,
        List<ReviewLine> reviews,
        boolean mayReview,
        List<String> onTheWay,
        CertificationPart certified,
        Problems problems)
        implements Shows {

    /** @param edit the count of edits that was read */
    public record Draft(String id, int number, int edit, PlanContent content) {}

    /**
     * @param answers what the participant and the supervisor said, in order
     * @param changes against the version before
     * @param open whether the participant may still sign it
     * @param needsNoOne whether the changes ask for no signature of the participant
     * @param mayCosign whether the bound staff member is whose signature is awaited
     */
    public record Signed(
            String id,
            int number,
            String signed,
            PlanView plan,
            List<String> answers,
            List<PlanChanges.Change> changes,
            boolean open,
            boolean needsNoOne,
            boolean waitsForCosigner,
            boolean mayCosign) {}

    public String home() {
        return "/episodes/" + episode + "/plan";
    }

    public List<Choice> statuses() {
        return Arrays.stream(ObjectiveStatus.values())
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }

    public List<Choice> modalities() {
        return Arrays.stream(Modality.values())
                .map(one -> new Choice(one.name().toLowerCase(Locale.ROOT), one.label()))
                .toList();
    }

    public List<Choice> aims() {
        return Measured.aims();
    }

    /** The measure an objective is bound to, as it stands among {@link #measures}. */
    public String measureOf(PlanContent.Objective objective) {
        return Measured.chosen(objective.instrument(), objective.score(), measures);
    }

    public static String plain(Optional<?> value) {
        return value.map(String::valueOf).orElse("");
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Collection<ParticipantId> participantsShown() {
        return List.of(participant);
    }
}
