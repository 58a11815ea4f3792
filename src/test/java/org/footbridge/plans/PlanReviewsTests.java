package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.safety.SafetyWords;
import org.footbridge.safety.SpanishReviewed;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class PlanReviewsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    PlanReviews reviews;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    SafetyWords safetyWords;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;
    private Actor asAmara;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
        asAmara = house.asParticipant(amara);
    }

    @Test
    void feeling_stuck_asks_for_a_review_once_and_says_who_reads_it() {
        var page = get("/me/plan/stuck");
        assertThat(page.text())
                .contains("Nobody reads it right now. Usual hours: Monday to Friday", "988", "Riverside");
        assertThat(post(Map.of("words", "Same every week"))).hasStatus(422);
        assertThat(post(Map.of("words", "Same every week", "safetyAtStake", "no")))
                .hasRedirectedUrl("/me/plan");
        assertThat(post(Map.of("words", "again", "safetyAtStake", "no"))).hasRedirectedUrl("/me/plan");
        assertThat(list("select words from plans.v_reviews")).containsExactly("Same every week");
        assertThat(list("select kind from tasks.v_open")).containsExactly("review plan, stuck");
        assertThat(list("select urgency from alerts.v_open")).isEmpty();
        SpanishReviewed.by(house, safetyWords);
        assertThat(get("/me/plan/stuck?lang=es").text()).contains("Me siento sin avanzar");
    }

    @Test
    void a_danger_told_with_it_is_told_now() {
        assertThat(post(Map.of("words", "", "safetyAtStake", "yes"))).hasRedirectedUrl("/me/help");
        assertThat(list("select urgency from alerts.v_open")).containsExactly("now");
    }

    @Test
    void words_that_are_too_long_are_kept_in_the_box() {
        var answer = post(Map.of("words", "x".repeat(2001), "safetyAtStake", "no"));
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains("This is longer than fits.");
    }

    @Test
    void a_review_ends_with_an_outcome_and_words_and_only_once() {
        asAmara.call(() -> reviews.stuck(amara, "Same every week"));
        var review = open();
        assertThat(close(review, ReviewOutcome.GOES_ON, " ")).isInstanceOf(PlanReviews.NotReviewed.class);
        assertThat(close(review, ReviewOutcome.NEW_VERSION, "x")).isInstanceOf(PlanReviews.NotReviewed.class);
        assertThatThrownBy(() -> asAmara.call(() -> reviews.close(review, ReviewOutcome.GOES_ON, "x", true)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.ines().call(() -> reviews.close(review, ReviewOutcome.GOES_ON, "x", true)))
                .isInstanceOf(NotYours.class);
        assertThat(close(review, ReviewOutcome.GOES_ON, "One smaller step a week"))
                .isInstanceOf(PlanReviews.Reviewed.class);
        assertThat(close(review, ReviewOutcome.GOES_ON, "again")).isInstanceOf(PlanReviews.NotReviewed.class);
        assertThat(list("select kind from tasks.v_open")).isEmpty();
        assertThatThrownBy(() -> house.inTransaction(
                        () -> sql.sql("update plans.review set what = 'x'").update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(house.dana().call(() -> reviews.of(stay, amara)))
                .singleElement()
                .satisfies(one -> assertThat(one.together()).contains(true));
    }

    @Test
    void somebody_without_a_running_stay_opens_none() {
        var ben = house.participant("Ben", "Osei");
        house.asParticipant(ben).call(() -> reviews.stuck(ben, "x"));
        assertThat(list("select reason from plans.v_reviews")).isEmpty();
    }

    private PlanReviewId open() {
        return new PlanReviewId(UUID.fromString(
                list("select review_id::text from plans.v_reviews").getFirst()));
    }

    private PlanReviews.Reviewing close(PlanReviewId review, ReviewOutcome outcome, String what) {
        return house.dana().call(() -> reviews.close(review, outcome, what, true));
    }

    private List<String> list(String query) {
        return house.inTransaction(() -> sql.sql(query).list(String.class));
    }

    private MvcTestResult post(Map<String, String> fields) {
        var request = mvc.post().uri("/me/plan/stuck").with(SignedInAs.actor(asAmara));
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document get(String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(asAmara)).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(
                new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8));
    }
}
