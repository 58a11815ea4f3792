package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class OnTheWayTests {

    private static final String HERE = "/me/plan/milestones";

    @Autowired
    Riverside riverside;

    @Autowired
    OnTheWay onTheWay;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor asAmara;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7)).id();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
    }

    @Test
    void nothing_is_celebrated_unless_the_person_asked_for_it_with_that_milestone() {
        assertThat(get(HERE).select("input[name=celebrate][checked]")).isEmpty();
        post(HERE, Map.of("words", "One evening at the table"));
        post(HERE, Map.of("words", "Call my brother", "celebrate", "true"));
        onTheWay("One evening at the table", "reached");
        assertThat(get(HERE).text()).contains("Reached on").doesNotContain("you did it");
        onTheWay("Call my brother", "reached");
        assertThat(get(HERE).text()).contains("That is yours: you did it.");
        assertThat(get(HERE + "?lang=es").text()).contains("Es suyo: usted lo hizo.");
    }

    @Test
    void what_is_let_go_is_nothing_lost_and_the_team_does_not_see_it() {
        post(HERE, Map.of("words", "Run a mile"));
        onTheWay("Run a mile", "let_go");
        assertThat(get(HERE).select("details").text()).contains("Run a mile");
        assertThat(house.dana().call(() -> onTheWay.milestones(amara)))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(OnTheWay.State.LET_GO));
    }

    @Test
    void what_nobody_reads_until_later_is_sent_only_once_safety_was_asked_about() {
        var unanswered = send(asAmara, HERE, Map.of("words", "Call my brother", "safetyAtStake", ""));
        assertThat(unanswered).hasStatus(422);
        assertThat(unanswered).bodyText().contains("Call my brother", "Please answer this first");
        assertThat(house.dana().call(() -> onTheWay.milestones(amara))).isEmpty();
        assertThat(send(asAmara, HERE + "/confidence", Map.of("value", "4", "safetyAtStake", "")))
                .as("nothing was written for anybody to read")
                .hasStatus(302);
        assertThat(alerts()).isEmpty();
        assertThat(send(asAmara, HERE, Map.of("words", "Get through tonight", "safetyAtStake", "yes")))
                .hasRedirectedUrl("/me/help");
        assertThat(alerts()).containsExactly("now");
    }

    private List<String> alerts() {
        return house.inTransaction(
                () -> sql.sql("select urgency from alerts.v_open").list(String.class));
    }

    @Test
    void the_ruler_goes_from_0_to_10_and_asks_why_not_lower() {
        assertThat(get(HERE).select("input[name=value]")).hasSize(11);
        assertThat(get(HERE).select("input[name=value][checked]")).isEmpty();
        post(HERE + "/confidence", Map.of("value", "6", "why", "Ana believes it"));
        assertThat(get(HERE).text()).contains("6 of 10: Ana believes it");
        for (var wrong : new String[] {"11", "-1", "", "six"}) {
            assertThat(send(asAmara, HERE + "/confidence", Map.of("value", wrong, "why", "kept")))
                    .hasStatus(422);
        }
        assertThat(Jsoup.parse(text(send(asAmara, HERE + "/confidence", Map.of("why", "kept"))))
                        .select("#why")
                        .text())
                .isEqualTo("kept");
    }

    @Test
    void bad_input_is_said_and_nobody_else_sets_anything() {
        assertThat(send(asAmara, HERE, Map.of("words", " "))).hasStatus(422);
        assertThat(send(asAmara, HERE, Map.of("words", "x".repeat(301)))).hasStatus(422);
        for (int i = 0; i < 12; i++) {
            post(HERE, Map.of("words", "Win " + i));
        }
        assertThat(send(asAmara, HERE, Map.of("words", "one more"))).hasStatus(422);
        var ben = house.participant("Ben", "Osei");
        var asBen = house.asParticipant(ben);
        assertThat(send(asBen, HERE, Map.of("words", "x"))).hasStatus(422);
        var hers =
                house.dana().call(() -> onTheWay.milestones(amara)).getFirst().milestoneId();
        assertThatThrownBy(() -> asBen.call(() -> {
                    onTheWay.say(amara, hers, OnTheWay.State.REACHED);
                    return true;
                }))
                .isInstanceOf(NotYours.class);
        assertThat(send(asBen, HERE + "/" + hers.value(), Map.of("state", "reached")))
                .hasStatus(404);
        assertThat(send(asAmara, HERE + "/" + hers.value(), Map.of("state", "lost")))
                .hasStatus(404);
    }

    private void onTheWay(String words, String state) {
        var form = get(HERE)
                .select("li:contains(" + words + ") form:has([value=" + state + "])")
                .first();
        assertThat(form).isNotNull();
        post(form.attr("action"), Map.of("state", state));
    }

    private void post(String path, Map<String, String> fields) {
        assertThat(send(asAmara, path, fields)).hasStatus(302);
    }

    private MvcTestResult send(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        if (!fields.containsKey("safetyAtStake")) {
            request.param("safetyAtStake", "no");
        }
        return request.exchange();
    }

    private Document get(String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(asAmara)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
