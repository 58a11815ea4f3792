package org.footbridge.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Accounts;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.staff.StaffMembers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The page that sets a real, empty installation up. */
@FootbridgeTest
class GuidePageTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Riverside riverside;

    @Autowired
    Organizations organizations;

    @Autowired
    StaffMembers staff;

    @Autowired
    Accounts accounts;

    @Autowired
    Sql sql;

    private Riverside.House house;

    @BeforeEach
    void found() {
        house = riverside.found();
    }

    @Test
    void an_hour_begun_is_not_left_out_and_nothing_of_the_week_is_lost() throws Exception {
        var refused = mvc.post()
                .uri("/set-up/track")
                .param("program", house.program().value().toString())
                .param("trackName", "Morning")
                .param("startsOn", "2026-12-07")
                .param("days", "MONDAY", "FRIDAY")
                .param("starts", "09:00", "10:00")
                .param("minutes", "60", "")
                .param("titles", "Process group", "Skills")
                .param("kinds", "PROCESS", "SKILLS")
                .with(SignedInAs.actor(house.ruth().actor()))
                .exchange();
        assertThat(refused).hasStatus(422);
        var page = page(refused);
        assertThat(page.text()).contains("Hour 2 needs a start");
        assertThat(page.select("[name=trackName]").attr("value")).isEqualTo("Morning");
        assertThat(page.select("[name=startsOn]").attr("value")).isEqualTo("2026-12-07");
        assertThat(page.select("[name=titles]").eachAttr("value")).startsWith("Process group", "Skills");
        assertThat(page.select("[name=days][checked]").eachAttr("value")).containsExactly("MONDAY", "FRIDAY");
        assertThat(page.select("[name=kinds]").get(1).select("option[selected]").attr("value"))
                .isEqualTo("SKILLS");
        assertThat(page.select("details:has([name=trackName])").hasAttr("open")).isTrue();
        assertThat(page.select("details:has([name=programName])").hasAttr("open"))
                .isFalse();
    }

    @Test
    void a_place_sent_twice_is_there_once() {
        var token = UUID.randomUUID().toString();
        int before = places();
        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri("/set-up/place")
                            .param("name", "Annex")
                            .param("line", "2 River Street")
                            .param("city", "Troy")
                            .param("state", "NY")
                            .param("formToken", token)
                            .with(SignedInAs.actor(house.ruth().actor())))
                    .hasStatus3xxRedirection();
        }
        assertThat(places()).isEqualTo(before + 1);
    }

    @Test
    void the_way_to_set_up_stands_on_today_until_a_program_is_there_and_on_the_program_always() throws Exception {
        var director = house.ruth().actor();
        assertThat(open(director, "/today").select("main a[href=/set-up]")).isEmpty();
        assertThat(open(director, "/program").select("main a[href=/set-up]")).hasSize(1);
        assertThat(open(house.dana().actor(), "/today").select("main a[href=/set-up]"))
                .isEmpty();

        var empty = organizations.found("empty-" + UUID.randomUUID().toString().substring(0, 8));
        var first = Actor.job(empty, "fixture").call(() -> {
            var ana = staff.hire("Ana", "Ruiz", Optional.empty(), "Director");
            var account = accounts.create(UUID.randomUUID() + "@river.test", "river house");
            var membership = accounts.join(account, Set.of(Role.DIRECTOR), ana);
            return Actor.staff(empty, account.value(), membership.value(), ana.value(), Set.of(Role.DIRECTOR));
        });
        assertThat(open(first, "/today").select("main a[href=/set-up]")).hasSize(1);
        assertThat(open(first, "/program").select(".empty a[href=/set-up]")).hasSize(1);
    }

    private Document open(Actor who, String path) throws Exception {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
        assertThat(answer).hasStatus(200);
        return page(answer);
    }

    private int places() {
        return house.inTransaction(
                () -> sql.sql("select count(*)::int from programs.v_places where organization_id = :organization")
                        .param("organization", Actor.current().organization())
                        .single(Integer.class));
    }

    private static Document page(MvcTestResult result) throws Exception {
        return Jsoup.parse(result.getResponse().getContentAsString(StandardCharsets.UTF_8));
    }
}
