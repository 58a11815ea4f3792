package org.footbridge.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import org.footbridge.Riverside;
import org.footbridge.access.BreakGlass;
import org.footbridge.access.GlassReason;
import org.footbridge.access.SignedInAs;
import org.footbridge.access.Translator;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Who looked at my record (CARE 19), and what comes of a question about it. */
@FootbridgeTest
class LookedTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Audit audit;

    @Autowired
    BreakGlass glass;

    @Autowired
    Sessions sessions;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Translator translator;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;

    @BeforeEach
    void amara_is_at_riverside() {
        house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> sessions.makeUntil(today.plusWeeks(2)));
        amara = house.enrolled("Amara", "Okafor", today.minusWeeks(2)).id();
        house.letCare(Role.THERAPIST, amara);
        herself = house.asParticipant(amara);
    }

    @Test
    void a_page_opened_a_moment_ago_stands_there_already_with_who_and_what_for() {
        assertThat(mvc.get()
                        .uri("/people/" + amara.value())
                        .with(SignedInAs.actor(house.dana().actor())))
                .hasStatusOk();
        var line = line("Dana Reyes");
        assertThat(line)
                .contains("Dana Reyes, LCSW, Therapist", "looked at your record")
                .doesNotContain("Not on your");
    }

    @Test
    void whoever_led_her_group_that_day_looked_to_run_it() {
        var tuesday = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK)
                .with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        Time.at(
                tuesday.atTime(18, 30).atZone(Riverside.NEW_YORK).toInstant(),
                () -> house.dana().call(() -> looked("attendance/roster", List.of(amara))));
        assertThat(line("Dana Reyes")).contains("To run the group of Tuesday", "looked at when you came");
    }

    @Test
    void one_line_a_person_and_day_however_often_they_looked() {
        for (int i = 0; i < 5; i++) {
            house.dana().call(() -> looked("chart/person", List.of(amara)));
        }
        house.dana().call(() -> looked("notes/read", List.of(amara)));
        var lines = page("/me/looked").select("li.row:contains(Dana Reyes)");
        assertThat(lines).hasSize(1);
        assertThat(lines.text()).contains("(5 times)", "looked at the notes");
    }

    @Test
    void a_look_from_outside_the_team_stands_out_and_one_in_need_is_called_so() {
        house.bea().call(() -> looked("chart/person", List.of(amara)));
        assertThat(line("Bea Kowalski")).contains("For your insurance").doesNotContain("Not on your care team");

        var noor = house.participant("Noor", "Haddad");
        herself = house.asParticipant(noor);
        house.bea().call(() -> looked("chart/person", List.of(noor)));
        assertThat(line("Bea Kowalski")).contains("Not on your care team");
        house.priya().call(() -> glass.open(noor, GlassReason.CARE_NOW, "She called and nobody of hers was here."));
        assertThat(line("Priya Nair"))
                .contains(
                        "Opened in need",
                        "you needed care and nobody of your team was there",
                        "privacy officer was told")
                .doesNotContain("She called");
    }

    @Test
    void an_entry_about_twelve_names_none_of_the_others_and_no_row_can_be_read() {
        var noor = house.participant("Noor", "Haddad");
        house.dana().call(() -> looked("attendance/roster", List.of(amara, noor)));
        var page = page("/me/looked");
        assertThat(page.text()).contains("Dana Reyes").doesNotContain("Noor");
        assertThat(page.html()).doesNotContain(noor.value().toString());
        Integer readable = herself.call(() -> transaction.execute(
                _ -> sql.sql("select count(*)::int from audit.entry").single(Integer.class)));
        assertThat(readable).isZero();
        assertThat(looksAt(herself, noor)).isEmpty();
        assertThat(looksAt(herself, amara)).isNotEmpty();
        assertThat(looksAt(house.dana().actor(), amara)).isEmpty();
    }

    @Test
    void who_is_kept_apart_from_her_stays_secret_and_her_own_looks_are_not_listed() {
        house.dana()
                .run(() -> transaction.executeWithoutResult(
                        _ -> audit.act(Act.CREATE, "keep-apart", null, List.of(amara))));
        page("/me/looked");
        assertThat(page("/me/looked").select("li.row")).isEmpty();
        assertThat(page("/me/looked").text()).contains("Nobody has looked yet");
    }

    @Test
    void a_long_list_comes_in_whole_days_without_a_gap() {
        var now = clock.instant().atZone(Riverside.NEW_YORK);
        for (int day = 0; day < 40; day++) {
            Time.at(
                    now.minusDays(day).toInstant(),
                    () -> house.dana().call(() -> looked("chart/person", List.of(amara))));
        }
        var first = page("/me/looked");
        assertThat(first.select("li.row")).hasSize(25);
        var second = page(first.select("a[rel=next]").attr("href"));
        assertThat(second.select("li.row")).hasSize(15);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(first.select("li.row .quiet:first-child").eachText())
                .doesNotContainAnyElementsOf(
                        second.select("li.row .quiet:first-child").eachText());
    }

    @Test
    void a_question_reaches_the_privacy_officer_and_the_answer_comes_back() {
        house.bea().call(() -> looked("chart/person", List.of(amara)));
        var ask = page("/me/looked")
                .select("li.row:contains(Bea Kowalski) a[href^=/me/looked/]")
                .attr("href");
        assertThat(page(ask).text()).contains("Read by the privacy officer", "988", "Bea Kowalski");
        assertThat(post(herself, ask + "/questions", Map.of("words", "Why did billing look?", "safetyAtStake", "no")))
                .hasRedirectedUrl("/me/looked");
        assertThat(page("/me/looked").text()).contains("Why did billing look?", "The privacy officer has it.");

        var paula = house.paula().actor();
        var desk = open(paula, "/privacy/questions");
        assertThat(desk.text()).contains("Amara Okafor", "Why did billing look?");
        assertThat(open(paula, "/tasks").text()).contains("Answer a question about who looked");
        var answer = desk.select("form[action$=/answer]").attr("action");
        assertThat(post(paula, answer, Map.of("answer", " "))).hasStatus(422);
        assertThat(post(paula, answer, Map.of("answer", "She sent the claim of March to your insurance.")))
                .hasRedirectedUrl("/privacy/questions");
        assertThat(post(paula, answer, Map.of("answer", "Something else."))).hasRedirectedUrl("/privacy/questions");
        assertThat(page("/me/looked").text())
                .contains("She sent the claim of March to your insurance.")
                .doesNotContain("Something else");
        assertThat(open(paula, "/tasks").text()).doesNotContain("Answer a question about who looked");
    }

    @Test
    void a_question_that_says_safety_is_at_stake_rings() {
        house.bea().call(() -> looked("chart/person", List.of(amara)));
        var ask = page("/me/looked").select("a[href^=/me/looked/]").first().attr("href");
        assertThat(post(herself, ask + "/questions", Map.of("words", "I am afraid of her.", "safetyAtStake", "yes")))
                .hasRedirectedUrl("/me/help");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*)::int from alerts.v_alerts where participant_id = :amara")
                                .param("amara", amara)
                                .single(Integer.class)))
                .isPositive();
    }

    @Test
    void what_is_left_blank_or_is_nobody_of_the_list_is_not_sent() {
        house.bea().call(() -> looked("chart/person", List.of(amara)));
        var ask = page("/me/looked").select("a[href^=/me/looked/]").first().attr("href");
        assertThat(post(herself, ask + "/questions", Map.of("words", " ", "safetyAtStake", "no")))
                .hasStatus(422);
        assertThat(post(herself, ask + "/questions", Map.of("words", "Why?"))).hasStatus(422);
        assertThat(post(herself, ask + "/questions", Map.of("words", "x".repeat(1001), "safetyAtStake", "no")))
                .hasStatus(422);
        assertThat(call(
                        herself,
                        "/me/looked/2020-01-01/" + house.bea().membership().value()))
                .hasStatus(404);
        assertThat(call(herself, "/me/looked/yesterday/x")).hasStatus4xxClientError();
        assertThat(call(herself, "/me/looked?before=yesterday")).hasStatus4xxClientError();
    }

    @Test
    void nobody_else_opens_the_page_and_only_the_privacy_desk_the_questions() {
        assertThat(call(house.dana().actor(), "/me/looked")).hasStatus(404);
        assertThat(call(house.dana().actor(), "/privacy/questions")).hasStatus(404);
        assertThat(call(herself, "/privacy/questions")).hasStatus(404);
        assertThat(post(house.dana().actor(), "/privacy/questions/" + amara.value() + "/answer", Map.of("answer", "x")))
                .hasStatus(404);
    }

    @Test
    void the_page_speaks_spanish_once_it_was_reviewed() {
        translator.reads(house, "rights-words");
        house.priya().call(() -> glass.open(amara, GlassReason.DANGER, "She is in danger, her sister says."));
        assertThat(mvc.get().uri("/me/looked").header("Accept-Language", "es").with(SignedInAs.actor(herself)))
                .hasStatusOk()
                .bodyText()
                .contains("Quién miró mi expediente", "alguien está en peligro");
    }

    private Boolean looked(String page, List<ParticipantId> people) {
        audit.viewed(page, people);
        return true;
    }

    private List<String> looksAt(Actor who, ParticipantId person) {
        return who.call(() -> transaction.execute(_ -> sql.sql("select subject from audit.looks_at(:person, null)")
                .param("person", person)
                .list(String.class)));
    }

    private String line(String name) {
        return page("/me/looked").select("li.row:contains(" + name + ")").text();
    }

    private Document page(String path) {
        return open(herself, path);
    }

    private Document open(Actor who, String path) {
        var answer = call(who, path);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private MvcTestResult call(Actor who, String path) {
        return mvc.get().uri(URI.create(path)).with(SignedInAs.actor(who)).exchange();
    }

    private MvcTestResult post(Actor who, String path, Map<String, String> fields) {
        var post = mvc.post().uri(path).with(SignedInAs.actor(who));
        fields.forEach(post::param);
        return post.exchange();
    }
}
