package org.footbridge.plans;

import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person feels stuck: the plan is looked at again, and a danger told with it is told at once (CARE 1). */
@Component
public class Stuck {

    private final PlanReviews reviews;
    private final ToldAlong toldAlong;

    Stuck(PlanReviews reviews, ToldAlong toldAlong) {
        this.reviews = reviews;
        this.toldAlong = toldAlong;
    }

    /** @param atStake whether the person said that somebody's safety is at stake */
    @Transactional
    public void say(ParticipantId me, String words, boolean atStake) {
        toldAlong.with(me, atStake, "“I feel stuck”", () -> reviews.stuck(me, words));
    }
}
