package org.footbridge.plans;

import java.util.Optional;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person feels stuck: the plan is looked at again, and a danger told with it is told at once (CARE 1). */
@Component
public class Stuck {

    private final PlanReviews reviews;
    private final Alerts alerts;

    Stuck(PlanReviews reviews, Alerts alerts) {
        this.reviews = reviews;
        this.alerts = alerts;
    }

    /** @param atStake whether the person said that somebody's safety is at stake */
    @Transactional
    public void say(ParticipantId me, String words, boolean atStake) {
        reviews.stuck(me, words);
        if (atStake) {
            alerts.raise(Raise.about(
                    me, Source.MESSAGE, Urgency.NOW, "“I feel stuck”: safety is at stake", Optional.empty()));
        }
    }
}
