package org.footbridge.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.House;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.SignedNumbers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long an alert waits for somebody before it is told to the next level: minutes a director signs as dated rules, with
 * defaults. The person's program's own hold before the organization's; of several programs the shortest wait, and the
 * shortest signed anywhere for somebody who is in none.
 */
@Component
class AcknowledgeWithin {

    /** Rule names in the program's dated rules. */
    static final String NOW = "alert acknowledge minutes";

    static final String SAME_DAY = "alert same day minutes";

    private final SignedNumbers signed;
    private final Clock clock;
    private final House house;
    private final ObjectProvider<ProgramsOf> stays;

    AcknowledgeWithin(SignedNumbers signed, Clock clock, House house, ObjectProvider<ProgramsOf> stays) {
        this.signed = signed;
        this.clock = clock;
        this.house = house;
        this.stays = stays;
    }

    /** @param about nobody where the person has no record yet */
    @Transactional(readOnly = true)
    Duration of(Urgency urgency, Optional<ParticipantId> about) {
        return switch (urgency) {
            case NOW -> minutes(NOW, about, 15);
            case SAME_DAY, LAPSE -> minutes(SAME_DAY, about, 240);
        };
    }

    private Duration minutes(String rule, Optional<ParticipantId> about, int unlessSigned) {
        var inForce = signed.on(LocalDate.ofInstant(clock.instant(), house.zone()), rule);
        var programs = about.map(this::programs).orElse(List.of());
        var minutes = programs.isEmpty()
                ? inForce.least()
                : programs.stream()
                        .map(program -> inForce.of(program).orElse(unlessSigned))
                        .reduce(Math::min);
        return Duration.ofMinutes(minutes.orElse(unlessSigned));
    }

    private List<ProgramId> programs(ParticipantId participant) {
        return stays.stream().flatMap(source -> source.of(participant).stream()).toList();
    }
}
