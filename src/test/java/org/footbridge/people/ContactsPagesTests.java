package org.footbridge.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whom to call, and with whom a young person may leave. */
@FootbridgeTest
class ContactsPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private String path;

    @BeforeEach
    void somebodyInCare() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusWeeks(2))
                .id();
        path = "/people/" + amara.value() + "/contacts";
    }

    @Test
    void somebody_near_is_added_and_changed() {
        assertThat(post(
                        house.dana().actor(),
                        path,
                        Map.of("name", "Uche Okafor", "relation", "brother", "phone", "555 0101", "emergency", "true")))
                .hasStatus3xxRedirection();
        var page = page(house.dana().actor());
        assertThat(page.select("main li.row > .row-main > p").text())
                .contains("Uche Okafor", "brother · 555 0101 · call in an emergency");

        var contact = page.select("form[action^=" + path + "/]").attr("action");
        post(house.dana().actor(), contact, Map.of("name", "Uche Okafor", "relation", "moved away"));
        assertThat(page(house.dana().actor())
                        .select("main li.row > .row-main > p")
                        .text())
                .contains("moved away")
                .doesNotContain("emergency", "555");
    }

    @Test
    void who_is_near_no_longer_stands_on_no_list_and_the_day_is_kept() {
        var dana = house.dana().actor();
        post(
                dana,
                path,
                Map.of("name", "Uche Okafor", "relation", "brother", "phone", "555 0101", "emergency", "true"));
        var end = page(dana).select("form[action$=/end]").attr("action");
        var today = TestTime.today();
        post(dana, end, Map.of("endedOn", today.plusDays(2).toString()));
        post(dana, end, Map.of("endedOn", "soon"));
        assertThat(page(dana).select("form[action$=/end]"))
                .as("a day ahead is refused")
                .hasSize(1);

        post(dana, end, Map.of("endedOn", today.minusDays(3).toString()));
        assertThat(page(dana).select("form[action$=/end]")).isEmpty();
        assertThat(page(dana).text()).contains("Near before (1)", "Uche Okafor, brother, until");
        assertThat(house.inTransaction(() ->
                        sql.sql("""
                        select count(*) from people.v_contacts_of where organization_id = :organization
                        """).param("organization", house.organization()).single(Integer.class)))
                .isZero();
        assertThat(post(dana, end, Map.of("endedOn", ""))).as("once").hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(
                        dana,
                        end.replace("/end", ""),
                        Map.of("name", "Uche", "relation", "brother", "phone", "555 0101")))
                .as("nobody changes who is not near")
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void what_is_missing_is_said_beside_what_was_typed() {
        var refused = post(house.dana().actor(), path, Map.of("name", "Uche", "emergency", "true"));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var page = document(refused);
        assertThat(page.select(".problems").text()).contains("needs a phone number", "Say what they are");
        assertThat(page.select("section:has(#add) input[name=name]").attr("value"))
                .isEqualTo("Uche");
    }

    @Test
    void a_pick_up_list_is_asked_for_young_people_only() {
        assertThat(page(house.dana().actor()).select("input[name=mayPickUp]")).isEmpty();

        house.inTransaction(() -> sql.sql("""
                        update people.participant set birth_date = :born where organization_id = :organization and id = :id
                        """)
                .param("organization", house.organization())
                .param("born", TestTime.today().minusYears(15))
                .param("id", amara)
                .update());
        post(
                house.dana().actor(),
                path,
                Map.of("name", "Ada Okafor", "relation", "aunt", "phone", "555 0102", "mayPickUp", "true"));
        assertThat(page(house.dana().actor())
                        .select("main li.row > .row-main > p")
                        .text())
                .contains("aunt · 555 0102 · may pick up");
    }

    @Test
    void nobody_reaches_them_without_reaching_the_person_and_no_contact_of_somebody_else() {
        var other = riverside.found();
        assertThat(mvc.get()
                        .uri(path)
                        .with(SignedInAs.actor(other.dana().actor()))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(
                        house.dana().actor(),
                        path + "/" + UUID.randomUUID(),
                        Map.of("name", "Nobody", "relation", "none")))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private Document page(Actor who) {
        return document(mvc.get().uri(path).with(SignedInAs.actor(who)).exchange());
    }

    private MvcTestResult post(Actor who, String to, Map<String, String> typed) {
        var request = mvc.post().uri(to).with(SignedInAs.actor(who));
        typed.forEach(request::param);
        return request.exchange();
    }

    private static Document document(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
