package org.footbridge.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.Riverside;
import org.footbridge.access.Browser;
import org.footbridge.access.Translations;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@FootbridgeTest
class InquiryPageTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Browser browser;

    @Autowired
    PublicWords words;

    @Autowired
    MockMvcTester mvc;

    private static final Translations.Review REVIEW =
            new Translations.Review("Lucía Ortega", "ATA-certified, English into Spanish", LocalDate.of(2026, 5, 4));

    @BeforeEach
    void visit() {
        house = riverside.found();
        browser = new Browser(environment);
    }

    @Test
    void the_first_page_draws_the_published_week_and_opens_three_doors() {
        var page = browser.get("/" + house.slug()).page();
        assertThat(page.select("h1").text()).isNotBlank();
        assertThat(page.select(".week .week-slot")).hasSize(9);
        assertThat(page.select(".doors a").eachAttr("href"))
                .contains("/" + house.slug() + "/inquiry", "/" + house.slug() + "/check");
    }

    @Test
    void every_public_page_is_also_there_in_spanish_once_a_translator_has_read_it() {
        for (var path : List.of("", "/help", "/check", "/inquiry", "/inquiry/sent", "/inquiry/now")) {
            var unread = browser.get("/" + house.slug() + path + "?lang=es").page();
            assertThat(unread.select("html").attr("lang")).as(path).isEqualTo("en");
            assertThat(unread.select("a.language")).as("no door to nowhere").isEmpty();
        }
        house.ruth().run(() -> words.reviewed("public-pages", REVIEW));
        for (var path : List.of("", "/help", "/check", "/inquiry", "/inquiry/sent", "/inquiry/now")) {
            var english = browser.get("/" + house.slug() + path + "?lang=en").page();
            var spanish = browser.get("/" + house.slug() + path + "?lang=es").page();
            assertThat(spanish.select("html").attr("lang")).isEqualTo("es");
            assertThat(spanish.select("a.language")).isNotEmpty();
            assertThat(spanish.select("h1").text())
                    .isNotEqualTo(english.select("h1").text());
        }
    }

    @Test
    void somebody_writes_with_a_first_name_alone_and_hears_what_happens_next() {
        send(Map.of("danger", "no", "who", "self", "name", "Amara"));
        assertThat(browser.path()).isEqualTo("/" + house.slug() + "/inquiry/sent");
        assertThat(browser.page().text()).doesNotContain("Amara", "working hours");
        assertThat(count("referrals.referral")).isEqualTo(1);
    }

    @Test
    void the_promise_is_one_day_and_hour_on_the_clock_of_the_house_and_stays_the_same() {
        var friday = "2026-11-20T22:00:00Z"; // 17:00 in New York
        var due = "Monday, November 23, 5:00 PM (Eastern Time)";
        assertThat(browser.get("/" + house.slug() + "/inquiry")
                        .page()
                        .select("main")
                        .text())
                .contains("If you send this now, we answer by", "(Eastern Time), at the latest")
                .doesNotContain("working hours");
        Time.at(Instant.parse("2026-11-21T15:00:00Z"), () -> {
            assertThat(mvc.get()
                            .uri("/" + house.slug() + "/inquiry/sent?at=" + friday)
                            .exchange())
                    .bodyText()
                    .contains("We answer by " + due + ", at the latest.");
            assertThat(mvc.get().uri("/" + house.slug() + "/inquiry").exchange())
                    .bodyText()
                    .contains("Tuesday, November 24, 12:00 AM (Eastern Time)");
            for (var forged : List.of("", "tomorrow", "2030-01-01T00:00:00Z", "2001-01-01T00:00:00Z")) {
                assertThat(mvc.get()
                                .uri("/" + house.slug() + "/inquiry/sent?at=" + forged)
                                .exchange())
                        .bodyText()
                        .contains("Tuesday, November 24, 12:00 AM");
            }
            return true;
        });
    }

    @Test
    void danger_is_held_up_by_nothing_and_answered_on_the_page() {
        send(Map.of("danger", "yes"));
        assertThat(browser.page().select("a[href=tel:988], a[href=tel:911]")).isNotEmpty();
        assertThat(count("alerts.alert")).isEqualTo(1);
    }

    @Test
    void what_is_missing_is_asked_for_and_nothing_typed_is_lost() {
        send(Map.of("who", "self", "name", "Amara", "ownWords", "I can't go on", "phone", "555-010-2233"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select("#name").attr("value")).isEqualTo("Amara");
        assertThat(browser.page().select("#ownWords").text()).isEqualTo("I can't go on");
        assertThat(browser.page().select("#phone").attr("value")).isEqualTo("555-010-2233");
        assertThat(count("referrals.referral")).isZero();
    }

    @Test
    void pressing_twice_sends_once() {
        browser.get("/" + house.slug() + "/inquiry");
        var fields = new HashMap<String, String>();
        browser.page()
                .select("form[method=post] input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        fields.putAll(Map.of("danger", "no", "who", "self", "name", "Amara"));
        var action = "/" + house.slug() + "/inquiry";
        browser.post(action, fields);
        browser.post(action, fields);
        assertThat(browser.path()).endsWith("/inquiry/sent");
        assertThat(count("referrals.referral")).isEqualTo(1);
    }

    @Test
    void a_machine_that_fills_every_box_is_asked_again() {
        send(Map.of("danger", "no", "who", "self", "name", "Bot", "website", "http://spam.example"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(count("referrals.referral")).isZero();
    }

    @Test
    void an_address_that_knocks_all_the_time_is_told_whom_to_call() {
        browser.from("203.0.113.7");
        for (int time = 0; time <= Knocking.MOST; time++) {
            send(Map.of("danger", "no", "who", "self", "name", "Amara"));
        }
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().text()).contains("988");
        assertThat(count("referrals.referral")).isEqualTo(Knocking.MOST);
    }

    @Test
    void a_script_in_a_name_is_text_on_the_page_of_staff() {
        send(Map.of("danger", "no", "who", "self", "name", "<script>alert(1)</script>"));
        assertThat(count("referrals.referral")).isEqualTo(1);
    }

    @Test
    void an_organization_that_is_not_there_is_not_found() {
        assertThat(browser.get("/nobody-here/inquiry").status()).isEqualTo(404);
    }

    private void send(Map<String, String> typed) {
        browser.get("/" + house.slug() + "/inquiry").submit("/" + house.slug() + "/inquiry", typed);
    }

    private int count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table + " where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(Integer.class));
    }
}
