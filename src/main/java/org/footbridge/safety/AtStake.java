package org.footbridge.safety;

import java.util.Optional;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What nobody reads until later asks once whether safety is at stake before then; a yes is told at once (CARE 1). */
@Component
public class AtStake {

    private final Alerts alerts;
    private final CopingPlans plans;

    AtStake(Alerts alerts, CopingPlans plans) {
        this.alerts = alerts;
        this.plans = plans;
    }

    /** The answer as the form sends it; nothing for a blank. */
    public static Optional<Boolean> said(@Nullable String answer) {
        return Optional.ofNullable(answer)
                .filter(one -> one.equals("yes") || one.equals("no"))
                .map("yes"::equals);
    }

    /** The words are kept or not; the yes is told either way, in the same transaction. */
    @Transactional
    public Coping write(
            ParticipantId me, boolean atStake, CopingKind kind, Optional<CopingVersionId> read, CopingContent content) {
        var kept = plans.write(me, kind, read, content, false);
        if (atStake) {
            alerts.raise(Raise.about(
                    me,
                    Source.MESSAGE,
                    Urgency.NOW,
                    kind.label() + " changed from the phone: safety is at stake",
                    Optional.empty()));
        }
        return kept;
    }
}
