package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.attendance.Outreach.NewAttempt;
import org.footbridge.attendance.Outreach.Result;
import org.footbridge.attendance.Outreach.Trying;
import org.footbridge.attendance.Outreach.Way;
import org.footbridge.people.SafeContact;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Reaching out after a no-show: by safe ways, as often as the program signed, each try kept. */
@FootbridgeTest
class OutreachTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    Outreach outreach;

    @Autowired
    SafeContacts safeContacts;

    @Autowired
    Programs programs;

    @Autowired
    Sql sql;

    private record Task(String title, String status, Optional<String> outcome, String link) {}

    @Test
    void nobody_is_called_whose_safe_way_is_not_known() {
        var evening = missed();
        assertThat(attempt(evening, Way.CALL, Result.NO_ANSWER))
                .isEqualTo(new Trying.Refused("No phone number is known."));
        says(evening, new SafeContact(false, false, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(attempt(evening, Way.CALL, Result.NO_ANSWER))
                .isEqualTo(new Trying.Refused("They did not say that we may call."));
        says(evening, new SafeContact(true, false, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(attempt(evening, Way.TEXT, Result.LEFT_MESSAGE)).isInstanceOf(Trying.Refused.class);
        assertThat(attempt(evening, Way.CALL, Result.LEFT_MESSAGE))
                .isEqualTo(new Trying.Refused("They did not say that we may leave a voicemail."));
        assertThat(attempt(evening, Way.LETTER, Result.LEFT_MESSAGE))
                .isEqualTo(new Trying.Refused("No address is known."));
        assertThat(outreachTasks(evening)).extracting(Task::status).containsExactly("open");
        assertThat(attempt(evening, Way.CALL, Result.NO_ANSWER)).isInstanceOf(Trying.Again.class);
    }

    @Test
    void who_is_reached_closes_the_task_and_nothing_in_it_says_how_they_are() {
        var evening = missed();
        mayCall(evening);
        assertThat(attempt(evening, Way.CALL, Result.REACHED_SAFE)).isEqualTo(new Trying.Reached(false));
        assertThat(outreachTasks(evening)).singleElement().satisfies(task -> {
            assertThat(task.status()).isEqualTo("done");
            assertThat(task.outcome()).contains("reached");
            assertThat(task.link()).endsWith("/outreach");
        });
    }

    @Test
    void a_concern_needs_words_and_offers_an_alert() {
        var evening = missed();
        mayCall(evening);
        assertThat(attempt(evening, Way.CALL, Result.REACHED_CONCERN)).isInstanceOf(Trying.Refused.class);
        assertThat(evening.<Trying>as(
                        evening.house().dana(),
                        () -> outreach.attempt(
                                evening.person(0),
                                new NewAttempt(
                                        Way.CALL,
                                        Result.REACHED_CONCERN,
                                        "Slow, did not want to say where she is",
                                        Optional.empty()))))
                .isEqualTo(new Trying.Reached(true));
        assertThat(standing(evening).concern()).isTrue();
    }

    @Test
    void three_kind_tries_then_the_team_decides() {
        var evening = missed();
        mayCall(evening);
        assertThat(attempt(evening, Way.CALL, Result.NO_ANSWER)).isInstanceOf(Trying.Again.class);
        assertThat(attempt(evening, Way.CALL, Result.LEFT_MESSAGE)).isInstanceOf(Trying.Again.class);
        assertThat(outreachTasks(evening))
                .filteredOn(task -> task.status().equals("open"))
                .hasSize(1);
        assertThat(attempt(evening, Way.TEXT, Result.LEFT_MESSAGE)).isEqualTo(new Trying.Decide());

        assertThat(standing(evening).enough()).isTrue();
        assertThat(outreachTasks(evening))
                .filteredOn(task -> task.status().equals("open"))
                .extracting(Task::title)
                .containsExactly("Decide what comes next for somebody we could not reach");
        assertThat(standing(evening).attempts())
                .extracting(Outreach.Attempt::result)
                .containsExactly(Result.LEFT_MESSAGE, Result.LEFT_MESSAGE, Result.NO_ANSWER);
    }

    @Test
    void a_program_signs_how_many_tries() {
        var evening = missed();
        mayCall(evening);
        evening.house()
                .ruth()
                .run(() -> Time.at(evening.at(12, 0), () -> {
                    programs.setRule(new NewRule(
                            Optional.of(evening.house().program()), Outreach.RULE, "1", "decided here", evening.day()));
                    return true;
                }));
        assertThat(attempt(evening, Way.CALL, Result.NO_ANSWER)).isEqualTo(new Trying.Decide());
    }

    @Test
    void being_here_again_begins_the_count_anew() {
        var evening = missed();
        mayCall(evening);
        evening.as(evening.house().dana(), () -> {
            Time.at(
                    evening.at(19, 30),
                    () -> outreach.attempt(
                            evening.person(0), new NewAttempt(Way.CALL, Result.NO_ANSWER, "", Optional.empty())));
            return true;
        });
        assertThat(standing(evening).unanswered()).isEqualTo(1);
        assertThat(standing(evening).missed()).containsExactly(evening.day());

        evening.as(
                evening.house().dana(),
                () -> attendance.hold(
                        evening.session(2), new Held(Optional.of(evening.at(20, 5)), Optional.of(evening.at(21, 0)))));
        evening.as(evening.house().dana(), () -> attendance.markRestPresent(evening.session(2)));
        assertThat(evening.close(evening.session(2))).isInstanceOf(Attendance.Closing.Closed.class);
        assertThat(standing(evening).unanswered()).isZero();
        assertThat(standing(evening).missed()).isEmpty();
    }

    @Test
    void a_next_try_in_the_past_or_far_ahead_is_refused() {
        var evening = missed();
        mayCall(evening);
        for (var day :
                List.of(evening.day(), evening.day().minusDays(3), evening.day().plusDays(40))) {
            assertThat(evening.<Trying>as(
                            evening.house().dana(),
                            () -> outreach.attempt(
                                    evening.person(0),
                                    new NewAttempt(Way.CALL, Result.NO_ANSWER, "", Optional.of(day)))))
                    .as(day.toString())
                    .isInstanceOf(Trying.Refused.class);
        }
    }

    @Test
    void the_next_try_is_proposed_for_a_working_day() {
        assertThat(Outreach.proposed(LocalDate.of(2026, 11, 27))).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(Outreach.proposed(LocalDate.of(2026, 11, 24))).isEqualTo(LocalDate.of(2026, 11, 25));
    }

    @Test
    void who_does_not_care_for_the_person_writes_no_try_and_reads_none() {
        var evening = missed();
        mayCall(evening);
        attempt(evening, Way.CALL, Result.NO_ANSWER);
        for (var who : List.of(
                evening.house().marcus(), evening.house().bea(), evening.house().ruth())) {
            assertThatThrownBy(() -> evening.as(
                            who,
                            () -> outreach.attempt(
                                    evening.person(0),
                                    new NewAttempt(Way.CALL, Result.NO_ANSWER, "", Optional.empty()))))
                    .isInstanceOf(NotYours.class);
        }
        assertThat(evening.<Outreach.Standing>as(evening.house().bea(), () -> outreach.standing(evening.person(0)))
                        .attempts())
                .isEmpty();
    }

    private GroupEvening.Evening missed() {
        var evening = evenings.with(1);
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());
        return evening;
    }

    private void mayCall(GroupEvening.Evening evening) {
        says(evening, new SafeContact(true, true, Optional.of("Ana"), Optional.empty(), Optional.empty()));
    }

    private void says(GroupEvening.Evening evening, SafeContact safe) {
        evening.house().job(() -> {
            safeContacts.said(evening.person(0), Optional.of("(518) 555-0142"), safe);
            return true;
        });
    }

    private Trying attempt(GroupEvening.Evening evening, Way way, Result result) {
        return evening.as(
                evening.house().dana(),
                () -> outreach.attempt(evening.person(0), new NewAttempt(way, result, "", Optional.empty())));
    }

    private Outreach.Standing standing(GroupEvening.Evening evening) {
        return evening.as(evening.house().dana(), () -> outreach.standing(evening.person(0)));
    }

    private List<Task> outreachTasks(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select title, status, outcome, link from tasks.task
                         where organization_id = :organization and kind = 'outreach'
                         order by opened_at
                        """)
                        .param("organization", evening.house().organization())
                        .list(Task.class));
    }
}
