package org.footbridge.finder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class StoriesTests {

    private static final String WORDS = "I sat by the door for two weeks.\nThen I moved a chair.";

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Actor amara;
    private Actor director;

    @BeforeEach
    void amara_was_here() {
        house = riverside.found();
        amara = house.asParticipant(
                house.enrolled("Amara", "Okafor", TestTime.today().minusDays(60))
                        .id());
        director = house.ruth().actor();
    }

    @Test
    void a_story_is_shown_once_staff_looked_at_it_and_says_what_it_is() {
        assertThat(publicPage().text()).contains("Nobody has told a story here yet");
        offer(WORDS);
        assertThat(publicPage().text()).doesNotContain("moved a chair");
        decide("publish", "");
        var page = publicPage();
        assertThat(page.select("article h2").eachText()).containsExactly("River");
        assertThat(page.select("article p").eachText())
                .containsExactly("I sat by the door for two weeks.", "Then I moved a chair.");
        assertThat(page.text())
                .contains("personal experiences, not medical advice")
                .doesNotContain("Amara", "Okafor");
        assertThat(get(amara, "/me/story").text()).contains("Shown until");
        assertThat(visitorSees("/%s/guide".formatted(house.slug())).select("a[href$=/stories]"))
                .hasSize(1);
    }

    @Test
    void what_is_kept_for_oneself_is_seen_by_no_one_else() {
        write(Map.of("name", "River", "words", WORDS, "then", "keep"));
        assertThat(get(amara, "/me/story").select("textarea").text()).contains("moved a chair");
        assertThat(get(director, "/program/stories").text()).doesNotContain("moved a chair");
        assertThat(director.call(() -> house.inTransaction(
                        () -> sql.sql("select count(*) from finder.story").single(Integer.class))))
                .isZero();
        assertThat(publicPage().text()).doesNotContain("moved a chair");
    }

    @Test
    void taken_back_it_is_gone_from_the_page_and_from_the_table() {
        offer(WORDS);
        decide("publish", "");
        assertThat(post(amara, "/me/story/removal", Map.of())).hasStatus(302);
        assertThat(publicPage().text()).doesNotContain("moved a chair");
        assertThat(amara.call(() -> house.inTransaction(
                        () -> sql.sql("select count(*) from finder.story").single(Integer.class))))
                .isZero();
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*) from audit.entry where entry::text like '%moved a chair%'")
                                .single(Integer.class)))
                .isZero();
    }

    @Test
    void a_change_of_what_is_shown_waits_for_another_look() {
        offer(WORDS);
        decide("publish", "");
        var read =
                get(director, "/program/stories").select("input[name=version]").val();
        offer("Call me at 518 555 0142");
        assertThat(publicPage().text()).doesNotContain("moved a chair", "518");
        var look = get(director, "/program/stories");
        assertThat(look.text()).contains("looks like a number, an address or a handle");
        var at = look.select("form[action^=/program/stories/]").attr("action");
        assertThat(post(director, at, Map.of("version", read, "decision", "publish")))
                .as("what was read before the change is not what would be shown")
                .hasStatus(302);
        assertThat(publicPage().text()).doesNotContain("518");
        decide("back", "Please leave your number out.");
        assertThat(get(amara, "/me/story").text()).contains("Given back to you", "Please leave your number out.");
    }

    @Test
    void after_a_year_it_is_shown_no_longer() {
        offer(WORDS);
        decide("publish", "");
        var later = TestTime.now().plus(Duration.ofDays(366));
        assertThat(Time.at(later, this::publicPage).text()).doesNotContain("moved a chair");
    }

    @Test
    void it_is_not_offered_without_agreeing_and_bad_input_is_said() {
        assertThat(status(Map.of("name", "River", "words", WORDS, "then", "offer", "safetyAtStake", "no")))
                .isEqualTo(422);
        assertThat(status(Map.of("name", "", "words", WORDS))).isEqualTo(422);
        assertThat(status(Map.of("name", "River", "words", " "))).isEqualTo(422);
        assertThat(status(Map.of("name", "River", "words", "x".repeat(6001)))).isEqualTo(422);
        assertThat(get(amara, "/me/story").select("form[action$=removal]")).isEmpty();
    }

    @Test
    void only_the_director_looks_and_nobody_writes_for_somebody_else() {
        offer(WORDS);
        var therapist = house.dana().actor();
        assertThat(mvc.get()
                        .uri("/program/stories")
                        .with(SignedInAs.actor(therapist))
                        .exchange())
                .hasStatus(404);
        assertThat(post(therapist, "/me/story", Map.of("name", "x", "words", "y")))
                .hasStatus(404);
        var at = get(director, "/program/stories")
                .select("form[action^=/program/stories/]")
                .attr("action");
        assertThat(post(therapist, at, Map.of("version", "0", "decision", "publish")))
                .hasStatus(404);
        var ben = house.asParticipant(
                house.enrolled("Ben", "Carter", TestTime.today().minusDays(60)).id());
        assertThat(get(ben, "/me/story").text()).doesNotContain("moved a chair");
    }

    @Test
    void somebody_in_danger_while_writing_raises_the_alert_and_is_shown_help() {
        var answer = post(
                amara,
                "/me/story",
                Map.of("name", "River", "words", WORDS, "then", "offer", "agreed", "true", "safetyAtStake", "yes"));
        assertThat(answer.getResponse().getRedirectedUrl()).isEqualTo("/me/help");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*) from alerts.alert").single(Integer.class)))
                .isEqualTo(1);
    }

    @Test
    void the_guide_tells_the_hours_this_program_has_in_both_languages() {
        var guide = visitorSees("/%s/guide".formatted(house.slug()));
        assertThat(guide.select("h3").eachText())
                .anyMatch(title -> title.startsWith("Process group"))
                .anyMatch(title -> title.startsWith("Skills"))
                .noneMatch(title -> title.startsWith("Family group"));
        assertThat(guide.text()).contains("In none of them do you have to speak");
    }

    @Test
    void the_self_check_answers_on_its_page_and_keeps_nothing() {
        var at = "/%s/check".formatted(house.slug());
        var fields = visitorSees(at).select("fieldset");
        assertThat(fields).hasSize(8);
        var answer = mvc.post().uri(at).with(csrf()).param("danger", "yes").exchange();
        assertThat(answer).hasStatusOk();
        var page = Jsoup.parse(body(answer));
        assertThat(page.select("h1").text()).isEqualTo("This program is not the first step. These doors are.");
        assertThat(page.select("main a[href=tel:988], main a[href=tel:911]")).hasSizeGreaterThan(1);
        assertThat(page.select("main .help-lines, main section h2").first().is(".help-lines"))
                .as("numbers before words")
                .isTrue();
    }

    private void offer(String words) {
        write(Map.of("name", "River", "words", words, "then", "offer", "agreed", "true", "safetyAtStake", "no"));
    }

    private void write(Map<String, String> fields) {
        assertThat(post(amara, "/me/story", fields)).hasStatus(302);
    }

    private int status(Map<String, String> fields) {
        return post(amara, "/me/story", fields).getResponse().getStatus();
    }

    private void decide(String decision, String comment) {
        var look = get(director, "/program/stories");
        assertThat(post(
                        director,
                        look.select("form[action^=/program/stories/]").attr("action"),
                        Map.of(
                                "version", look.select("input[name=version]").val(),
                                "decision", decision,
                                "comment", comment)))
                .hasStatus(302);
    }

    private Document publicPage() {
        return visitorSees("/%s/stories".formatted(house.slug()));
    }

    private Document visitorSees(String path) {
        var result = mvc.get().uri(path).exchange();
        assertThat(result).as(path).hasStatusOk();
        return Jsoup.parse(body(result));
    }

    private Document get(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result).as(path).hasStatusOk();
        return Jsoup.parse(body(result));
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        List.copyOf(fields.entrySet()).forEach(field -> request.param(field.getKey(), field.getValue()));
        return request.exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
