package org.footbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages of the way in, asked for as browsers do. Continues the story of {@link WayInStory}. */
class WayInPagesTests extends WayInStory {

    private static final Pattern LINK = Pattern.compile("href=\"(/(?:people|episodes)/[^\"#]*)\"");

    @Autowired
    MockMvcTester mvc;

    @Test
    void every_page_of_the_way_in_opens_for_its_people_and_is_audited() {
        for (var path : staffPaths()) {
            assertThat(mvc.get().uri(path).with(SignedInAs.actor(house.priya().actor())))
                    .as(path)
                    .hasStatusOk();
        }
        assertThat(viewsOf(amara)).isGreaterThanOrEqualTo(staffPaths().size() - 2);
    }

    @Test
    void whoever_has_no_business_with_her_finds_nothing() {
        var elsewhere = riverside.found();
        for (var path : staffPaths().stream()
                .filter(one -> one.contains("-") && !one.startsWith("/program"))
                .toList()) {
            if (path.startsWith("/intake")) {
                continue;
            }
            assertThat(mvc.get()
                            .uri(path)
                            .with(SignedInAs.actor(elsewhere.priya().actor())))
                    .as(path)
                    .hasStatus(404);
            assertThat(mvc.get().uri(path).with(SignedInAs.actor(house.asParticipant(amara))))
                    .as(path)
                    .hasStatus(404);
        }
    }

    @Test
    void a_stop_names_the_door_and_the_number_and_offers_nothing() {
        screened(java.util.Map.of("seizures", ScreeningAnswers.UNKNOWN));
        var intake = SignedInAs.actor(house.tom().actor());
        assertThat(mvc.get().uri("/episodes/{stay}/screening", stay.value()).with(intake))
                .bodyText()
                .contains("Stopped for safety")
                .contains("nobody should stop alone")
                .contains("tel:911")
                .doesNotContain("Sign the decision");
        assertThat(mvc.get().uri("/episodes/{stay}/offer", stay.value()).with(intake))
                .bodyText()
                .contains("No place can be offered yet")
                .doesNotContain("Offer it");
        assertThat(mvc.get()
                        .uri("/episodes/{stay}/screening", stay.value())
                        .with(SignedInAs.actor(house.dana().actor())))
                .bodyText()
                .contains("Sign the decision");
    }

    @Test
    void a_first_day_is_one_on_which_the_track_meets() {
        screened(java.util.Map.of());
        var intake = SignedInAs.actor(house.tom().actor());
        house.ruth().run(() -> programs.closeDay(house.program(), day(), "Inventory"));
        var refused = offer(day().toString(), intake);
        assertThat(refused.getFlashMap().toString()).contains("does not meet on", "The next day it meets is Tuesday");
        assertThat(house.tom().call(() -> offers.open(stay))).isEmpty();
        offer("", intake);
        var first = house.tom().call(() -> offers.open(stay).orElseThrow().startsOn());
        assertThat(first.getDayOfWeek()).isIn(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
        assertThat(first).isNotEqualTo(day());
    }

    private MvcResult offer(String day, RequestPostProcessor intake) {
        return mvc.post()
                .uri("/episodes/{stay}/offer", stay.value())
                .param("track", track.value().toString())
                .param("startsOn", day)
                .with(intake)
                .exchange()
                .getMvcResult();
    }

    @Test
    void a_reason_somebody_gave_is_not_lost_when_the_answer_is_refused() {
        screened(java.util.Map.of());
        offered();
        var intake = SignedInAs.actor(house.tom().actor());
        var offer = house.tom().call(() -> offers.open(stay).orElseThrow().id());
        mvc.post()
                .uri("/episodes/{stay}/offer/{offer}/answer", stay.value(), offer.value())
                .param("reply", "DEFERRED")
                .param("reason", "After the harvest")
                .with(intake)
                .exchange();
        assertThat(mvc.get().uri("/episodes/{stay}/offer", stay.value()).with(intake))
                .bodyText()
                .contains("After the harvest");
        mvc.post()
                .uri("/episodes/{stay}/offer/{offer}/answer", stay.value(), offer.value())
                .param("reply", "DEFERRED")
                .param("reason", "After the harvest")
                .param("askAgainOn", day().plusDays(20).toString())
                .with(intake)
                .exchange();
        assertThat(house.tom().call(() -> offers.open(stay))).isEmpty();
        offered();
        assertThat(mvc.get().uri("/episodes/{stay}/offer", stay.value()).with(intake))
                .bodyText()
                .doesNotContain("autocomplete=\"off\">After the harvest</textarea>");
    }

    @Test
    void answers_sent_by_the_form_are_saved_and_the_missing_ones_named() {
        var intake = SignedInAs.actor(house.tom().actor());
        house.tom().run(() -> screenings.begin(stay, "Called"));
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/screening/answers", stay.value())
                        .with(intake)
                        .param("version", "1")
                        .param("a-danger_now", "no")
                        .param("a-needs", "<script>alert(1)</script>")
                        .param("finish", "true"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/episodes/{stay}/screening", stay.value()).with(intake))
                .bodyText()
                .contains("&lt;script")
                .doesNotContain("<script>alert");
        assertThat(standing()).isEqualTo(ScreeningStanding.UNFINISHED);
    }

    @Test
    void what_is_typed_in_a_screening_outlives_a_sign_in() {
        house.tom().run(() -> screenings.begin(stay, "Called"));
        var intake = SignedInAs.actor(house.tom().actor());
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/screening/draft", stay.value())
                        .param("version", "1")
                        .param("a-needs", "I cannot sleep since the move")
                        .with(intake))
                .hasStatus(204);
        assertThat(mvc.get().uri("/episodes/{stay}/screening", stay.value()).with(intake))
                .bodyText()
                .contains("I cannot sleep since the move");
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/screening/draft", stay.value())
                        .param("version", "1")
                        .with(SignedInAs.actor(riverside.found().tom().actor())))
                .hasStatus(404);
    }

    @Test
    void a_reason_written_before_its_rating_is_not_lost() {
        house.dana().run(() -> levels.begin(stay));
        var dana = SignedInAs.actor(house.dana().actor());
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/level-of-care/draft", stay.value())
                        .param("version", "1")
                        .param("wish", "Evenings, near home")
                        .with(dana))
                .hasStatus(204);
        assertThat(mvc.get().uri("/episodes/{stay}/level-of-care", stay.value()).with(dana))
                .bodyText()
                .contains("Evenings, near home");
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/level-of-care/words", stay.value())
                        .param("version", "1")
                        .param("reason-1", "Sober since Tuesday, no tremor")
                        .with(dana))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/episodes/{stay}/level-of-care", stay.value()).with(dana))
                .bodyText()
                .contains("Sober since Tuesday, no tremor")
                .contains("not saved yet")
                .doesNotContain("Evenings, near home");
    }

    @Test
    void statements_that_do_not_apply_stand_folded() throws Exception {
        leveled();
        var page = mvc.get()
                .uri("/episodes/{stay}/level-of-care", stay.value())
                .with(SignedInAs.actor(house.priya().actor()))
                .exchange();
        var parsed = org.jsoup.Jsoup.parse(page.getResponse().getContentAsString());
        assertThat(parsed.select("aside > section > ul.rows .row-title").eachText())
                .isNotEmpty()
                .allMatch(title -> title.equals("Decides") || title.equals("Also applies"));
        assertThat(parsed.select("aside details.more summary").text()).endsWith("that do not apply");
    }

    @Test
    void the_page_of_a_person_shows_what_is_opened_often_and_folds_the_rest() throws Exception {
        var page = mvc.get()
                .uri("/people/{amara}", amara.value())
                .with(SignedInAs.actor(house.tom().actor()))
                .exchange();
        var ways =
                org.jsoup.Jsoup.parse(page.getResponse().getContentAsString()).select(".person-ways");
        assertThat(ways.select("> .toolbar a").eachText()).containsExactly("Timetable", "Way in", "Consents");
        assertThat(ways.select("details a").eachText())
                .containsExactly("Who it is", "People near them", "What the payer allows");
    }

    @Test
    void a_second_writer_sees_both_texts() {
        var intake = SignedInAs.actor(house.tom().actor());
        house.tom().run(() -> {
            var round = screenings.begin(stay, "Called");
            screenings.save(round, 1, new ScreeningAnswers(java.util.Map.of("needs", "Sleep")));
        });
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/screening/answers", stay.value())
                        .with(intake)
                        .param("version", "1")
                        .param("a-needs", "Anxiety"))
                .hasStatus(409)
                .bodyText()
                .contains("Anxiety")
                .contains("Saved by somebody else: Sleep");
    }

    @Test
    void a_draft_of_a_section_is_there_when_she_comes_back() {
        house.tom().run(() -> episodes.assign(stay, house.marcus().id(), CarePart.ASSESSOR));
        var marcus = SignedInAs.actor(house.marcus().actor());
        house.marcus().run(() -> assessments.begin(stay));
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/assessment/risk/draft", stay.value())
                        .with(marcus)
                        .param("said-suicide-0", "Thoughts in spring"))
                .hasStatus(204);
        assertThat(mvc.get()
                        .uri("/episodes/{stay}/assessment/risk", stay.value())
                        .with(marcus))
                .bodyText()
                .contains("Thoughts in spring")
                .contains("have not saved");
        assertThat(mvc.post()
                        .uri("/episodes/{stay}/assessment/risk", stay.value())
                        .with(marcus)
                        .param("version", "0")
                        .param("said-suicide-0", "Thoughts in spring, none now")
                        .param("who-suicide-0", "PARENT"))
                .hasStatus3xxRedirection();
        house.marcus()
                .run(() -> assertThat(assessments.latest(stay).orElseThrow().statementsOf("risk"))
                        .containsExactly(
                                new Statement("suicide", "Thoughts in spring, none now", Statement.Informant.PARENT)));
    }

    @Test
    void admitted_she_reads_her_own_first_week() {
        ready();
        admitted();
        assertThat(mvc.get().uri("/me/welcome").with(SignedInAs.actor(house.asParticipant(amara))))
                .hasStatusOk()
                .bodyText()
                .contains("Marcus Bell meets you")
                .contains("Process group")
                .contains("1 River Street");
        assertThat(mvc.get().uri("/me/welcome").param("lang", "es").with(SignedInAs.actor(house.asParticipant(amara))))
                .bodyText()
                .contains("Su primera semana");
        assertThat(mvc.get()
                        .uri("/episodes/{stay}/welcome", stay.value())
                        .with(SignedInAs.actor(house.tom().actor())))
                .hasStatusOk();
    }

    @Test
    void a_closed_day_takes_only_its_own_groups_out_of_the_first_week() throws Exception {
        ready();
        admitted();
        var her = SignedInAs.actor(house.asParticipant(amara));
        house.ruth().run(() -> programs.closeDay(house.program(), day().plusDays(30), "Inventory"));
        assertThat(mvc.get().uri("/me/welcome").with(her)).bodyText().contains("Process group");

        house.ruth()
                .run(() -> IntStream.range(0, 7)
                        .forEach(later -> programs.closeDay(house.program(), day().plusDays(later), "Flood")));
        assertThat(mvc.get().uri("/me/welcome").with(her)).bodyText().doesNotContain("Process group");
    }

    @Test
    void every_link_of_the_way_in_leads_somewhere() throws Exception {
        ready();
        var intake = SignedInAs.actor(house.tom().actor());
        for (var page : List.of("/episodes/%s/admission".formatted(stay.value()), "/people/" + amara.value())) {
            var links = LINK.matcher(mvc.get()
                            .uri(page)
                            .with(intake)
                            .exchange()
                            .getResponse()
                            .getContentAsString())
                    .results()
                    .map(link -> link.group(1))
                    .distinct()
                    .toList();
            assertThat(links).hasSizeGreaterThan(2);
            for (var link : links) {
                assertThat(mvc.get()
                                .uri(link)
                                .with(intake)
                                .exchange()
                                .getResponse()
                                .getStatus())
                        .as("%s on %s", link, page)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void who_may_not_read_the_record_is_not_told_that_nothing_happened() {
        assertThat(mvc.get()
                        .uri("/people/{amara}", amara.value())
                        .with(SignedInAs.actor(house.tom().actor())))
                .bodyText()
                .contains("shown to the team that cares")
                .contains("Timetable")
                .doesNotContain("Nothing yet", "No signed plan yet");
    }

    @Test
    void only_a_director_writes_rules_about_levels() {
        assertThat(mvc.post()
                        .uri("/program/level-of-care-rules")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .param("name", "x-rule"))
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/program/level-of-care-rules")
                        .with(SignedInAs.actor(house.ruth().actor()))
                        .param("name", "home-far")
                        .param("rank", "95")
                        .param("statement", "Nobody near: more hours.")
                        .param("fact-0", "RATING_5")
                        .param("is-0", "AT_LEAST")
                        .param("value-0", "2")
                        .param("level", "HIGH_INTENSITY_OUTPATIENT")
                        .param("source", "Our council")
                        .param("from", "2026-01-01"))
                .hasStatus3xxRedirection();
        house.ruth().run(() -> assertThat(rules.history("home-far")).hasSize(1));
    }

    @Test
    void the_keep_apart_page_is_for_clinicians() {
        assertThat(mvc.get()
                        .uri("/people/{amara}/keep-apart", amara.value())
                        .with(SignedInAs.actor(house.tom().actor())))
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/people/{amara}/keep-apart", amara.value())
                        .with(SignedInAs.actor(house.dana().actor())))
                .hasStatusOk();
    }

    List<String> staffPaths() {
        return Stream.of(
                        "/episodes/%s/screening",
                        "/episodes/%s/assessment",
                        "/episodes/%s/level-of-care",
                        "/episodes/%s/offer",
                        "/episodes/%s/admission",
                        "/episodes/%s/authorizations")
                .map(path -> path.formatted(stay.value()))
                .collect(java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), paths -> {
                    paths.add("/people/" + amara.value() + "/consents");
                    paths.add("/people/" + amara.value() + "/consents/release");
                    paths.add("/people/" + amara.value() + "/consents/reach-me");
                    paths.add("/people/" + amara.value() + "/consent-authority");
                    paths.add("/people/" + amara.value() + "/keep-apart");
                    paths.add("/intake/waitlist");
                    paths.add("/program/level-of-care-rules");
                    return paths;
                }));
    }

    int viewsOf(ParticipantId person) {
        return house.inTransaction(() -> jdbc.queryForObject(
                "select count(*) from audit.entry where act = 'view' and ? = any (participants)",
                Integer.class,
                person.value()));
    }
}
