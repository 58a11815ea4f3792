package org.footbridge.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.footbridge.Riverside;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class SetUpTests {

    private static final String TITLES =
            "Given name,Family name,Date of birth,Track,First day,Hours so far,Therapist,Treatment consent signed on paper on\n";

    @Autowired
    Caseload caseload;

    @Autowired
    FirstAdministrator link;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Sql sql;

    @Test
    void a_caseload_that_fits_is_taken_over_with_true_first_days_and_hours() {
        var house = riverside.found();
        var first = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2);
        var file = TITLES
                + "Mara,Lind,1991-04-23,Evening,%s,27.5,,%s\nJonas,\"Okafor, Jr.\",4/1/1980,evening,%s,0,,\n"
                        .formatted(first, first, first);
        var reading = house.ruth().call(() -> caseload.read("people", bytes(file)));
        assertThat(reading).isEqualTo(new Caseload.Taken(2));
        assertThat(house.inTransaction(() -> sql.sql("""
                        select minutes_before from episodes.v_episodes
                         where organization_id = :organization and status = 'active' order by minutes_before
                        """)
                        .param("organization", Actor.current().organization())
                        .list(Integer.class)))
                .containsExactly(0, 1650);
    }

    @Test
    void nothing_is_stored_while_a_row_does_not_fit_and_the_page_says_which_and_why() {
        var house = riverside.found();
        var first = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2);
        var file = TITLES + """
                Mara,Lind,1991-02-31,Evening,DAY,12,,
                Jonas,Okafor,1980-04-01,Morning,DAY,a few,Nobody Known,
                Kai,Young,2012-01-01,Evening,DAY,3,,
                Eli,Stone,1975-06-30,Evening,DAY,9,,
                """.replace("DAY", first.toString());
        var reading = (Caseload.NotYet) house.ruth().call(() -> caseload.read("people", bytes(file)));
        assertThat(reading.good()).isOne();
        assertThat(reading.problems())
                .extracting(problem -> problem.row() + " " + problem.column())
                .containsExactlyInAnyOrder(
                        "2 Date of birth", "3 Track", "3 Hours so far", "3 Therapist", "4 Date of birth");
        assertThat(people(house)).isZero();
        assertThat(house.ruth().call(() -> caseload.takeGoodRows(reading.file())))
                .isEqualTo(new Caseload.Taken(1));
        assertThat(people(house)).isOne();
        assertThat(house.ruth().call(() -> caseload.takeGoodRows(reading.file())))
                .isInstanceOf(Caseload.Unreadable.class);
    }

    @Test
    void the_same_person_is_not_taken_over_twice() {
        var house = riverside.found();
        var first = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2);
        var file = TITLES + "Mara,Lind,1991-04-23,Evening,%s,12,,\n".formatted(first);
        house.ruth().call(() -> caseload.read("people", bytes(file)));
        var again = (Caseload.NotYet) house.ruth().call(() -> caseload.read("people", bytes(file)));
        assertThat(again.problems())
                .singleElement()
                .extracting(Caseload.Problem::sentence)
                .asString()
                .contains("here already");
    }

    @Test
    void our_own_template_reads_and_rubbish_does_not() {
        var house = riverside.found();
        var template = house.ruth().call(() -> caseload.read("people", caseload.template()));
        assertThat(template).isInstanceOfAny(Caseload.NotYet.class, Caseload.Taken.class);
        assertThat(house.ruth().call(() -> caseload.read("people", new byte[] {'P', 'K', 3, 4, 0})))
                .isInstanceOf(Caseload.Unreadable.class);
        assertThat(house.ruth().call(() -> caseload.read("people", bytes("Name\nMara\n"))))
                .isInstanceOf(Caseload.Unreadable.class);
        assertThat(house.ruth().call(() -> caseload.read("people", new byte[0])))
                .isInstanceOf(Caseload.Unreadable.class);
    }

    @Test
    void the_first_administrators_link_opens_nothing_once_there_is_somebody() {
        var house = riverside.found();
        house.ruth();
        assertThat(link.opens(link.make())).isFalse();
        assertThat(link.lines()).isEmpty();
    }

    private int people(Riverside.House house) {
        return house.inTransaction(
                () -> sql.sql("select count(*)::int from people.v_names where organization_id = :organization")
                        .param("organization", Actor.current().organization())
                        .single(Integer.class));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
