package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.OnDuty;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.alerts.Tellers;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Answering at home at eleven in the evening, with and without somebody who would act on it (CARE 2), and walking away
 * from a risk answer (CARE 4). The clock is moved; no hour of the real day matters.
 */
@FootbridgeTest
class AnsweringAtHomeTests {

    private static final String ITEM_9 = "44260-8";
    private static final String NOT_AT_ALL = "LA6568-5";
    private static final String SEVERAL_DAYS = "LA6569-3";
    private static final List<String> FIRST_EIGHT =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3");

    @Autowired
    Riverside riverside;

    @Autowired
    Measures measures;

    @Autowired
    UnsentRisk unsent;

    @Autowired
    Programs programs;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Tellers tellers;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    /** Tomorrow: whoever is let in now is known at eleven in the evening, whenever this runs. */
    private final LocalDate today = TestTime.today().plusDays(1);

    private Riverside.House house;
    private ParticipantId amara;
    private Actor asAmara;

    @BeforeEach
    void amara_is_in_the_program() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", today.minusWeeks(2)).id();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
        onDuty.always(house, house.dana(), today);
    }

    @Test
    void at_eleven_with_nobody_there_item_nine_is_not_asked_and_the_page_says_so_and_whom_to_call() {
        staffed("Mon-Sun 08:00-22:00");
        var home = asked(InstrumentName.PHQ9);
        for (var path : List.of(home, home + "/all", home + "/finish")) {
            var page = page(path);
            assertThat(page.text())
                    .as(path)
                    .contains(
                            "One question is about your safety",
                            "we do not ask it here",
                            "Nobody from the program reads this before",
                            "8:00 AM");
            assertThat(page.select(".help-lines").text()).as(path).contains("988", "911", "555-0100");
            assertThat(page.text()).as(path).doesNotContain("better off dead");
        }
        assertThat(page(home).text()).contains("9 questions");
        assertThat(page(home + "/all").select("fieldset legend")).hasSize(9);
        assertThat(page(home + "/1").text()).contains("Question 1 of 9");
    }

    @Test
    void one_at_a_time_goes_past_it_and_what_is_sent_says_not_asked_never_a_zero() {
        staffed("Mon-Sun 08:00-22:00");
        var home = asked(InstrumentName.PHQ9);
        for (int number = 1; number <= 7; number++) {
            assertThat(post(home + "/" + number, Map.of("answer", SEVERAL_DAYS)))
                    .isEqualTo(home + "/" + (number + 1));
        }
        assertThat(post(home + "/8", Map.of("answer", SEVERAL_DAYS))).isEqualTo(home + "/10");
        assertThat(at(
                        23,
                        0,
                        () -> redirected(mvc.get()
                                .uri(home + "/9")
                                .with(SignedInAs.actor(asAmara))
                                .exchange())))
                .isEqualTo(home + "/10");
        assertThat(page(home + "/10").select("a[href$=/8]"))
                .as("back goes past it too")
                .isNotEmpty();
        post(home + "/10", Map.of("blank", "yes"));
        assertThat(page(home + "/finish").select(".rows a"))
                .as("blanks of hers")
                .hasSize(1);
        assertThat(post(home + "/response", Map.of())).isEqualTo(home + "/sent");
        var sent = page(home + "/sent");
        assertThat(sent.text())
                .contains("We left a question about your safety for when somebody is there", "in person")
                .doesNotContain("stayed blank. Somebody");
        assertThat(sent.select(".help-lines").text()).contains("988", "555-0100");
        assertThat(openAlerts()).isZero();
        assertThat(tasks())
                .containsExactly("A question about safety was not asked at home: ask in person at the next contact");
        record Kept(Optional<String> code, boolean notAsked) {}
        assertThat(house.inTransaction(
                        () -> sql.sql("select code, not_asked from measures.answer where link_id = :item")
                                .param("item", ITEM_9)
                                .list(Kept.class)))
                .containsExactly(new Kept(Optional.empty(), true));
        record Scored(Optional<Integer> total, int answered, int missing, boolean prorated) {}
        assertThat(house.inTransaction(
                        () -> sql.sql("select total::int, answered, missing, prorated from measures.v_scores")
                                .single(Scored.class)))
                .as(
                        "eight ones and a mean for the ninth, as the form's rule for one missing item says; a zero would be 8")
                .isEqualTo(new Scored(Optional.of(9), 8, 1, true));
        var dana = Jsoup.parse(body(mvc.get()
                .uri("/people/" + amara.value() + "/measures/PHQ9")
                .with(SignedInAs.actor(house.dana().actor()))
                .exchange()));
        assertThat(dana.select("table").text()).contains("not answered: not asked at home");
    }

    @Test
    void a_form_of_nothing_but_risk_is_not_offered_until_somebody_is_there() {
        staffed("Mon-Sun 08:00-22:00");
        var home = asked(new InstrumentName("CSSRSSINCE"));
        assertThat(page("/me").select("a[href^=/me/measures]")).isEmpty();
        assertThat(page("/me").text()).contains("wait until somebody from the program is there", "988");
        for (var path : List.of(home, home + "/1", home + "/all", home + "/finish")) {
            var page = page(path);
            assertThat(page.text()).as(path).contains("All of these questions are about your safety");
            assertThat(page.select("main form, fieldset")).as(path).isEmpty();
        }
        assertThat(at(11, 0, () -> document(get("/me"))).select("a[href=" + home + "]"))
                .hasSize(1);
        assertThat(at(11, 0, () -> document(get(home + "/all"))).select("fieldset"))
                .isNotEmpty();
    }

    @Test
    void an_answer_that_comes_anyway_is_never_turned_away() {
        staffed("Mon-Sun 08:00-22:00");
        var home = asked(InstrumentName.PHQ9);
        post(home + "/9", Map.of("answer", SEVERAL_DAYS)); // opened at 21:59, answered at 23:00
        assertThat(page(home + "/finish").select(".help-lines").text()).contains("988");
        post(home + "/response", Map.of());
        assertThat(page(home + "/sent").text())
                .contains("Your safety comes first", "Nobody from the program reads this before", "8:00 AM", "988");
        assertThat(openAlerts()).isEqualTo(1);
    }

    @Test
    void at_eleven_with_somebody_there_item_nine_is_asked_and_whoever_is_on_duty_is_told() {
        staffed("Mon-Sun 08:00-23:30");
        var home = asked(InstrumentName.PHQ9);
        assertThat(page(home).text()).contains("10 questions").doesNotContain("about your safety");
        assertThat(page(home + "/9").text()).contains("Question 9 of 10", "better off dead");
        var answers = new HashMap<String, String>();
        FIRST_EIGHT.forEach(item -> answers.put(item, NOT_AT_ALL));
        answers.put(ITEM_9, SEVERAL_DAYS);
        post(home + "/answers", answers);
        assertThat(post(home + "/response", Map.of())).isEqualTo(home + "/sent");
        assertThat(page(home + "/sent").text())
                .contains("Your safety comes first", "988")
                .doesNotContain("Nobody from the program reads this");
        assertThat(openAlerts()).isEqualTo(1);
        at(23, 1, () -> {
            tellers.tell(house);
            return true;
        });
        assertThat(tellers.toldOnDuty(house)).contains(house.dana().membership().value());
    }

    @Test
    void a_page_left_after_the_risk_answer_tells_at_once_when_she_says_not_now() {
        staffed("Mon-Sun 08:00-23:30");
        var home = asked(InstrumentName.PHQ9);
        post(home + "/9", Map.of("answer", SEVERAL_DAYS));
        assertThat(openAlerts()).as("saved, not sent").isZero();
        var left = at(23, 2, () -> document(send(home + "/pause", Map.of())));
        assertThat(left.select("h1").text()).contains("Your safety comes first");
        assertThat(left.select(".help-lines").text()).contains("988");
        assertThat(openAlerts()).isEqualTo(1);
    }

    @Test
    void a_page_simply_closed_after_the_risk_answer_tells_after_ten_minutes_also_once_nobody_is_there() {
        staffed("Mon-Sun 08:00-23:05");
        var home = asked(InstrumentName.PHQ9);
        post(home + "/draft", Map.of(ITEM_9, SEVERAL_DAYS)); // what the page itself saves while she chooses
        job(23, 9);
        assertThat(openAlerts()).isZero();
        job(23, 10);
        job(23, 11);
        assertThat(openAlerts()).isEqualTo(1);
        assertThat(page(home + "/9").select("input[checked]").attr("value"))
                .as("the answer stays and can be changed")
                .isEqualTo(SEVERAL_DAYS);
    }

    private void job(int hour, int minute) {
        Time.at(clock(hour, minute), () -> {
            unsent.raise(house.organization());
            return true;
        });
    }

    private void staffed(String hours) {
        house.ruth()
                .run(() -> programs.setRule(
                        new NewRule(Optional.empty(), StaffedHours.RULE, hours, "decided here", today.minusWeeks(4))));
    }

    private String asked(InstrumentName form) {
        var asking = at(
                22,
                0,
                () -> house.dana()
                        .call(() ->
                                measures.assign(amara, form, today.plusDays(2), Optional.empty(), Optional.empty())));
        return "/me/measures/" + ((Measures.Asked) asking).id().value();
    }

    private long openAlerts() {
        return house.inTransaction(
                () -> sql.sql("select count(*) from alerts.v_open").single(Long.class));
    }

    private List<String> tasks() {
        return house.inTransaction(() -> sql.sql("select title from tasks.task where kind = 'ask in person'")
                .list(String.class));
    }

    private Instant clock(int hour, int minute) {
        return today.atTime(hour, minute).atZone(Riverside.NEW_YORK).toInstant();
    }

    private <R> R at(int hour, int minute, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
        var then = clock(hour, minute);
        return Time.at(then, () -> Proof.fresh(then).call(work));
    }

    private Document page(String path) {
        return at(23, 0, () -> {
            var answer = get(path);
            assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
            return document(answer);
        });
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(asAmara)).exchange();
    }

    /** Where it leads, sent at eleven. */
    private String post(String path, Map<String, String> fields) {
        return at(23, 0, () -> redirected(send(path, fields)));
    }

    private MvcTestResult send(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(asAmara));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String redirected(MvcTestResult result) {
        var to = result.getResponse().getRedirectedUrl();
        return to == null ? "" : to;
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(body(result));
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
