package org.footbridge.chart.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.coverage.Authorizations;
import org.footbridge.coverage.Authorizations.NewAuthorization;
import org.footbridge.coverage.Authorizations.Unit;
import org.footbridge.episodes.Level;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.staff.StaffId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a payer allows, counted down by what was attended. */
@FootbridgeTest
class AuthorizedTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Authorizations authorizations;

    @Autowired
    Programs programs;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.Colleague dana;

    @BeforeEach
    void an_evening() {
        evening = evenings.with(2);
        dana = evening.house().dana();
        evening.house().letCare(Role.THERAPIST, evening.person(0));
        evening.house().letCare(Role.SUPERVISOR, evening.person(0));
    }

    @Test
    void days_sessions_and_hours_are_counted_from_closed_rosters() {
        allowed(24, Unit.DAY, 2, 30, Optional.empty());
        allowed(24, Unit.SESSION, 0, 30, Optional.empty());
        allowed(60, Unit.HOUR, 0, 30, Optional.empty());
        evening.allPresent(evening.session());
        assertThat(hours()).contains("2 of 24 days used, 22 days left");
        evening.close(evening.session());
        assertThat(hours())
                .contains(
                        "3 of 24 days used, 21 days left",
                        "1 of 24 sessions used, 23 sessions left",
                        "1 h of 60 hours used, 59 h left");
        assertThat(get(dana, "/people/" + evening.person(0).value()))
                .contains("Authorized Harbor Health: 1 h of 60 hours used");
    }

    @Test
    void nothing_is_counted_for_who_did_not_come_or_outside_the_span() {
        allowed(24, Unit.DAY, 0, 30, Optional.empty());
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.mark(evening.session(), 1, evening.present());
        evening.close(evening.session());
        assertThat(hours()).contains("0 of 24 days used, 24 days left");
    }

    @Test
    void more_than_was_allowed_is_said_and_never_hidden_as_nothing_left() {
        allowed(1, Unit.DAY, 1, 30, Optional.empty());
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(hours()).contains("2 of 1 day used, 1 day more than allowed");
    }

    @Test
    void today_tells_who_watches_it_when_few_are_left_or_the_review_is_near() {
        var priya = evening.house().priya();
        allowed(24, Unit.DAY, 0, 60, Optional.of(priya.id()));
        assertThat(today(priya)).as("twenty-four are not few").doesNotContain("Harbor Health");
        allowed(24, Unit.DAY, 21, 61, Optional.of(priya.id()));
        assertThat(today(priya)).contains("Amara Okafor", "you watch it", "3 days left, until");
        assertThat(today(evening.house().marcus())).as("nobody else's").doesNotContain("Harbor Health");
        assertThat(today(evening.house().ruth()))
                .as("the director sees everybody's")
                .contains("Harbor Health");

        evening.house()
                .job(() -> authorizations.record(new NewAuthorization(
                        evening.people().getFirst().episode(),
                        "Blue Harbor",
                        "B-1",
                        Level.INTENSIVE_OUTPATIENT,
                        Optional.empty(),
                        30,
                        Unit.SESSION,
                        0,
                        evening.day().minusDays(3),
                        evening.day().plusDays(90),
                        Optional.of(evening.day().plusDays(6)),
                        Optional.of(priya.id()))));
        assertThat(today(priya)).contains("Blue Harbor B-1", ", review ");
    }

    @Test
    void a_director_signs_what_few_and_soon_are() {
        allowed(24, Unit.DAY, 18, 60, Optional.of(dana.id()));
        assertThat(today(dana)).doesNotContain("Harbor Health");
        evening.house().ruth().run(() -> {
            programs.setRule(new NewRule(
                    Optional.empty(),
                    Authorizations.FEW_DAYS,
                    "6",
                    "decided here",
                    evening.day().minusDays(1)));
        });
        assertThat(today(dana)).contains("6 days left");
    }

    @Test
    void the_page_of_the_payers_answers_counts_too_and_is_closed_to_who_has_no_part_in_it() {
        allowed(24, Unit.DAY, 2, 30, Optional.of(dana.id()));
        evening.everybodyPresentAndClosed(evening.session());
        var path = "/episodes/" + evening.people().getFirst().episode().value() + "/authorizations";
        assertThat(get(dana, path)).contains("3 of 24 days used, 21 days left; 2 of them before", "Dana Reyes");
        var peer = evening.house().asParticipant(evening.person(1));
        assertThat(mvc.get().uri(path).with(SignedInAs.actor(peer)).exchange()).hasStatus(404);
    }

    private void allowed(int units, Unit unit, int before, int days, Optional<StaffId> owner) {
        var recorded = evening.house()
                .job(() -> authorizations.record(new NewAuthorization(
                        evening.people().getFirst().episode(),
                        "Harbor Health",
                        "A-" + units + unit + days,
                        Level.INTENSIVE_OUTPATIENT,
                        Optional.of(3),
                        units,
                        unit,
                        before,
                        evening.day().minusDays(10),
                        evening.day().plusDays(days),
                        Optional.empty(),
                        owner)));
        assertThat(recorded).isInstanceOf(Authorizations.Recorded.Kept.class);
    }

    private String hours() {
        return get(dana, "/people/" + evening.person(0).value() + "/hours");
    }

    private String today(Riverside.Colleague who) {
        return get(who, "/today");
    }

    private String get(Riverside.Colleague who, String path) {
        return Time.at(evening.at(21, 0), () -> {
            var answer = mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange();
            assertThat(answer).hasStatusOk();
            return page(answer.getResponse()).text();
        });
    }

    private static Document page(org.springframework.mock.web.MockHttpServletResponse response) {
        try {
            return Jsoup.parse(response.getContentAsString());
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
