package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.alerts.OnDuty;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.scheduling.SessionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Checking in, arriving, joining, and saying that one cannot come. */
@FootbridgeTest
class ArrivalTests {

    @Autowired
    OnDuty onDuty;

    @Autowired
    GroupEvening evenings;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Absences absences;

    @Autowired
    ArrivalNumbers numbers;

    @Autowired
    Attendance attendance;

    @Autowired
    UnsentSafety unsent;

    @Autowired
    Programs programs;

    @Autowired
    Sql sql;

    private GroupEvening.Evening evening;
    private Actor asAmara;
    private ParticipantId amara;

    @BeforeEach
    void an_evening_of_three() {
        evening = evenings.with(3);
        amara = evening.person(0);
        asAmara = evening.house().asParticipant(amara);
    }

    @Test
    void a_blank_stays_a_blank_and_is_no_answer() {
        at(17, 40, () -> send(Way.TABLET, blank(), true, Optional.empty()));
        assertThat(
                        rows(
                                "select mood is null and craving is null and sleep_minutes is null and not wants_word from attendance.check_in"))
                .containsExactly("true");
        assertThat(rows("select coalesce(answer, 'blank') from attendance.safety_answer"))
                .containsExactly("blank");
        assertThat(alerts()).isZero();
    }

    @Test
    void the_check_in_of_a_day_is_sent_once_and_stays_as_it_was() {
        at(17, 40, () -> send(Way.TABLET, checkIn(3, 7), true, Optional.of(SafetyAnswer.YES)));
        at(18, 5, () -> send(Way.TABLET, checkIn(9, 0), true, Optional.of(SafetyAnswer.YES)));
        assertThat(rows("select mood || ' ' || craving from attendance.check_in"))
                .containsExactly("3 7");
        assertThat(rows("select answer from attendance.safety_answer")).containsExactly("yes");
        var today = at(18, 6, () -> checkIns.today(amara, Way.TABLET));
        assertThat(today.had()).isPresent();
        assertThat(today.asksSafety()).isFalse();
    }

    @Test
    void safety_is_asked_again_after_an_answer_that_says_danger_and_at_an_arrival_twelve_hours_later() {
        staffed();
        var morning = at(8, 30, () -> {
            send(Way.PHONE, blank(), true, Optional.of(SafetyAnswer.YES));
            return checkIns.today(amara, Way.PHONE).asksSafety();
        });
        assertThat(morning).isFalse();
        assertThat(at(20, 29, () -> checkIns.today(amara, Way.TABLET).asksSafety()))
                .isFalse();
        assertThat(at(20, 30, () -> checkIns.today(amara, Way.TABLET).asksSafety()))
                .isTrue();
        assertThat(at(20, 30, () -> checkIns.today(amara, Way.PHONE).asksSafety()))
                .as("a phone is no arrival")
                .isFalse();
        at(20, 31, () -> send(Way.TABLET, blank(), true, Optional.of(SafetyAnswer.NOT_SURE)));
        assertThat(at(20, 32, () -> checkIns.today(amara, Way.TABLET).asksSafety()))
                .isTrue();
    }

    @Test
    void not_safe_and_not_sure_raise_exactly_one_alert_now_and_yes_or_in_person_none() {
        at(17, 40, () -> send(Way.TABLET, blank(), true, Optional.of(SafetyAnswer.IN_PERSON)));
        assertThat(alerts()).isZero();
        var lee = evening.person(1);
        var asLee = evening.house().asParticipant(lee);
        var told = as(asLee, 17, 41, () -> checkIns.send(lee, Way.TABLET, sent(blank(), true, SafetyAnswer.NO)));
        assertThat(told).isEqualTo(new CheckIns.Sending.Sent(true));
        as(asLee, 17, 42, () -> checkIns.send(lee, Way.TABLET, sent(blank(), true, SafetyAnswer.NOT_SURE)));
        assertThat(rows("select urgency from alerts.v_open")).containsExactly("now");
        assertThat(rows("select distinct source from alerts.step where source is not null"))
                .containsExactly("check_in");
    }

    @Test
    void in_an_hour_in_which_nobody_is_at_work_safety_is_not_asked_away_from_the_site() {
        assertThat(at(17, 40, () -> checkIns.today(amara, Way.PHONE).asksSafety()))
                .as("no hours are signed")
                .isFalse();
        assertThat(at(17, 40, () -> checkIns.today(amara, Way.TABLET).asksSafety()))
                .isTrue();
        staffed();
        assertThat(at(17, 40, () -> checkIns.today(amara, Way.PHONE).asksSafety()))
                .isTrue();
        assertThat(at(23, 30, () -> checkIns.today(amara, Way.PHONE).asksSafety()))
                .isFalse();
    }

    @Test
    void a_danger_said_just_as_the_house_closes_is_told_all_the_same() {
        staffed();
        at(22, 1, () -> send(Way.PHONE, blank(), true, Optional.of(SafetyAnswer.NO)));
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void words_nobody_reads_until_later_ask_once_whether_safety_is_at_stake() {
        var words = new CheckIn(Optional.empty(), Optional.empty(), Optional.empty(), false, "Long day.");
        assertThat(at(23, 0, () -> send(Way.PHONE, words, false, Optional.empty())))
                .isInstanceOf(CheckIns.Sending.AskAtStake.class);
        assertThat(rows("select words from attendance.check_in")).isEmpty();
        at(
                23,
                1,
                () -> checkIns.send(
                        amara, Way.PHONE, new CheckIns.Sent(words, false, Optional.empty(), Optional.of(true))));
        assertThat(rows("select words from attendance.check_in")).containsExactly("Long day.");
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void a_danger_chosen_and_not_sent_is_told_when_the_page_is_left() {
        staffed();
        at(17, 40, () -> {
            checkIns.keepUnsent(amara, Way.PHONE, Optional.of(SafetyAnswer.NO));
            checkIns.keepUnsent(amara, Way.PHONE, Optional.of(SafetyAnswer.YES));
            return 0;
        });
        assertThat(alerts()).isZero();
        assertThat(at(17, 42, () -> checkIns.leave(amara))).isTrue();
        assertThat(at(17, 43, () -> checkIns.leave(amara))).isFalse();
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void a_danger_chosen_and_not_sent_is_told_after_ten_minutes() {
        at(17, 40, () -> {
            checkIns.keepUnsent(amara, Way.PHONE, Optional.of(SafetyAnswer.NOT_SURE));
            return 0;
        });
        sweepAt(17, 49);
        assertThat(alerts()).isZero();
        sweepAt(17, 50);
        sweepAt(17, 51);
        assertThat(alerts()).isEqualTo(1);
        assertThat(rows("select answer from attendance.safety_answer")).containsExactly("not_sure");
    }

    @Test
    void an_answer_changed_before_sending_shows_both() {
        staffed();
        at(17, 40, () -> {
            checkIns.keepUnsent(amara, Way.PHONE, Optional.of(SafetyAnswer.NO));
            return 0;
        });
        at(17, 41, () -> send(Way.PHONE, blank(), true, Optional.of(SafetyAnswer.YES)));
        assertThat(rows("select answer from attendance.safety_answer order by at, id"))
                .containsExactly("no", "yes");
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void numbers_out_of_range_are_never_kept() {
        assertThatThrownBy(() -> checkIn(11, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> checkIn(0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckIn(Optional.empty(), Optional.empty(), Optional.of(24 * 60 + 1), false, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coming_to_the_tablet_notes_the_time_for_the_next_session_and_attests_nothing() {
        var session = at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        assertThat(session).contains(evening.session());
        var row = row(evening.session(), 0);
        assertThat(row.mark().arrivedAt()).contains(evening.at(17, 52));
        assertThat(row.mark().outcome()).isEmpty();
        assertThat(row.mark().mode()).contains(Presence.IN_PERSON);
        assertThat(row.version()).isEqualTo(1);
        at(18, 20, () -> arrivals.atTablet(amara, evening.house().program()));
        assertThat(row(evening.session(), 0).mark().arrivedAt()).contains(evening.at(17, 52));
        assertThat(row(evening.session(), 0).version()).isEqualTo(1);
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Refused.class);
    }

    @Test
    void who_comes_when_the_first_hour_is_over_arrives_in_the_one_that_runs() {
        assertThat(at(19, 30, () -> arrivals.atTablet(amara, evening.house().program())))
                .contains(evening.session(1));
        assertThat(at(22, 30, () -> arrivals.atTablet(amara, evening.house().program())))
                .isEmpty();
    }

    @Test
    void an_arrival_a_facilitator_typed_stays() {
        evening.mark(evening.session(), 0, Mark.none().arrived(evening.at(17, 45)));
        at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        assertThat(row(evening.session(), 0).mark().arrivedAt()).contains(evening.at(17, 45));
        assertThat(rows("select way from attendance.arrival")).isEmpty();
    }

    @Test
    void somebody_who_comes_while_the_roster_is_being_filled_in_is_no_conflict_and_not_lost() {
        at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        var marking = evening.as(
                evening.house().dana(),
                () -> attendance.mark(evening.session(), Map.of(amara, new Attendance.Marked(evening.present(), 0))));
        assertThat(marking).isEqualTo(new Attendance.Marking.Marked(List.of()));
        assertThat(row(evening.session(), 0).mark().arrivedAt()).contains(evening.at(17, 52));
        assertThat(row(evening.session(), 0).mark().outcome()).contains(Outcome.PRESENT);
        var stale = evening.as(
                evening.house().dana(),
                () -> attendance.mark(
                        evening.session(), Map.of(amara, new Attendance.Marked(Mark.of(Outcome.NO_SHOW), 0))));
        assertThat(((Attendance.Marking.Marked) stale).conflicts()).hasSize(1);
    }

    @Test
    void joining_keeps_where_somebody_is_and_gives_mode_and_time_and_minutes_count_from_it() {
        at(
                18,
                25,
                () -> arrivals.join(
                        evening.session(),
                        amara,
                        new Joining("In the car, 1200 Hoosick Road", "555-0188", Optional.of(false))));
        var row = row(evening.session(), 0);
        assertThat(row.mark().mode()).contains(Presence.VIRTUAL);
        assertThat(row.mark().arrivedAt()).contains(evening.at(18, 25));
        at(18, 40, () -> arrivals.join(evening.session(), amara, new Joining("At home", "", Optional.empty())));
        assertThat(rows("select whereabouts from attendance.joining order by at"))
                .containsExactly("In the car, 1200 Hoosick Road", "At home");
        assertThat(row(evening.session(), 0).mark().arrivedAt()).contains(evening.at(18, 25));
        evening.held(evening.session());
        evening.mark(evening.session(), 0, row(evening.session(), 0).mark().as(Outcome.LATE));
        var held = evening.as(evening.house().dana(), () -> attendance.held(evening.session()));
        assertThat(row(evening.session(), 0).minutes(held)).isEqualTo(35);
        assertThat(at(18, 50, () -> arrivals.lastJoining(amara))).contains(new Arrivals.LastJoining("At home", ""));
    }

    @Test
    void the_door_opens_half_an_hour_before_and_nobody_joins_what_is_over_or_not_theirs() {
        assertThat(at(17, 29, () -> arrivals.join(evening.session(), amara, new Joining("", "", Optional.empty()))))
                .isEqualTo(new Arrivals.Joined.NotNow(Optional.of(evening.at(17, 30))));
        assertThat(at(19, 0, () -> arrivals.join(evening.session(), amara, new Joining("", "", Optional.empty()))))
                .isEqualTo(new Arrivals.Joined.NotNow(Optional.empty()));
        assertThat(rows("select whereabouts from attendance.joining")).isEmpty();
        var stranger = evening.house().participant("Zoe", "Quist");
        assertThatThrownBy(() -> as(
                        evening.house().asParticipant(stranger),
                        18,
                        0,
                        () -> arrivals.join(evening.session(), stranger, new Joining("", "", Optional.empty()))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void only_those_who_arrived_by_themselves_are_marked_and_who_came_late_is_left_to_be_said() {
        at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        var lee = evening.person(1);
        as(
                evening.house().asParticipant(lee),
                18,
                25,
                () -> arrivals.join(evening.session(), lee, new Joining("At home", "", Optional.of(true))));
        evening.held(evening.session());
        assertThat(evening.as(evening.house().dana(), () -> arrivals.markPresent(evening.session())))
                .isEqualTo(new Arrivals.MarkingArrived.Marked(1, 1));
        assertThat(row(evening.session(), 0).mark().outcome()).contains(Outcome.PRESENT);
        assertThat(row(evening.session(), 1).mark().outcome()).isEmpty();
        assertThat(row(evening.session(), 2).mark().outcome()).isEmpty();
    }

    @Test
    void somebody_who_runs_no_groups_marks_nobody() {
        at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        var stranger = evening.house().bea();
        assertThatThrownBy(() -> evening.as(stranger, () -> arrivals.markPresent(evening.session())))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void i_cannot_come_is_said_once_and_taken_back_and_the_outcome_stays_open() {
        staffed();
        assertThat(at(12, 0, () -> absences.say(evening.session(), amara, "A shift was moved", Optional.empty())))
                .isEqualTo(new Absences.Saying.Kept(false));
        at(12, 1, () -> absences.say(evening.session(), amara, "again", Optional.empty()));
        assertThat(rows("select reason from attendance.v_absences_said")).containsExactly("A shift was moved");
        assertThat(row(evening.session(), 0).mark().outcome()).isEmpty();
        at(12, 2, () -> {
            absences.takeBack(evening.session(), amara);
            absences.takeBack(evening.session(), amara);
            return 0;
        });
        assertThat(rows("select reason from attendance.v_absences_said")).isEmpty();
        assertThat(alerts()).isZero();
        assertThat(at(20, 0, () -> absences.say(evening.session(), amara, "", Optional.empty())))
                .isEqualTo(new Absences.Saying.TooLate(false));
        assertThat(alerts()).isZero();
        assertThat(at(20, 1, () -> absences.say(evening.session(), amara, "", Optional.of(true))))
                .isEqualTo(new Absences.Saying.TooLate(true));
        assertThat(alerts()).as("a yes is told, also when the hour is over").isEqualTo(1);
    }

    @Test
    void when_nobody_reads_it_until_later_safety_is_asked_once_and_a_yes_rings() {
        assertThat(at(2, 0, () -> absences.say(evening.session(), amara, "", Optional.empty())))
                .isInstanceOf(Absences.Saying.AskAtStake.class);
        assertThat(at(2, 1, () -> absences.say(evening.session(), amara, "", Optional.of(true))))
                .isEqualTo(new Absences.Saying.Kept(true));
        assertThat(rows("select urgency from alerts.v_open")).containsExactly("now");
    }

    @Test
    void one_arrival_stands_in_one_mark_and_carries_to_the_groups_of_the_same_visit() {
        at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        var dana = evening.house().dana();
        evening.held(evening.session());
        evening.as(dana, () -> arrivals.markPresent(evening.session()));
        evening.mark(evening.session(), 1, evening.present());
        evening.mark(evening.session(), 2, evening.present());
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
        assertThat(evening.as(dana, () -> arrivals.onSite(evening.session(1))))
                .as("who came to the tablet, and nobody whom only a facilitator marked")
                .containsOnlyKeys(amara);
        assertThat(rows("select count(*)::text from attendance.attendance where arrived_at is not null"))
                .as("no time is copied into a later group")
                .containsExactly("1");
        assertThat(evening.<Arrivals.MarkingArrived>as(dana, () -> arrivals.markPresent(evening.session(1))))
                .isEqualTo(new Arrivals.MarkingArrived.Marked(1, 0));
        assertThat(evening.as(dana, () -> arrivals.onSite(evening.session(2)))).containsOnlyKeys(amara);
        assertThat(evening.as(dana, () -> arrivals.onSite(evening.session()))).isEmpty();
    }

    @Test
    void nobody_is_carried_over_a_group_they_left_or_missed_or_over_a_longer_break() {
        at(17, 52, () -> arrivals.atTablet(amara, evening.house().program()));
        var dana = evening.house().dana();
        evening.mark(evening.session(1), 0, Mark.of(Outcome.EXCUSED));
        assertThat(evening.as(dana, () -> arrivals.onSite(evening.session(1)))).containsOnlyKeys(amara);
        assertThat(evening.as(dana, () -> arrivals.onSite(evening.session(2)))).isEmpty();
        var ruth = evening.house().ruth();
        ruth.run(() -> programs.setRule(new NewRule(
                Optional.empty(),
                Arrivals.BREAK,
                "2",
                "decided here",
                evening.day().minusDays(1))));
        assertThat(evening.as(dana, () -> arrivals.onSite(evening.session(1))))
                .as("the break is five minutes")
                .isEmpty();
    }

    @Test
    void nobody_is_called_about_somebody_who_said_so_and_is_excused() {
        staffed();
        at(12, 0, () -> absences.say(evening.session(), amara, "", Optional.empty()));
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.CANCELLED_BY_PARTICIPANT));
        evening.mark(evening.session(), 1, evening.present());
        evening.mark(evening.session(), 2, evening.present());
        assertThat(evening.close(evening.session())).isInstanceOf(Attendance.Closing.Closed.class);
        assertThat(rows("select title from tasks.v_open where kind = 'outreach'"))
                .isEmpty();
    }

    @Test
    void an_absence_of_another_person_or_another_session_is_not_there() {
        var lee = evening.person(1);
        assertThatThrownBy(() -> at(12, 0, () -> absences.say(evening.session(), lee, "", Optional.of(false))))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> at(12, 0, () -> absences.session(new SessionId(amara.value()), amara)))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_number_is_four_to_six_digits_and_nobody_elses_in_the_program() {
        var dana = evening.house().dana();
        assertThat(dana.call(() -> numbers.give(amara, "4821"))).isEqualTo(new ArrivalNumbers.Giving.Given("4821"));
        for (var wrong : List.of("123", "1234567", "12a4", "", " ")) {
            assertThat(dana.call(() -> numbers.give(amara, wrong)))
                    .as(wrong)
                    .isInstanceOf(ArrivalNumbers.Giving.Refused.class);
        }
        assertThat(dana.call(() -> numbers.give(evening.person(1), "4821")))
                .isInstanceOf(ArrivalNumbers.Giving.Refused.class);
        assertThat(dana.call(() -> numbers.give(amara))).isInstanceOf(ArrivalNumbers.Giving.Given.class);
        assertThat(dana.call(() -> numbers.of(amara))).get().asString().matches("[0-9]{4}");
        assertThatThrownBy(() -> evening.house().bea().call(() -> numbers.give(amara, "7777")))
                .isInstanceOf(NotYours.class);
    }

    private CheckIns.Sending send(Way way, CheckIn checkIn, boolean asked, Optional<SafetyAnswer> safety) {
        return checkIns.send(amara, way, new CheckIns.Sent(checkIn, asked, safety, Optional.empty()));
    }

    private static CheckIns.Sent sent(CheckIn checkIn, boolean asked, SafetyAnswer safety) {
        return new CheckIns.Sent(checkIn, asked, Optional.of(safety), Optional.empty());
    }

    private static CheckIn blank() {
        return new CheckIn(Optional.empty(), Optional.empty(), Optional.empty(), false, "");
    }

    private static CheckIn checkIn(int mood, int craving) {
        return new CheckIn(Optional.of(mood), Optional.of(craving), Optional.empty(), false, "");
    }

    /** Somebody is at work from eight to ten in the evening, every day. */
    private void staffed() {
        evening.house()
                .ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.empty(),
                        StaffedHours.RULE,
                        "Mon-Sun 08:00-22:00",
                        "decided here",
                        evening.day().minusWeeks(4))));
        onDuty.always(evening.house(), evening.house().dana(), evening.day());
    }

    private <R> R at(int hour, int minute, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
        return as(asAmara, hour, minute, work);
    }

    private <R> R as(Actor who, int hour, int minute, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
        Instant then = evening.at(hour, minute);
        return who.call(() -> Time.at(then, () -> Proof.fresh(then).call(work)));
    }

    private void sweepAt(int hour, int minute) {
        Time.at(evening.at(hour, minute).plus(Duration.ofSeconds(1)), () -> {
            unsent.tell(evening.house().organization());
            return 0;
        });
    }

    private RosterRow row(SessionId session, int person) {
        return evening.as(evening.house().dana(), () -> attendance.roster(session)).stream()
                .filter(row -> row.participantId().equals(evening.person(person)))
                .findFirst()
                .orElseThrow();
    }

    private int alerts() {
        return rows("select alert_id from alerts.v_open").size();
    }

    private List<String> rows(String query) {
        return evening.house()
                .inTransaction(() -> sql.sql("select one::text from (" + query + ") as asked (one)")
                        .list(String.class));
    }
}
