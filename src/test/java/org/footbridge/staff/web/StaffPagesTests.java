package org.footbridge.staff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Colleague;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class StaffPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    @Test
    void the_director_records_a_license_sees_who_has_none_and_renews_it() {
        var house = riverside.found();
        var ruth = house.ruth();
        var dana = house.dana();
        house.marcus();
        var at = "/staff/" + dana.id().value();
        assertThat(names(get(ruth, "/staff?show=unrecorded"))).containsExactly("Marcus Bell", "Dana Reyes");
        assertThat(post(ruth, at + "/credentials", Map.of("kind", "LCSW", "state", "ny", "expiresOn", day(20))))
                .hasRedirectedUrl(at);
        assertThat(get(ruth, at).text()).contains("LCSW", "NY", "Ends in 20 days", "Signs notes, plans");
        assertThat(names(get(ruth, "/staff?show=unrecorded"))).containsExactly("Marcus Bell");
        assertThat(names(get(ruth, "/staff?show=ending"))).containsExactly("Dana Reyes");
        assertThat(get(ruth, "/today").select("#licenses + ul").text()).contains("Dana Reyes, LCSW", "20 days left");
        assertThat(get(dana, "/today").select("#licenses + ul").text()).contains("Your LCSW");
        var renew = get(ruth, at).select("form[action$=/renewal]").attr("action");
        assertThat(post(ruth, renew, Map.of("until", day(700)))).hasRedirectedUrl(at);
        assertThat(get(ruth, at).text()).contains("Renewed", "Begins on", "May sign");
        assertThat(get(ruth, "/today").select("#licenses")).isEmpty();
        assertThat(names(get(ruth, "/staff?sort=end"))).startsWith("Dana Reyes");
        assertThat(names(page(post(ruth, "/staff/find", Map.of("q", "  bEll")))))
                .containsExactly("Marcus Bell");
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_stays() {
        var house = riverside.found();
        var at = "/staff/" + house.dana().id().value() + "/credentials";
        var nothing = post(house.ruth(), at, Map.of());
        assertThat(nothing).hasStatus(422);
        assertThat(page(nothing).select(".problems li")).hasSize(2);
        var differs = post(house.ruth(), at, Map.of("kind", "CASAC", "number", "77", "expiresOn", day(90)));
        assertThat(differs).hasStatus(422);
        assertThat(page(differs).text()).contains("States differ about this kind");
        assertThat(page(differs).select("input[name=number]").attr("value")).isEqualTo("77");
        assertThat(post(house.ruth(), at, Map.of("kind", "LCSW", "expiresOn", "soon")))
                .hasStatus(400);
        assertThat(post(house.ruth(), at, Map.of("kind", "LCSW", "startsOn", day(5), "expiresOn", day(2))))
                .hasStatus(422);
    }

    @Test
    void a_supervisor_is_entered_and_ended() {
        var house = riverside.found();
        var at = "/staff/" + house.dana().id().value();
        var priya = house.priya().id().value().toString();
        post(house.ruth(), at + "/supervision", Map.of("supervisor", priya, "from", day(-3)));
        assertThat(get(house.ruth(), at).text()).contains("Priya Nair, PhD, from");
        assertThat(names(get(house.priya(), "/staff"))).contains("Dana Reyes");
        assertThat(get(house.priya(), "/staff").text()).contains("Supervised by Priya Nair, PhD since");
        post(house.ruth(), at + "/supervision/end", Map.of("lastDay", day(-1)));
        assertThat(get(house.priya(), "/staff").text()).doesNotContain("Supervised by Priya Nair");
    }

    @Test
    void a_supervisor_only_looks_and_everybody_sees_their_own_and_no_other() {
        var house = riverside.found();
        var other = riverside.found();
        var dana = "/staff/" + house.dana().id().value();
        assertThat(get(house.priya(), dana).select("form[action^=/staff/]")).isEmpty();
        assertThat(post(house.priya(), dana + "/credentials", Map.of("kind", "LCSW", "expiresOn", day(5))))
                .hasStatus(404);
        assertThat(call(house.dana(), "/staff")).hasStatus(404);
        assertThat(call(house.dana(), dana)).hasStatus(404);
        assertThat(get(house.dana(), "/staff/me").select("h1").text()).isEqualTo("Your license and supervision");
        assertThat(call(house.ruth(), "/staff/" + other.dana().id().value())).hasStatus(404);
        assertThat(call(house.ruth(), "/staff/" + UUID.randomUUID())).hasStatus(404);
        var participant = house.asParticipant(house.amara());
        assertThat(mvc.get()
                        .uri("/staff/me")
                        .with(SignedInAs.actor(participant))
                        .exchange())
                .hasStatus(404);
    }

    private String day(int fromToday) {
        return LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK)
                .plusDays(fromToday)
                .toString();
    }

    private static List<String> names(Document page) {
        return page.select("ul.rows .row-title a").eachText();
    }

    private Document get(Colleague who, String path) {
        var answer = call(who, path);
        assertThat(answer).hasStatusOk();
        return page(answer);
    }

    private MvcTestResult call(Colleague who, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange();
    }

    private MvcTestResult post(Colleague who, String path, Map<String, String> values) {
        return Proof.fresh(clock.instant()).call(() -> {
            var request = mvc.post().uri(path);
            values.forEach(request::param);
            return request.with(SignedInAs.actor(who.actor())).exchange();
        });
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
