package org.footbridge.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class ProgramsTests {

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 1);
    private static final LocalDate SUMMER = LocalDate.of(2026, 6, 1);

    @Autowired
    Riverside riverside;

    @Autowired
    Programs programs;

    @Autowired
    Sql sql;

    @Test
    void a_rule_holds_from_its_date_until_the_next_one() {
        var house = riverside.found();
        house.ruth().run(() -> {
            programs.setRule(new NewRule(Optional.empty(), "weekly-minutes", "540", "SAMHSA, Level 2.1", SPRING));
            programs.setRule(new NewRule(Optional.empty(), "weekly-minutes", "600", "decided here", SUMMER));

            assertThat(programs.rule("weekly-minutes", house.program(), SPRING.minusDays(1)))
                    .isEmpty();
            assertThat(programs.rule("weekly-minutes", house.program(), SUMMER.minusDays(1)))
                    .map(Rule::number)
                    .contains(540);
            assertThat(programs.rule("weekly-minutes", house.program(), SUMMER))
                    .map(Rule::number)
                    .contains(600);
        });
    }

    @Test
    void a_programs_own_rule_comes_before_the_organizations() {
        var house = riverside.found();
        house.ruth().run(() -> {
            programs.setRule(new NewRule(Optional.of(house.program()), "group-cap", "8", "AZ Medicaid S9480", SPRING));
            programs.setRule(new NewRule(Optional.empty(), "group-cap", "12", "decided here", SUMMER));

            assertThat(programs.rule("group-cap", house.program(), SUMMER))
                    .map(Rule::value)
                    .contains("8");
        });
    }

    @Test
    void a_changed_hour_closes_its_row_and_opens_another() {
        var house = riverside.found();
        var old = slots(house).getFirst();
        house.ruth()
                .run(() -> programs.changeSlot(
                        old.slotId(),
                        SUMMER.plusYears(1),
                        new NewSlot(
                                house.evening(),
                                DayOfWeek.MONDAY,
                                LocalTime.of(17, 30),
                                60,
                                "Process group",
                                SlotKind.PROCESS,
                                Optional.of(house.marcus().id()),
                                Optional.empty(),
                                SUMMER,
                                true)));

        var after = slots(house);
        assertThat(after).hasSize(10);
        assertThat(after)
                .filteredOn(slot -> slot.slotId().equals(old.slotId()))
                .singleElement()
                .satisfies(slot -> assertThat(slot.endsOn()).contains(LocalDate.of(2027, 5, 31)));
        assertThat(after)
                .filteredOn(slot -> slot.starts().equals(LocalTime.of(17, 30)))
                .singleElement()
                .satisfies(slot -> assertThat(slot.startsOn()).isEqualTo(LocalDate.of(2027, 6, 1)));
    }

    @Test
    void only_a_director_changes_what_is_offered() {
        var house = riverside.found();
        house.dana()
                .run(() -> assertThatThrownBy(() -> programs.closeDay(house.program(), SUMMER, "Trying"))
                        .isInstanceOf(NotYours.class));
    }

    @Test
    void another_organization_does_not_know_the_program() {
        var house = riverside.found();
        var other = riverside.found();
        other.ruth()
                .run(() -> assertThatThrownBy(() -> programs.zoneOf(house.program()))
                        .isInstanceOf(NotYours.class));
    }

    private record SlotRow(SlotId slotId, LocalTime starts, LocalDate startsOn, Optional<LocalDate> endsOn) {}

    private List<SlotRow> slots(Riverside.House house) {
        return house.inTransaction(
                () -> sql.sql("""
                        select slot_id, starts, starts_on, ends_on
                          from programs.v_slots
                         where organization_id = :organization
                         order by weekday, starts
                        """).param("organization", house.organization()).list(SlotRow.class));
    }
}
