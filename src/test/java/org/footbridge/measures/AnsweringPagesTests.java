package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.access.Translator;
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

@FootbridgeTest
class AnsweringPagesTests {

    private static final String ITEM_9 = "44260-8";
    private static final String MORE_THAN_HALF = "LA6570-1";

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

    @Autowired
    Translator translator;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor asAmara;
    private String asked;

    @BeforeEach
    void amara_is_asked() {
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
        var asking = house.dana()
                .call(() -> measures.assign(
                        amara, InstrumentName.PHQ9, LocalDate.of(2026, 12, 1), Optional.empty(), Optional.empty()));
        asked = "/me/measures/" + ((Measures.Asked) asking).id().value();
    }

    @Test
    void each_question_says_above_it_who_reads_it_and_when_with_988() {
        for (var path : new String[] {asked, asked + "/1", asked + "/9", asked + "/all", asked + "/finish"}) {
            var page = page(asAmara, path);
            assertThat(page.select(".who").text()).as(path).contains("Riverside", "Monday to Friday", "988");
        }
    }

    @Test
    void one_question_at_a_time_leads_from_start_to_a_page_that_tells_the_truth_about_who_reads() {
        assertThat(page(asAmara, asked + "/1").select("legend").text())
                .contains("Little interest or pleasure in doing things");
        for (int number = 1; number <= 9; number++) {
            post(asAmara, asked + "/" + number, Map.of("answer", MORE_THAN_HALF));
        }
        post(asAmara, asked + "/10", Map.of("blank", "yes"));
        var finish = page(asAmara, asked + "/finish");
        assertThat(finish.text()).contains("You answered 9 of 10 questions");
        assertThat(finish.select(".help-lines").text()).contains("988");
        assertThat(post(asAmara, asked + "/response", Map.of()).getResponse().getRedirectedUrl())
                .isEqualTo(asked + "/sent");
        var sent = page(asAmara, asked + "/sent");
        assertThat(sent.select("h1").text()).contains("Your safety comes first");
        assertThat(sent.text()).contains("988", "At other times nobody may read it", "These two weeks".toLowerCase());
        assertThat(sent.text()).doesNotContain("PHQ", "severe", "risk");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*)::int from alerts.v_open").single(Integer.class)))
                .isEqualTo(1);
    }

    @Test
    void all_at_once_works_as_one_form_and_leaves_blanks_blank() {
        post(asAmara, asked + "/answers", Map.of("44250-9", MORE_THAN_HALF, ITEM_9, "LA6568-5"));
        var finish = page(asAmara, asked + "/finish");
        assertThat(finish.text()).contains("You answered 2 of 10 questions");
        assertThat(finish.select(".rows a")).hasSize(8);
        post(asAmara, asked + "/response", Map.of());
        assertThat(page(asAmara, asked + "/sent").text()).contains("Some questions stayed blank, so there is no total");
    }

    @Test
    void a_page_left_while_choosing_has_kept_what_was_chosen() {
        assertThat(post(asAmara, asked + "/draft", Map.of("44250-9", MORE_THAN_HALF))
                        .getResponse()
                        .getStatus())
                .isEqualTo(204);
        assertThat(page(asAmara, asked + "/1").select("input[checked]").attr("value"))
                .isEqualTo(MORE_THAN_HALF);
    }

    @Test
    void not_now_after_a_risk_answer_tells_the_team_and_shows_help() {
        post(asAmara, asked + "/9", Map.of("answer", MORE_THAN_HALF));
        var left = Jsoup.parse(body(post(asAmara, asked + "/pause", Map.of())));
        assertThat(left.select(".help-lines").text()).contains("988");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*)::int from alerts.v_open").single(Integer.class)))
                .isEqualTo(1);
    }

    @Test
    void an_answer_nobody_offered_and_an_empty_choice_are_refused_with_words() {
        assertThat(post(asAmara, asked + "/1", Map.of("answer", "LA6572-7"))
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(post(asAmara, asked + "/1", Map.of()).getResponse().getStatus())
                .isEqualTo(422);
        assertThat(post(asAmara, asked + "/99", Map.of("answer", MORE_THAN_HALF))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void somebody_else_and_staff_find_nothing_at_her_address() {
        var asBen = house.asParticipant(house.participant("Ben", "Osei"));
        for (var path : new String[] {asked, asked + "/1", asked + "/all", asked + "/finish", asked + "/sent"}) {
            assertThat(mvc.get()
                            .uri(path)
                            .with(SignedInAs.actor(asBen))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
            assertThat(mvc.get()
                            .uri(path)
                            .with(SignedInAs.actor(house.dana().actor()))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(post(asBen, asked + "/1", Map.of("answer", MORE_THAN_HALF))
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void in_spanish_all_our_own_words_are_spanish_and_the_instrument_stays_marked_english() {
        assertThat(page(asAmara, asked + "/1?lang=es").select("html").attr("lang"))
                .as("until they were reviewed")
                .isEqualTo("en");
        translator.reads(house, "question-words");
        var page = page(asAmara, asked + "/1?lang=es");
        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        assertThat(page.text()).contains("Pregunta 1 de 10", "Dejar en blanco");
        assertThat(page.select("[lang=en] legend").text()).contains("Little interest");
        assertThat(page(asAmara, asked + "?lang=es").text()).contains("solo están aquí en inglés");
    }

    @Test
    void staff_see_the_course_with_bands_and_each_item_and_enter_from_paper() {
        var dana = house.dana().actor();
        var home = "/people/" + amara.value() + "/measures";
        var fields = new java.util.HashMap<String, String>();
        measures(fields);
        fields.put("instrument", "PHQ9");
        fields.put("mode", "paper");
        fields.put("date", TestTime.today().minusDays(1).toString());
        fields.put("time", "10:00");
        assertThat(post(dana, home, fields).getResponse().getRedirectedUrl()).isEqualTo(home);
        var page = page(dana, home);
        assertThat(page.select(".trend-summary").text()).startsWith("8, mild");
        assertThat(page(dana, home + "/PHQ9").select("table").text()).contains("not answered", "Several days");
        fields.put("mode", "telepathy");
        assertThat(post(dana, home, fields).getResponse().getStatus()).isEqualTo(422);
        assertThat(mvc.get()
                        .uri(home)
                        .with(SignedInAs.actor(house.bea().actor()))
                        .exchange()
                        .getResponse()
                        .getStatus())
                .isEqualTo(404);
    }

    private static void measures(Map<String, String> fields) {
        for (var item :
                new String[] {"44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3"}) {
            fields.put(item, "LA6569-3");
        }
        fields.put(ITEM_9, "LA6568-5");
    }

    private Document page(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(body(result));
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
