package org.footbridge.measures;

import java.time.Clock;
import java.util.Optional;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.people.ParticipantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Knows whether an answer given away from the site meets somebody who acts on it (CARE 2). */
@Component
public class ReadingHours {

    private final Clock clock;
    private final StaffedHours staffed;
    private final ObjectProvider<OpenStay> stays;

    ReadingHours(Clock clock, StaffedHours staffed, ObjectProvider<OpenStay> stays) {
        this.clock = clock;
        this.staffed = staffed;
        this.stays = stays;
    }

    /** By the program of the person's stay; without a stay nobody waits for an answer. */
    @Transactional(readOnly = true)
    public Hour of(ParticipantId participant) {
        var program = Optional.ofNullable(stays.getIfAvailable())
                .flatMap(known -> known.at(participant, clock.instant()))
                .map(OpenStay.Stay::programId);
        boolean now = program.filter(staffed::now).isPresent();
        return new Hour(now, now ? Optional.empty() : program.flatMap(staffed::next));
    }
}
