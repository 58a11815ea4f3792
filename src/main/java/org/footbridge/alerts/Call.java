package org.footbridge.alerts;

import java.util.Optional;

/** Why somebody on the team is told. What they get holds none of it. */
record Call(Reason reason, Optional<AlertId> alert) {

    enum Reason {
        /** Rings, day and night. */
        ALERT,
        /** Told quietly: a lapse never rings at night (CARE 3). */
        LAPSE,
        /** Somebody coming on duty asked whether their phone rings. */
        TEST
    }

    static Call of(AlertId alert, Urgency urgency) {
        return new Call(urgency == Urgency.LAPSE ? Reason.LAPSE : Reason.ALERT, Optional.of(alert));
    }

    static Call test() {
        return new Call(Reason.TEST, Optional.empty());
    }
}
