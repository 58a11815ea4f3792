package org.footbridge.plans;

import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A danger told along with words about a plan is told at once, whatever becomes of the words (CARE 1). */
@Component
public class ToldAlong {

    private final Alerts alerts;
    private final Authorization authorization;

    ToldAlong(Alerts alerts, Authorization authorization) {
        this.alerts = alerts;
        this.authorization = authorization;
    }

    /**
     * @param atStake whether the person said that somebody's safety is at stake
     * @param where the box, as staff know it
     */
    @Transactional
    public <T> T with(ParticipantId me, boolean atStake, String where, Supplier<T> act) {
        if (atStake) {
            authorization.require(Permission.OWN_RECORD, me);
            alerts.raise(
                    Raise.about(me, Source.MESSAGE, Urgency.NOW, where + ": safety is at stake", Optional.empty()));
        }
        return act.get();
    }
}
