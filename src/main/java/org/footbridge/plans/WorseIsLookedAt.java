package org.footbridge.plans;

import org.footbridge.measures.CourseTurned;
import org.footbridge.measures.PlanReviewDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A course that turned for the worse, and the decision of who looked at scores, have the plan looked at again. It commits
 * with the answers or the decision, so none is lost.
 */
@Component
class WorseIsLookedAt {

    private final PlanReviews reviews;

    WorseIsLookedAt(PlanReviews reviews) {
        this.reviews = reviews;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CourseTurned turned) {
        reviews.join(
                turned.participant(),
                ReviewReason.WORSE,
                new PlanReviews.Source(
                        PlanReviews.SourceKind.RESPONSE, turned.response().value()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PlanReviewDecided decided) {
        reviews.join(
                decided.participant(),
                ReviewReason.ASKED,
                new PlanReviews.Source(
                        PlanReviews.SourceKind.MEASURES_REVIEW, decided.review().value()));
    }
}
