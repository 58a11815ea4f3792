package org.footbridge.demo;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.measures.Decision;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Reviews;
import org.footbridge.measures.Schedules;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.springframework.stereotype.Component;

/** What is asked by itself in the demo, and who has looked at the scores: all but the newest, one that got worse left open. */
@Component
class Looking {

    private final Schedules schedules;
    private final Reviews reviews;

    Looking(Schedules schedules, Reviews reviews) {
        this.schedules = schedules;
        this.reviews = reviews;
    }

    /** PHQ-9 and GAD-7 every week in the adult program; the asking of four days ago has been done. */
    void ask(DemoHouse house) {
        var since = house.today().minusWeeks(8);
        for (var form : List.of(InstrumentName.PHQ9, InstrumentName.GAD7)) {
            Time.at(
                    house.at(since, LocalTime.of(10, 0)),
                    () -> house.colleague("director")
                            .actor()
                            .call(() -> schedules.set(
                                    new Schedules.Asked(
                                            house.adults(), Optional.empty(), form, 7, 1, Optional.empty(), 2, ""),
                                    since)));
        }
        var day = house.today().minusDays(4);
        Time.at(
                house.at(day, LocalTime.of(9, 0)),
                () -> Actor.job(house.organization(), "demo").call(() -> {
                    schedules.askWhoseTurnItIs(day);
                    return true;
                }));
    }

    /** A week ago everybody's scores were looked at; Mara's lapse changed her plan. */
    void look(DemoHouse house, List<Stay> all) {
        var at = house.at(house.today().minusDays(8), LocalTime.of(12, 10));
        for (var stay : all) {
            if (!stay.who().began()) {
                continue;
            }
            boolean lapsed = stay.who().lapseDaysAgo() != null;
            Time.at(
                    at,
                    () -> house.leaderOf(stay.who().track())
                            .actor()
                            .call(() -> reviews.review(
                                    stay.participant(),
                                    Optional.empty(),
                                    at,
                                    lapsed ? Decision.PLAN_REVIEW : Decision.NOTHING,
                                    lapsed
                                            ? "After the lapse: the drive home stands in the plan now, evenings too"
                                            : "",
                                    house.zone())));
        }
    }
}
