package org.footbridge.staff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Who signs what besides its author, as the director sees and changes it. */
@FootbridgeTest
class SigningPageTests {

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;

    @BeforeEach
    void a_house() {
        house = riverside.found();
    }

    @Test
    void the_director_sees_what_holds_and_changes_it_from_a_day_on() {
        var rows = page(house.ruth()).select("table tbody tr");
        assertThat(rows).hasSize(7);
        assertThat(rows.last().text()).contains("only a date moved", "Nobody else", "Not asked", "Since the start");

        var from = TestTime.today().plusDays(1);
        assertThat(change(house.ruth(), "note", "yes", "5", from.toString(), "State board rule"))
                .hasStatus(302);
        var after = page(house.ruth());
        assertThat(after.select("table tbody tr").first().text()).as("not yet").contains("no clock");
        assertThat(after.select("section:has(#before) li").text())
                .contains("A note of a visit", "within 5 days", "State board rule", "Ruth Adler");
    }

    @Test
    void what_is_not_to_be_understood_is_told_and_kept_in_the_form() {
        var tomorrow = TestTime.today().plusDays(1).toString();
        for (var wrong : new String[][] {
            {"poems", "5", tomorrow, "x"},
            {"note", "five", tomorrow, "x"},
            {"note", "61", tomorrow, "x"},
            {"note", "5", "soon", "x"},
            {"note", "5", "2020-01-01", "x"},
            {"note", "5", tomorrow, " "}
        }) {
            assertThat(change(house.ruth(), wrong[0], "yes", wrong[1], wrong[2], wrong[3]))
                    .hasStatus(422);
        }
        assertThat(page(house.ruth()).select("#before")).isEmpty();
    }

    @Test
    void supervisors_see_it_and_only_directors_change_it() {
        assertThat(page(house.priya()).select("form[action='/staff/signing']")).isEmpty();
        assertThat(change(
                        house.priya(),
                        "note",
                        "no",
                        "",
                        TestTime.today().plusDays(1).toString(),
                        "x"))
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/staff/signing")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
    }

    private MvcTestResult change(
            Riverside.Colleague who, String what, String supervisor, String days, String from, String source) {
        return mvc.post()
                .uri("/staff/signing")
                .param("what", what)
                .param("supervisor", supervisor)
                .param("withinDays", days)
                .param("person", "no")
                .param("startsOn", from)
                .param("source", source)
                .with(SignedInAs.actor(who.actor()))
                .exchange();
    }

    private Document page(Riverside.Colleague who) {
        var answer = mvc.get()
                .uri("/staff/signing")
                .with(SignedInAs.actor(who.actor()))
                .exchange();
        assertThat(answer).hasStatusOk();
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
