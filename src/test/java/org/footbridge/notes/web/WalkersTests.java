package org.footbridge.notes.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is offered to whoever leads a group when somebody walks in. */
@FootbridgeTest
class WalkersTests {

    @Autowired
    Riverside riverside;

    @Autowired
    SessionQuery query;

    @Test
    void only_who_has_begun_by_that_day_is_offered_at_the_door() {
        var house = riverside.found();
        var firstDay = TestTime.today().plusWeeks(1);
        var coming = house.enrolled("Coming", "Lund", firstDay).id();
        house.letCare(Role.THERAPIST, coming);
        for (var day : List.of(firstDay.minusDays(1), firstDay)) {
            var offered = house.dana()
                    .call(() -> query.walkers(house.program().value(), day, List.of(coming.value()), List.of()));
            assertThat(offered)
                    .as("on %s", day)
                    .extracting(SessionQuery.Walker::participantId)
                    .isEqualTo(day.isBefore(firstDay) ? List.of() : List.of(coming.value()));
        }
    }
}
