package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.OnDuty;
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

/** Forms that leave questions out, ask for numbers, and speak of danger or of a lapse; all without script. */
@FootbridgeTest
class ConditionalFormsTests {

    private static final String YES = "LA33-6";
    private static final String NO = "LA32-8";

    @Autowired
    Riverside riverside;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Instruments instruments;

    @Autowired
    Measures measures;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor asAmara;

    @BeforeEach
    void amara_is_in_care() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusWeeks(1))
                .id();
        onDuty.dayAndNight(house, house.dana());
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
        house.job(() -> {
            instruments.copy();
            return true;
        });
    }

    @Test
    void one_question_at_a_time_goes_past_what_the_form_leaves_out() {
        var home = asked("AUDIT");
        assertThat(page(home + "/1").text()).contains("Question 1 of 5"); // 4 to 8 wait for 2 and 3
        assertThat(answer(home + "/1", "LA6270-8")).isEqualTo(home + "/9");
        assertThat(page(home + "/9").text()).contains("Question 2 of 3");
        assertThat(page(home + "/9").select("a[href$=/1]"))
                .as("back goes past them too")
                .isNotEmpty();
        assertThat(answer(home + "/9", "no")).isEqualTo(home + "/10");
        assertThat(answer(home + "/10", "last-year")).isEqualTo(home + "/finish");
        assertThat(page(home + "/finish").text()).contains("You answered 3 of 3 questions");
        post(home + "/response", Map.of());
        assertThat(totals()).containsExactly(new BigDecimal("4"));
        assertThat(get(home + "/4").getResponse().getRedirectedUrl()).isNotNull();
    }

    @Test
    void a_later_answer_that_leaves_a_question_out_takes_its_answer_along() {
        var home = asked("AUDIT");
        answer(home + "/1", "LA18926-8");
        answer(home + "/2", "LA18932-6");
        answer(home + "/1", "LA6270-8");
        answer(home + "/9", "no");
        answer(home + "/10", "no");
        post(home + "/response", Map.of());
        assertThat(totals()).containsExactly(BigDecimal.ZERO);
    }

    @Test
    void all_at_once_asks_for_more_where_an_answer_asks_for_more() {
        var home = asked("CSSRS");
        var all = page(home + "/all");
        assertThat(all.select("fieldset legend")).hasSize(3); // 1, 2 and 6
        assertThat(all.text()).contains("The wording is fixed", "Past month");
        assertThat(post(home + "/answers", Map.of("93246-7", YES, "93247-5", YES, "93267-3", NO))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(home + "/all");
        assertThat(page(home + "/all").select("fieldset legend")).hasSize(6);
        assertThat(post(home + "/answers", Map.of("93248-3", NO, "93249-1", YES, "93250-9", NO))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(home + "/finish");
        post(home + "/response", Map.of());
        assertThat(urgencies()).containsExactly("now");
        assertThat(page(home + "/sent").select("h1").text()).contains("Your safety comes first");
    }

    @Test
    void a_question_stands_under_the_span_it_asks_about() {
        var home = asked("CSSRS");
        post(home + "/answers", Map.of("93246-7", NO, "93247-5", YES, "93267-3", YES));
        assertThat(page(home + "/4").select("form").text())
                .contains("Past month")
                .doesNotContain("Lifetime");
        assertThat(page(home + "/7").select("form").text()).contains("Lifetime").doesNotContain("Past month");
        var trauma = asked("PCL5WEEK");
        assertThat(page(trauma + "/9").text()).contains("In the past week, how much were you bothered by:");
    }

    @Test
    void a_danger_answer_left_on_the_phone_is_told_and_a_blank_one_is_asked_in_person() {
        var home = asked("CSSRSSINCE");
        answer(home + "/6", YES);
        var left = Jsoup.parse(body(post(home + "/pause", Map.of())));
        assertThat(left.select(".help-lines").text()).contains("988");
        assertThat(urgencies()).containsExactly("now");
        answer(home + "/1", NO);
        answer(home + "/2", NO);
        post(home + "/6", Map.of("blank", "yes"));
        post(home + "/response", Map.of());
        assertThat(house.inTransaction(
                        () -> sql.sql("select kind from tasks.v_open").list(String.class)))
                .containsExactly("ask in person");
        assertThat(totals()).as("the level stays open").isEmpty();
    }

    @Test
    void a_number_is_typed_and_use_goes_to_the_clinician_without_a_word_of_danger() {
        var home = asked("BAMR");
        assertThat(page(home + "/4").select("input[type=number]").attr("max")).isEqualTo("30");
        assertThat(post(home + "/4", Map.of("answer", "31")).getResponse().getStatus())
                .isEqualTo(422);
        assertThat(post(home + "/4", Map.of("answer", "")).getResponse().getStatus())
                .isEqualTo(422);
        assertThat(answer(home + "/4", "0")).as("5 is left out after 0").isEqualTo(home + "/6");
        assertThat(answer(home + "/6", "2")).isEqualTo(home + "/7");
        assertThat(page(home + "/finish").select("#now")).isEmpty();
        assertThat(post(home + "/pause", Map.of()).getResponse().getRedirectedUrl())
                .isEqualTo("/me");
        assertThat(urgencies()).containsExactly("lapse");
    }

    @Test
    void a_form_without_its_words_is_neither_asked_nor_offered() {
        var asking = house.dana()
                .call(() -> measures.assign(
                        amara,
                        new InstrumentName("BAMIOP"),
                        LocalDate.of(2026, 12, 1),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(asking).isEqualTo(new Measures.NotAsked("The words of BAM-IOP have not been filled in yet."));
        var dana = house.dana().actor();
        var staff = Jsoup.parse(body(mvc.get()
                .uri("/people/" + amara.value() + "/measures")
                .with(SignedInAs.actor(dana))
                .exchange()));
        assertThat(staff.select("option[value=BAMR]")).isNotEmpty();
        assertThat(staff.select("option[value=BAMIOP]")).isEmpty();
    }

    @Test
    void staff_type_in_from_paper_what_stands_there_and_a_wrong_number_is_told() {
        var dana = house.dana().actor();
        var fields = new HashMap<>(Map.of("instrument", "BAMR", "mode", "paper", "time", "10:00"));
        fields.put("date", TestTime.today().minusDays(1).toString());
        fields.put("4", "2");
        fields.put("5", "77");
        fields.put("6", "0");
        var home = "/people/" + amara.value() + "/measures";
        assertThat(postAs(dana, home, fields).getResponse().getStatus()).isEqualTo(422);
        fields.put("5", "1");
        assertThat(postAs(dana, home, fields).getResponse().getStatus()).isEqualTo(302);
        assertThat(totals()).containsExactly(new BigDecimal("3"));
    }

    private String asked(String name) {
        var asking = house.dana()
                .call(() -> measures.assign(
                        amara,
                        new InstrumentName(name),
                        LocalDate.of(2026, 12, 1),
                        Optional.empty(),
                        Optional.empty()));
        return "/me/measures/" + ((Measures.Asked) asking).id().value();
    }

    private String answer(String path, String code) {
        return Optional.ofNullable(
                        post(path, Map.of("answer", code)).getResponse().getRedirectedUrl())
                .orElse("");
    }

    private List<BigDecimal> totals() {
        return house.inTransaction(() -> sql.sql("select total from measures.v_scores where total is not null")
                .list(BigDecimal.class));
    }

    private List<String> urgencies() {
        return house.inTransaction(
                () -> sql.sql("select urgency from alerts.v_open").list(String.class));
    }

    private Document page(String path) {
        var result = get(path);
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(body(result));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(asAmara)).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> fields) {
        return postAs(asAmara, path, fields);
    }

    private MvcTestResult postAs(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
