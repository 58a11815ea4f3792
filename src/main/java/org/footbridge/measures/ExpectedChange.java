package org.footbridge.measures;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.House;
import org.footbridge.programs.SignedNumbers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * How soon a program wants to see a real betterment: its dated rule {@link #RULE}, in days from the first answers of a
 * stay. No paper gives such a number (DOMAIN 4), so without a signed row nobody is late.
 */
@Component
class ExpectedChange {

    /** The rule's name in the dated rules of a program or of the house; its value is a whole number of days. */
    static final String RULE = "real change expected within days";

    private final SignedNumbers signed;
    private final ObjectProvider<OpenStay> stays;
    private final House house;
    private final Clock clock;

    ExpectedChange(SignedNumbers signed, ObjectProvider<OpenStay> stays, House house, Clock clock) {
        this.signed = signed;
        this.stays = stays;
        this.house = house;
        this.clock = clock;
    }

    /** The days by stay, of those stays whose program or house signed some that are in force today. */
    Map<UUID, Integer> of(Collection<Courses.Point> points) {
        var inForce = signed.on(LocalDate.ofInstant(clock.instant(), house.zone()), RULE);
        if (inForce.isEmpty()) {
            return Map.of();
        }
        var episodes =
                points.stream().flatMap(point -> point.episodeId().stream()).collect(Collectors.toSet());
        Map<UUID, Integer> days = new HashMap<>();
        stays.stream()
                .map(source -> source.programs(episodes))
                .forEach(programs -> programs.forEach(
                        (episode, program) -> inForce.of(program).ifPresent(expected -> days.put(episode, expected))));
        return days;
    }
}
