package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Boundary and health matters: each person's record alone, kept as written, for the staff's eyes. */
@FootbridgeTest
class RoomEventsTests {

    private static final List<String> TABLES = List.of(
            "attendance.boundary_event",
            "attendance.health_event",
            "attendance.event_addendum",
            "attendance.suits_better_dropped",
            "attendance.outreach_attempt");

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    RoomEvents events;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void each_person_involved_has_a_record_of_their_own_that_names_nobody_else() {
        var evening = evenings.with(3);
        assertThat(conflict(evening)).isInstanceOf(RoomEvents.Writing.Written.class);

        var amara = of(evening, 0);
        var lee = of(evening, 1);
        assertThat(amara).singleElement().satisfies(event -> {
            assertThat(event.seen()).isEqualTo("Raised her voice, then sat down");
            assertThat(event.label()).isEqualTo("Conflict");
            assertThat(event.writtenBy()).isEqualTo("Dana Reyes");
            assertThat(event.toString())
                    .doesNotContain("Lee")
                    .doesNotContain(evening.person(1).value().toString());
        });
        assertThat(lee)
                .singleElement()
                .satisfies(event -> assertThat(event.seen()).isEqualTo("Left the circle"));
        assertThat(of(evening, 2)).isEmpty();
        assertThat(amara.getFirst().id()).isNotEqualTo(lee.getFirst().id());
    }

    @Test
    void intoxication_is_a_health_matter_and_asks_before_closing_how_they_left() {
        var evening = evenings.with(1);
        evening.allPresent(evening.session());
        assertThat(health(evening, "")).isInstanceOf(RoomEvents.Writing.Written.class);

        assertThat(evening.close(evening.session()))
                .isInstanceOfSatisfying(
                        Attendance.Closing.Refused.class,
                        refused -> assertThat(refused.missing().get(evening.person(0)))
                                .contains("was intoxicated"));
        health(evening, "Her sister drove her home at 18:50");
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
        assertThat(of(evening, 0))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.health()).isTrue());
    }

    @Test
    void what_is_written_stays_and_an_addendum_stands_beside_it() {
        var evening = evenings.with(2);
        conflict(evening);
        var event = of(evening, 0).getFirst();
        assertThat(evening.<RoomEvents.Writing>as(
                        evening.house().dana(),
                        () -> events.add(evening.person(0), event.id(), "They talked it over.")))
                .isInstanceOf(RoomEvents.Writing.Written.class);
        assertThat(of(evening, 0).getFirst().addenda())
                .extracting(RoomEvents.Addendum::words)
                .containsExactly("They talked it over.");
        assertThatThrownBy(() -> evening.as(
                        evening.house().dana(),
                        () -> events.add(evening.person(1), event.id(), "into the wrong person's record")))
                .isInstanceOf(NotYours.class);
        for (var table : TABLES.subList(0, 3)) {
            assertThatThrownBy(() -> evening.house()
                            .inTransaction(() -> sql.sql("update " + table
                                            + " set written_at = written_at where organization_id = :organization")
                                    .param("organization", evening.house().organization())
                                    .update()))
                    .as(table)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void participants_and_families_never_see_any_of_it() {
        var evening = evenings.with(2);
        conflict(evening);
        var amara = evening.house().asParticipant(evening.person(0));
        var family = Actor.contact(
                evening.house().organization(),
                amara.account(),
                amara.membership(),
                UUID.randomUUID(),
                java.util.Set.of(evening.person(0).value()));
        for (var who : List.of(amara, family)) {
            for (var table : TABLES) {
                Long seen = who.call(() -> transaction.execute(
                        _ -> sql.sql("select count(*) from " + table).single(Long.class)));
                assertThat(seen).as(table + " for " + who.kind()).isZero();
            }
        }
    }

    @Test
    void who_is_not_on_the_roster_or_not_reached_has_no_record_here() {
        var evening = evenings.with(1);
        var stranger = evening.house().amara();
        assertThatThrownBy(() -> evening.as(
                        evening.house().dana(),
                        () -> events.boundary(
                                evening.session(),
                                BoundaryKind.OTHER,
                                evening.at(18, 20),
                                Map.of(stranger, new RoomEvents.Words("x", "")))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> evening.as(evening.house().marcus(), () -> events.of(evening.person(0))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_time_ahead_no_words_and_nobody_are_refused() {
        var evening = evenings.with(1);
        assertThat(boundary(evening, new RoomEvents.Words(" ", "talked")))
                .isInstanceOf(RoomEvents.Writing.Refused.class);
        assertThat(evening.<RoomEvents.Writing>as(
                        evening.house().dana(),
                        () -> events.boundary(evening.session(), BoundaryKind.OTHER, evening.at(18, 20), Map.of())))
                .isInstanceOf(RoomEvents.Writing.Refused.class);
        assertThat(evening.<RoomEvents.Writing>as(
                        evening.house().dana(),
                        () -> events.boundary(
                                evening.session(),
                                BoundaryKind.OTHER,
                                evening.at(22, 0),
                                Map.of(evening.person(0), new RoomEvents.Words("x", "")))))
                .isInstanceOf(RoomEvents.Writing.Refused.class);
    }

    private RoomEvents.Writing boundary(GroupEvening.Evening evening, RoomEvents.Words words) {
        return evening.as(
                evening.house().dana(),
                () -> events.boundary(
                        evening.session(), BoundaryKind.OTHER, evening.at(18, 20), Map.of(evening.person(0), words)));
    }

    private RoomEvents.Writing conflict(GroupEvening.Evening evening) {
        return evening.as(
                evening.house().dana(),
                () -> events.boundary(
                        evening.session(),
                        BoundaryKind.CONFLICT,
                        evening.at(18, 20),
                        Map.of(
                                evening.person(0),
                                new RoomEvents.Words("Raised her voice, then sat down", "Talked for five minutes"),
                                evening.person(1),
                                new RoomEvents.Words("Left the circle", ""))));
    }

    private RoomEvents.Writing health(GroupEvening.Evening evening, String leftHow) {
        return evening.as(
                evening.house().dana(),
                () -> events.health(
                        evening.session(),
                        evening.person(0),
                        new RoomEvents.Health(
                                HealthKind.INTOXICATION,
                                evening.at(18, 20),
                                "Slurred speech, unsteady",
                                "Sat with her, water, breathing watched",
                                "Prescriber on call at 18:25",
                                leftHow)));
    }

    private List<RoomEvents.Event> of(GroupEvening.Evening evening, int index) {
        return evening.as(evening.house().dana(), () -> events.of(evening.person(index)));
    }
}
