package org.footbridge.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.TestTime;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class RotaPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    OnDuty onDuty;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Programs programs;

    private Riverside.House house;

    @BeforeEach
    void a_house() {
        house = riverside.found();
    }

    @Test
    void the_page_says_the_truth_about_this_hour() {
        assertThat(page(house.dana()).text()).contains("Unstaffed now", "Nobody is on duty.");
        onDuty.unconfirmed(house, house.marcus());
        assertThat(page(house.dana()).text()).contains("Unstaffed now", "Marcus Bell on duty, phone not confirmed yet");
        onDuty.always(house, house.priya(), TestTime.today().plusDays(1));
        assertThat(page(house.dana()).text()).contains("Phone not confirmed");
    }

    @Test
    void a_supervisor_puts_somebody_on_duty_and_takes_them_off() {
        var tomorrow = TestTime.today().plusDays(1).toString();
        var dana = house.dana().membership().value().toString();
        assertThat(post(
                        house.priya(),
                        "/rota/shifts",
                        "member",
                        dana,
                        "day",
                        tomorrow,
                        "starts",
                        "08:00",
                        "ends",
                        "16:00"))
                .hasStatus3xxRedirection();
        var page = page(house.priya());
        assertThat(page.text()).contains("8:00 AM – 4:00 PM Dana Reyes");
        var end = page.select("form[action^=/rota/shifts/]").last();
        assertThat(end).isNotNull();
        assertThat(post(house.priya(), end.attr("action"))).hasStatus3xxRedirection();
        assertThat(page(house.priya()).text()).doesNotContain("8:00 AM – 4:00 PM");
    }

    @Test
    void a_week_is_seen_by_day_with_its_holes_and_the_next_and_the_last_are_a_link_away() {
        house.ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.empty(),
                        StaffedHours.RULE,
                        "Mon-Sun 08:00-20:00",
                        "decided here",
                        LocalDate.of(2026, 1, 1))));
        var monday = TestTime.today().plusWeeks(3).with(DayOfWeek.MONDAY);
        onDuty.always(house, house.marcus(), monday.plusDays(1));
        var week = page(house.priya(), "/rota?from=" + monday);
        assertThat(week.select(".week-day")).hasSize(7);
        assertThat(week.select(".week-day").first().text()).contains("12:00 PM – 12:00 AM Marcus Bell Phone confirmed");
        assertThat(week.select("section:has(.duty) > p").text()).contains("Holes in the week after");
        var thursday = week.select(".week-day").get(3);
        assertThat(thursday.select(".week-hole").text()).contains("8:00 AM – 8:00 PM Nobody");
        assertThat(week.select(".week-hole"))
                .as("Monday to Wednesday are covered")
                .hasSize(4);
        var filling = page(house.priya(), thursday.select("a").attr("href").replaceFirst("#.*", ""));
        assertThat(filling.select("#day").attr("value"))
                .isEqualTo(monday.plusDays(3).toString());
        assertThat(filling.select("#starts").attr("value")
                        + filling.select("#ends").attr("value"))
                .isEqualTo("08:0020:00");
        assertThat(page(house.priya(), week.select("a[rel=next]").attr("href")).select(".week-hole"))
                .hasSize(7);
        assertThat(page(house.priya(), week.select("a[rel=prev]").attr("href")).select(".week-hole"))
                .hasSize(7);
        assertThat(page(house.dana(), "/rota?from=" + monday).select(".duty form, .duty a"))
                .as("who may not plan only reads")
                .isEmpty();
        for (var typed : List.of("someday", "+999999999-12-31", "0000-01-01", "")) {
            assertThat(page(house.dana(), "/rota?from=" + URLEncoder.encode(typed, UTF_8))
                            .select(".week-today"))
                    .as(typed)
                    .hasSize(1);
        }
    }

    @Test
    void what_cannot_be_read_is_refused_with_words_and_kept_in_the_form() {
        var refused = post(
                house.priya(),
                "/rota/shifts",
                "member",
                house.dana().membership().value().toString(),
                "day",
                "someday",
                "starts",
                "25:00",
                "ends",
                "x",
                "weeks",
                "many");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(document(refused).select("#weeks").attr("value")).isEqualTo("many");
        assertThat(post(house.priya(), "/rota/number", "number", "<script>"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(house.ruth(), "/rota/gateway", "address", "http://169.254.169.254/"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(house.dana(), "/rota/rings")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(house.dana(), "/rota/confirmation")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void everybody_keeps_their_own_number_and_nobody_sees_anothers() {
        post(house.dana(), "/rota/number", "number", "+1 518 555 0142");
        assertThat(page(house.dana()).select("#number").attr("value")).isEqualTo("+1 518 555 0142");
        assertThat(page(house.ruth()).html()).doesNotContain("0142");
    }

    @Test
    void planning_and_the_gateway_are_for_those_who_may() {
        assertThat(page(house.dana()).select("form[action=/rota/shifts], form[action=/rota/gateway]"))
                .isEmpty();
        assertThat(page(house.priya()).select("form[action=/rota/gateway]")).isEmpty();
        assertThat(page(house.ruth()).select("form[action=/rota/gateway]")).hasSize(1);
        assertThat(post(
                        house.dana(),
                        "/rota/shifts",
                        "member",
                        house.dana().membership().value().toString(),
                        "day",
                        "2030-01-01",
                        "starts",
                        "08:00",
                        "ends",
                        "09:00"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(house.priya(), "/rota/gateway", "address", "")).hasStatus(HttpStatus.NOT_FOUND);
        var amara = house.asParticipant(house.amara());
        assertThat(mvc.get().uri("/rota").with(SignedInAs.actor(amara)).exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private Document page(Riverside.Colleague who) {
        return page(who, "/rota");
    }

    private Document page(Riverside.Colleague who, String path) {
        var got = mvc.get()
                .uri(URI.create(path))
                .with(SignedInAs.actor(who.actor()))
                .exchange();
        assertThat(got).hasStatusOk();
        return document(got);
    }

    private MvcTestResult post(Riverside.Colleague who, String path, String... parameters) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(who.actor()));
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.exchange();
    }

    private static Document document(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
