package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.notices.Letters;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class RemindersTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Measures measures;

    @Autowired
    Reminders reminders;

    @Autowired
    Letters letters;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Actor asAmara;
    private LocalDate due;

    @BeforeEach
    void amara_is_asked_the_day_after_tomorrow() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        house.letCare(Role.THERAPIST, amara.id());
        asAmara = house.asParticipant(amara.id());
        due = TestTime.today().plusDays(2);
        house.dana()
                .run(() -> measures.assign(amara.id(), InstrumentName.PHQ9, due, Optional.empty(), Optional.empty()));
    }

    @Test
    void nobody_is_reminded_who_did_not_ask_for_it() {
        assertThat(sentAt(due.minusDays(1), LocalTime.of(18, 30))).isEmpty();
        assertThat(sentAt(due, LocalTime.of(8, 30))).isEmpty();
        assertThat(own().select("input[name=moment][checked]").val()).isEqualTo("none");
    }

    @Test
    void who_chose_the_evening_before_gets_one_mail_then_and_none_at_night_or_in_the_morning() {
        assertThat(choose("evening_before", " Amara@Example.org ")).hasStatus(302);
        assertThat(sentAt(due.minusDays(2), LocalTime.of(18, 30)))
                .as("a day too early")
                .isEmpty();
        assertThat(sentAt(due.minusDays(1), LocalTime.of(17, 59))).isEmpty();
        assertThat(sentAt(due.minusDays(1), LocalTime.of(23, 0))).isEmpty();
        assertThat(sentAt(due.minusDays(1), LocalTime.of(18, 30)))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("amara@example.org");
                    assertThat(mail.subject()).isEqualTo("A reminder from RS Office");
                    assertThat(mail.subject() + mail.text())
                            .doesNotContainIgnoringCase("question")
                            .doesNotContainIgnoringCase("PHQ")
                            .doesNotContain("Riverside", "Amara");
                });
        assertThat(sentAt(due.minusDays(1), LocalTime.of(19, 30))).as("once").isEmpty();
        assertThat(sentAt(due, LocalTime.of(8, 30))).isEmpty();
    }

    @Test
    void the_page_shows_the_mail_word_for_word() {
        var page = own();
        assertThat(page.text())
                .contains("A reminder from RS Office", "You can change or end it on your own pages whenever you like.");
        choose("morning_of", "amara@example.org");
        assertThat(sentAt(due, LocalTime.of(8, 30)))
                .singleElement()
                .satisfies(mail -> assertThat(page.text())
                        .contains(
                                mail.text().lines().map(String::strip).toList().getFirst()));
    }

    @Test
    void what_was_begun_or_taken_back_is_not_reminded_of() {
        choose("morning_of", "amara@example.org");
        house.inTransaction(() -> {
            measures.stopAsking(amara.id());
            return true;
        });
        assertThat(sentAt(due, LocalTime.of(8, 30))).isEmpty();
    }

    @Test
    void ending_it_forgets_the_address() {
        choose("morning_of", "amara@example.org");
        assertThat(choose("none", "")).hasStatus(302);
        assertThat(sentAt(due, LocalTime.of(8, 30))).isEmpty();
        assertThat(asAmara.call(reminders::mine)).isEmpty();
    }

    @Test
    void what_is_no_address_or_no_moment_is_said_and_nothing_is_kept() {
        for (var address : List.of("", "amara", "a@b", "a b@example.org", "x".repeat(250) + "@example.org")) {
            assertThat(choose("morning_of", address)).as(address).hasStatus(422);
        }
        assertThat(choose("at three in the morning", "amara@example.org")).hasStatus(422);
        assertThat(asAmara.call(reminders::mine)).isEmpty();
        assertThat(mvc.get()
                        .uri("/me/reminders")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
    }

    /** The job at that moment of the house's wall clock, and what left by it. */
    private List<Letters.Arrived> sentAt(LocalDate day, LocalTime time) {
        Time.at(
                LocalDateTime.of(day, time).atZone(Riverside.NEW_YORK).toInstant(),
                () -> house.job(() -> {
                    reminders.send();
                    return true;
                }));
        return letters.deliver(house.organization());
    }

    private MvcTestResult choose(String moment, String address) {
        return mvc.post()
                .uri("/me/reminders")
                .with(SignedInAs.actor(asAmara))
                .param("moment", moment)
                .param("address", address)
                .exchange();
    }

    private Document own() {
        var result =
                mvc.get().uri("/me/reminders").with(SignedInAs.actor(asAmara)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
