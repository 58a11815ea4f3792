package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
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
        onDuty.always(house, house.priya(), LocalDate.now(Riverside.NEW_YORK).plusDays(1));
        assertThat(page(house.dana()).text()).contains("Phone not confirmed");
    }

    @Test
    void a_supervisor_puts_somebody_on_duty_and_takes_them_off() {
        var tomorrow = LocalDate.now(Riverside.NEW_YORK).plusDays(1).toString();
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
        assertThat(page.text()).contains("Dana Reyes 8:00 AM – 4:00 PM");
        var end = page.select("form[action^=/rota/shifts/]").last();
        assertThat(end).isNotNull();
        assertThat(post(house.priya(), end.attr("action"))).hasStatus3xxRedirection();
        assertThat(page(house.priya()).text()).doesNotContain("8:00 AM – 4:00 PM");
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
        var got = mvc.get().uri("/rota").with(SignedInAs.actor(who.actor())).exchange();
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
