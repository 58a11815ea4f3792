package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Colleague;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class AccessLogTests {

    @Autowired
    Audit audit;

    @Autowired
    BreakGlass glass;

    @Autowired
    Sql sql;

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Test
    void it_says_who_did_what_when_and_on_which_ground() {
        var house = riverside.found();
        var amara = house.amara();
        var dana = house.dana();
        house.letCare(Role.THERAPIST, amara);
        dana.run(() -> audit.viewed("chart/person", List.of(amara)));
        var line = open(
                        house.paula(),
                        "/privacy/log?person=" + amara.value() + "&member="
                                + dana.membership().value())
                .select("tbody tr")
                .first();
        assertThat(line.text()).contains("Dana Reyes", "looked at chart, person", "Amara Okafor", "their track");
        assertThat(line.text()).doesNotContain("Not of the team");
    }

    @Test
    void a_look_without_a_ground_and_one_opened_in_need_stand_out() {
        var house = riverside.found();
        var amara = house.amara();
        var marcus = house.marcus();
        marcus.call(() -> glass.open(amara, GlassReason.CARE_NOW, "She called and nobody was here."));
        marcus.run(() -> audit.viewed("chart/person", List.of(amara)));
        var rows = open(house.paula(), "/privacy/log?person=" + amara.value()).select("tbody tr");
        assertThat(rows.eachText())
                .anySatisfy(row ->
                        assertThat(row).contains("Marcus Bell", "looked at", "opened in need", "Not of the team"));
    }

    @Test
    void it_is_searched_by_person_by_member_and_by_days_of_the_house() {
        var house = riverside.found();
        var paula = house.paula();
        var amara = house.amara();
        var noor = house.participant("Noor", "Haddad");
        var lastWeek = clock.instant().minus(Duration.ofDays(7));
        Time.at(lastWeek, () -> house.dana().call(() -> looked(noor)));
        house.dana().call(() -> looked(amara));
        house.marcus().call(() -> looked(amara));

        assertThat(who(open(
                        paula,
                        "/privacy/log?member=" + house.marcus().membership().value())))
                .containsOnly("Marcus Bell");
        assertThat(open(paula, "/privacy/log?person=" + noor.value())
                        .select("tbody")
                        .text())
                .contains("Noor Haddad")
                .doesNotContain("Amara");
        var day = LocalDate.ofInstant(lastWeek, Riverside.NEW_YORK);
        assertThat(open(paula, "/privacy/log?from=" + day + "&until=" + day).select("tbody tr"))
                .hasSize(1);
        assertThat(open(paula, "/privacy/log?until=" + day.minusDays(1)).select("tbody tr"))
                .isEmpty();

        var found = post(paula, "/privacy/log/find", "hadd");
        assertThat(found.select("a[href^=/privacy/log?person=]").eachText()).containsExactly("Noor Haddad");
        assertThat(post(paula, "/privacy/log/find", "%").select("a[href^=/privacy/log?person=]"))
                .isEmpty();
        assertThat(post(paula, "/privacy/log/find", " ").text()).contains("Nobody found");
    }

    @Test
    void a_long_log_comes_in_pages_without_a_gap() {
        var house = riverside.found();
        var amara = house.amara();
        for (int i = 0; i < 70; i++) {
            house.dana().call(() -> looked(amara));
        }
        var paula = house.paula();
        var address = "/privacy/log?member=" + house.dana().membership().value();
        var first = open(paula, address);
        assertThat(first.select("tbody tr")).hasSize(50);
        var second = open(paula, first.select("a[rel=next]").attr("href"));
        assertThat(second.select("tbody tr")).hasSize(20);
        assertThat(second.select("a[rel=next]")).isEmpty();
    }

    @Test
    void reading_the_log_is_written_down_and_only_the_privacy_desk_reads_it() {
        var house = riverside.found();
        var amara = house.amara();
        var paula = house.paula();
        house.dana().call(() -> looked(amara));
        open(paula, "/privacy/log?person=" + amara.value());
        assertThat(house.inTransaction(() -> sql.sql("""
                        select subject from audit.entry
                         where organization_id = :organization and membership_id = :paula and act = 'view'
                           and :amara = any(participants)
                        """)
                        .param("organization", house.organization())
                        .param("paula", paula.membership())
                        .param("amara", amara)
                        .list(String.class)))
                .isNotEmpty();
        assertThat(call(house.dana(), "/privacy/log")).hasStatus(404);
        assertThat(call(house.dana(), "/privacy")).hasStatus(404);
        assertThat(call(paula, "/privacy")).hasRedirectedUrl("/privacy/break-glass");
        assertThat(call(paula, "/privacy/log?person=rubbish")).hasStatus4xxClientError();
        assertThat(call(paula, "/privacy/log?from=yesterday")).hasStatus4xxClientError();
    }

    @Test
    void nothing_of_another_house_is_seen() {
        var house = riverside.found();
        var other = riverside.found();
        var amara = other.amara();
        other.dana().call(() -> looked(amara));
        assertThat(open(house.paula(), "/privacy/log?person=" + amara.value()).select("tbody tr"))
                .isEmpty();
    }

    private boolean looked(ParticipantId participant) {
        audit.apart(Act.VIEW, "chart/person", null, List.of(participant), "");
        return true;
    }

    private static List<String> who(Document page) {
        return page.select("tbody td:nth-child(2)").eachText();
    }

    private Document open(Colleague who, String path) {
        var answer = call(who, path);
        assertThat(answer).hasStatusOk();
        return page(answer);
    }

    private MvcTestResult call(Colleague who, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange();
    }

    private Document post(Colleague who, String path, String q) {
        return page(mvc.post()
                .uri(path)
                .param("q", q)
                .with(SignedInAs.actor(who.actor()))
                .exchange());
    }

    private static Document page(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
