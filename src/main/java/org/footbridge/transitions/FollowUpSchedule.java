package org.footbridge.transitions;

import java.time.Duration;
import java.util.List;

/**
 * Which contacts follow a discharge (CARE 9): 72 hours, 7, 30, 60, 90 and 180 days under an aftercare consent; who
 * leaves early gets the first one without any. Nobody is contacted about somebody who died.
 */
final class FollowUpSchedule {

    private static final List<Duration> FULL = List.of(
            Duration.ofHours(72),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(60),
            Duration.ofDays(90),
            Duration.ofDays(180));

    private FollowUpSchedule() {}

    static List<Duration> after(DischargeType type, boolean aftercareConsent) {
        if (type == DischargeType.DIED) {
            return List.of();
        }
        if (aftercareConsent) {
            return FULL;
        }
        return type.isEarly() ? FULL.subList(0, 1) : List.of();
    }
}
