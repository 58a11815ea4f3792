package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.access.SignedInAs;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Measures;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Measures at the shared tablet on arrival: without script, a few minutes long, and nothing of it for the next person. */
@FootbridgeTest
class TabletMeasuresTests {

    private static final Map<String, String> AMARA = Map.of("number", "4821", "month", "3", "day", "14");
    private static final Map<String, String> LEE = Map.of("number", "5930", "month", "3", "day", "14");
    private static final String ITEM_9 = "44260-8";
    private static final String NOT_AT_ALL = "LA6568-5";
    private static final String SEVERAL_DAYS = "LA6569-3";

    @Autowired
    GroupEvening evenings;

    @Autowired
    ArrivalNumbers numbers;

    @Autowired
    Measures measures;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private GroupEvening.Evening evening;
    private ParticipantId amara;
    private Actor dana;
    private String form;

    /** The tablet's cookies, as a browser keeps them. */
    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void amara_is_asked_for_a_phq_9_and_a_tablet_stands_there() {
        evening = evenings.with(2);
        amara = evening.person(0);
        dana = evening.house().dana().actor();
        dana.run(() -> {
            numbers.give(amara, "4821");
            numbers.give(evening.person(1), "5930");
        });
        form = "/arrival/measures/" + asked(InstrumentName.PHQ9);
        cookies.clear();
        var fields = Map.of(
                "name",
                "Front desk",
                "program",
                evening.house().program().value().toString());
        keep(at(17, 0, () -> {
            var request = mvc.post().uri("/arrival-tablets").with(SignedInAs.actor(dana));
            fields.forEach(request::param);
            return request.exchange();
        }));
    }

    @Test
    void after_the_check_in_the_questions_wait_and_on_site_item_nine_is_asked_in_any_hour() {
        var visit = arrive();
        assertThat(to(17, 51, "/arrival/check-in", Map.of("visit", visit, "mood", "5")))
                .isEqualTo("/arrival/measures");
        var start = page(17, 51, "/arrival/measures");
        assertThat(start.text())
                .contains("10 questions", "Riverside", "988", "How the last two weeks were")
                .doesNotContain("Amara", "about your safety");
        assertThat(page(17, 51, form + "/all").text()).contains("better off dead");
        assertThat(page(17, 51, form + "/9").text()).contains("Question 9 of 10", "better off dead");
    }

    @Test
    void one_question_at_a_time_is_saved_as_it_goes_and_the_minutes_begin_anew_with_each() {
        var visit = arrive();
        to(17, 50, "/arrival/check-in", Map.of("visit", visit, "mood", "5"));
        for (int number = 1; number <= 9; number++) {
            assertThat(to(17, 50 + number, form + "/" + number, Map.of("visit", visit, "answer", NOT_AT_ALL)))
                    .isEqualTo(form + "/" + (number + 1));
        }
        assertThat(to(18, 0, form + "/10", Map.of("visit", visit, "blank", "yes")))
                .isEqualTo(form + "/finish");
        assertThat(page(18, 0, form + "/finish").text()).contains("You answered 9 of 10 questions");
        assertThat(to(18, 1, form + "/response", Map.of("visit", visit))).isEqualTo("/arrival/thanks");
        assertThat(page(18, 1, "/arrival/thanks").text()).contains("Thank you").doesNotContain("Amara");
        assertThat(count("measures.v_scores")).isEqualTo(1);
        assertThat(count("alerts.v_open")).isZero();
        for (var path : List.of("/arrival/measures", form + "/1", form + "/all", form + "/finish")) {
            assertThat(at(18, 2, () -> tablet(path)).getResponse().getRedirectedUrl())
                    .as("the back button: " + path)
                    .isEqualTo("/arrival");
        }
    }

    @Test
    void a_visit_ends_by_itself_and_what_was_chosen_is_kept_for_its_owner_alone() {
        var visit = arrive();
        to(17, 50, "/arrival/check-in", Map.of("visit", visit));
        to(17, 51, form + "/1", Map.of("visit", visit, "answer", SEVERAL_DAYS));
        assertThat(to(17, 57, form + "/2", Map.of("visit", visit, "answer", SEVERAL_DAYS)))
                .isEqualTo("/arrival");
        assertThat(at(17, 57, () -> tablet(form + "/1")).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival");
        at(17, 58, () -> tablet("/arrival"));
        at(17, 58, () -> tablet("/arrival", LEE));
        var lees = page(17, 58, "/arrival/check-in").select("input[name=visit]").attr("value");
        assertThat(at(17, 58, () -> tablet(form + "/1")).getResponse().getRedirectedUrl())
                .as("hers is not there for him")
                .isEqualTo("/arrival");
        assertThat(to(17, 58, form + "/1", Map.of("visit", lees, "answer", NOT_AT_ALL)))
                .isEqualTo("/arrival");
        assertThat(to(17, 58, form + "/response", Map.of("visit", lees))).isEqualTo("/arrival");
        assertThat(to(17, 59, "/arrival/check-in", Map.of("visit", lees)))
                .as("nothing is asked of him")
                .isEqualTo("/arrival/thanks");
        at(18, 0, () -> tablet("/arrival"));
        at(18, 0, () -> tablet("/arrival", AMARA));
        assertThat(page(18, 0, form + "/1").select("input[checked]").attr("value"))
                .isEqualTo(SEVERAL_DAYS);
    }

    @Test
    void a_risk_answer_raises_its_alert_and_the_tablet_points_to_the_people_there() {
        asked(InstrumentName.GAD7);
        var visit = arrive();
        to(17, 50, "/arrival/check-in", Map.of("visit", visit));
        to(17, 51, form + "/answers", Map.of("visit", visit, "44250-9", NOT_AT_ALL, ITEM_9, SEVERAL_DAYS));
        assertThat(page(17, 51, form + "/finish").text()).contains("Are you safe right now?", "988");
        assertThat(to(17, 51, form + "/response", Map.of("visit", visit)))
                .as("nothing more is asked of her now")
                .isEqualTo("/arrival/thanks");
        assertThat(page(17, 51, "/arrival/thanks").text()).contains("tell somebody of the team here", "988");
        assertThat(count("alerts.v_open")).isEqualTo(1);
    }

    @Test
    void not_now_after_a_risk_answer_tells_the_team_at_once() {
        var visit = arrive();
        to(17, 50, "/arrival/check-in", Map.of("visit", visit));
        assertThat(at(17, 51, () -> tablet(form + "/draft", Map.of("visit", visit, ITEM_9, SEVERAL_DAYS))))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(count("alerts.v_open")).isZero();
        to(17, 51, form + "/pause", Map.of("visit", visit));
        assertThat(page(17, 51, "/arrival/thanks").text()).contains("tell somebody of the team here");
        assertThat(count("alerts.v_open")).isEqualTo(1);
    }

    @Test
    void the_next_form_follows_and_bad_input_is_met_with_words() {
        var second = "/arrival/measures/" + asked(InstrumentName.GAD7);
        var visit = arrive();
        to(17, 50, "/arrival/check-in", Map.of("visit", visit));
        for (var wrong : List.of(Map.of("visit", visit), Map.of("visit", visit, "answer", "nonsense"))) {
            assertThat(at(17, 51, () -> tablet(form + "/1", wrong))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(at(17, 51, () -> tablet(form + "/response", Map.of("visit", visit))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(to(17, 51, form + "/99", Map.of("visit", visit, "answer", NOT_AT_ALL)))
                .isEqualTo("/arrival");
        to(17, 51, form + "/1", Map.of("visit", visit, "answer", NOT_AT_ALL));
        assertThat(to(17, 52, form + "/response", Map.of("visit", visit))).isEqualTo("/arrival/measures");
        assertThat(page(17, 52, "/arrival/measures").select("a[href=" + second + "/1]"))
                .hasSize(1);
        to(17, 53, second + "/pause", Map.of("visit", visit));
        assertThat(at(17, 53, () -> tablet("/arrival/measures")).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival");
    }

    private String asked(InstrumentName name) {
        var asking = at(
                12,
                0,
                () -> dana.call(() ->
                        measures.assign(amara, name, evening.day().plusDays(2), Optional.empty(), Optional.empty())));
        return ((Measures.Asked) asking).id().value().toString();
    }

    /** Number and birthday typed; the name of the visit. */
    private String arrive() {
        at(17, 50, () -> tablet("/arrival"));
        at(17, 50, () -> tablet("/arrival", AMARA));
        return page(17, 50, "/arrival/check-in")
                .select("input[name=visit]")
                .first()
                .attr("value");
    }

    private Document page(int hour, int minute, String path) {
        var answer = at(hour, minute, () -> tablet(path));
        assertThat(answer).as(path).hasStatusOk();
        return document(answer);
    }

    private String to(int hour, int minute, String path, Map<String, String> fields) {
        var to = at(hour, minute, () -> tablet(path, fields)).getResponse().getRedirectedUrl();
        return to == null ? "" : to;
    }

    private MvcTestResult tablet(String path) {
        return keep(mvc.get().uri(path).cookie(jar()).exchange());
    }

    private MvcTestResult tablet(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(csrf()).cookie(jar());
        fields.forEach(request::param);
        return keep(request.exchange());
    }

    private Cookie[] jar() {
        return cookies.entrySet().stream()
                .map(one -> new Cookie(one.getKey(), one.getValue()))
                .toArray(Cookie[]::new);
    }

    private MvcTestResult keep(MvcTestResult answer) {
        for (var cookie : answer.getResponse().getCookies()) {
            if (cookie.getMaxAge() == 0
                    || cookie.getValue() == null
                    || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else if (List.of("tablet", "visit").contains(cookie.getName())) {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }

    private <R> R at(int hour, int minute, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
        return Time.at(evening.at(hour, minute), work);
    }

    private int count(String view) {
        return evening.house()
                .inTransaction(
                        () -> sql.sql("select count(*)::int from " + view).single(Integer.class));
    }

    private static Document document(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
