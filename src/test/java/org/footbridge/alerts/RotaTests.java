package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is on duty, whose phone rings, and where nobody is: CARE 2. */
@FootbridgeTest
class RotaTests {

    /** A Tuesday. */
    private static final LocalDate TUESDAY = LocalDate.of(2027, 2, 2);

    @Autowired
    Riverside riverside;

    @Autowired
    Rota rota;

    @Autowired
    StaffedHours hours;

    @Autowired
    HoleTelling holes;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Programs programs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sql sql;

    private Riverside.House house;

    @BeforeEach
    void hours_are_signed() {
        house = riverside.found();
        house.ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.empty(),
                        StaffedHours.RULE,
                        "Mon-Fri 08:00-20:00",
                        "decided here",
                        LocalDate.of(2026, 1, 1))));
    }

    @Test
    void signed_hours_without_anybody_on_duty_are_unstaffed_and_no_next_hour_is_promised() {
        assertThat(staffedAt(9, 0)).isFalse();
        assertThat(nextAt(9, 0)).isEmpty();
    }

    @Test
    void an_hour_is_staffed_from_the_minute_in_which_the_phone_was_seen_to_ring() {
        plan(house.dana(), "08:00", "14:00");
        assertThat(staffedAt(8, 30)).isFalse();
        assertThat(as(house.dana(), 8, 31, rota::confirm))
                .isEqualTo(new Rota.Refused("Ring your phone first. It has not been rung for this shift yet."));
        trialSent(house.dana(), 8, 32);
        assertThat(as(house.dana(), 8, 33, rota::confirm)).isInstanceOf(Rota.Done.class);
        assertThat(staffedAt(8, 34)).isTrue();
        assertThat(staffedAt(14, 0)).isFalse();
    }

    @Test
    void a_phone_that_rang_for_the_last_shift_has_not_rung_for_this_one() {
        plan(house.dana(), "08:00", "12:00");
        plan(house.dana(), "13:00", "17:00");
        trialSent(house.dana(), 8, 5);
        as(house.dana(), 8, 6, rota::confirm);
        assertThat(as(house.dana(), 13, 1, rota::confirm)).isInstanceOf(Rota.Refused.class);
        assertThat(staffedAt(13, 2)).isFalse();
    }

    @Test
    void somebody_on_no_shift_confirms_nothing() {
        trialSent(house.dana(), 8, 0);
        assertThat(as(house.dana(), 8, 1, rota::confirm)).isInstanceOf(Rota.Refused.class);
    }

    @Test
    void nobody_can_be_rung_without_a_number_or_gateway() {
        assertThat(as(house.dana(), 8, 1, rota::tryOwnPhone)).isInstanceOf(Rota.Refused.class);
    }

    @Test
    void the_next_staffed_time_is_the_next_signed_hour_with_somebody_on_the_rota() {
        plan(house.dana(), "13:00", "23:00");
        plan(house.marcus(), "06:00", "08:00");
        assertThat(nextAt(9, 0)).contains(at(13, 0));
    }

    @Test
    void hours_outside_the_signed_ones_are_not_staffed_by_somebody_on_duty() {
        onDuty.always(house, house.dana(), TUESDAY);
        assertThat(staffedAt(19, 59)).isTrue();
        assertThat(staffedAt(20, 0)).isFalse();
        assertThat(nextAt(20, 30)).contains(at(8, 0).plus(Duration.ofDays(1)));
    }

    @Test
    void a_closed_day_is_unstaffed_and_has_no_hole() {
        house.ruth().run(() -> programs.closeDay(house.program(), TUESDAY, "Storm"));
        onDuty.always(house, house.dana(), TUESDAY);
        assertThat(staffedAt(9, 0)).isFalse();
        assertThat(holesOn(TUESDAY)).isEmpty();
        assertThat(holesOn(TUESDAY.plusDays(2))).as("a day that is open").hasSize(1);
    }

    @Test
    void a_hole_is_what_of_the_signed_hours_nobody_covers() {
        plan(house.dana(), "07:00", "13:00");
        plan(house.marcus(), "17:00", "23:00");
        assertThat(holesOn(TUESDAY)).containsExactly(new Span(at(13, 0), at(17, 0)));
    }

    @Test
    void a_shift_taken_off_leaves_a_hole_and_stays_known() {
        plan(house.dana(), "08:00", "20:00");
        var shift = house.job(() -> rota.between(TUESDAY, TUESDAY)).getFirst();
        as(house.priya(), 7, 0, () -> rota.takeOff(shift.id()));
        assertThat(holesOn(TUESDAY)).containsExactly(new Span(at(8, 0), at(20, 0)));
        assertThat(house.<Integer>inTransaction(() -> sql.sql(
                                "select count(*)::int from alerts.shift where organization_id = :organization and taken_off_by is not null")
                        .param("organization", house.organization())
                        .single(Integer.class)))
                .isOne();
    }

    @Test
    void a_hole_of_tomorrow_is_told_to_supervisor_and_director_the_day_before_once() {
        house.priya();
        plan(house.dana(), "08:00", "13:00");
        lookAt(at(8, 59).minus(Duration.ofDays(1)));
        assertThat(mails("tomorrow")).isEmpty();
        lookAt(at(9, 0).minus(Duration.ofDays(1)));
        lookAt(at(9, 5).minus(Duration.ofDays(1)));
        assertThat(mails("tomorrow"))
                .containsExactly(
                        "RS Office: tomorrow nobody is on duty for a time",
                        "RS Office: tomorrow nobody is on duty for a time");
    }

    @Test
    void an_hour_whose_phone_nobody_confirmed_is_told_in_the_hour_once() {
        house.priya();
        plan(house.dana(), "08:00", "20:00");
        lookAt(at(8, 5));
        assertThat(mails("now")).isEmpty();
        lookAt(at(8, 10));
        lookAt(at(8, 15));
        lookAt(at(12, 0));
        assertThat(mails("now"))
                .containsExactly("RS Office: nobody is on duty now", "RS Office: nobody is on duty now");
    }

    @Test
    void a_confirmed_hour_is_told_to_nobody() {
        onDuty.always(house, house.dana(), TUESDAY);
        lookAt(at(8, 30));
        assertThat(mails("now")).isEmpty();
    }

    @Test
    void the_night_that_springs_forward_is_an_hour_shorter_and_the_one_that_falls_back_an_hour_longer() {
        var spring = LocalDate.of(2027, 3, 13);
        var fall = LocalDate.of(2027, 11, 6);
        assertThat(length(spring)).isEqualTo(Duration.ofHours(9));
        assertThat(length(fall)).isEqualTo(Duration.ofHours(11));
        assertThat(length(TUESDAY)).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void over_both_changes_of_the_clock_every_minute_of_the_night_is_on_duty_once() {
        for (var day : List.of(LocalDate.of(2027, 3, 13), LocalDate.of(2027, 11, 6))) {
            for (int late = 0; late < 2; late++) {
                var member = late == 0 ? house.dana() : house.marcus();
                var on = day.plusDays(late);
                as(
                        house.priya(),
                        7,
                        0,
                        () -> rota.plan(new Rota.NewShift(
                                member.membership(),
                                on,
                                LocalTime.of(20, 0),
                                LocalTime.of(20, 0).minusHours(12),
                                1)));
                as(
                        house.priya(),
                        7,
                        0,
                        () -> rota.plan(new Rota.NewShift(
                                member.membership(), on, LocalTime.of(8, 0), LocalTime.of(20, 0), 1)));
            }
            var from = day.atTime(8, 0).atZone(Riverside.NEW_YORK).toInstant();
            var until = day.plusDays(2).atTime(8, 0).atZone(Riverside.NEW_YORK).toInstant();
            for (var minute = from; minute.isBefore(until); minute = minute.plus(Duration.ofMinutes(10))) {
                var then = minute;
                assertThat(house.job(() -> Time.at(then, rota::onDuty)))
                        .as(then.toString())
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_shift_in_the_hour_that_does_not_exist_begins_when_the_clock_has_jumped() {
        var span = Shift.span(LocalDate.of(2027, 3, 14), LocalTime.of(2, 30), LocalTime.of(6, 0), Riverside.NEW_YORK);
        assertThat(span.from()).isEqualTo(Instant.parse("2027-03-14T07:30:00Z"));
        assertThat(span.until()).isEqualTo(Instant.parse("2027-03-14T10:00:00Z"));
    }

    @Test
    void what_cannot_be_a_shift_is_refused_with_words() {
        assertThat(plan(house.dana(), "08:00", "08:00")).isInstanceOf(Rota.Refused.class);
        assertThat(plan(house.dana(), "08:00", "07:00")).isInstanceOf(Rota.Refused.class);
        assertThat(plan(house.bea(), "08:00", "16:00"))
                .as("billing acts on no alert")
                .isInstanceOf(Rota.Refused.class);
        assertThat(plan(house.dana(), "08:00", "16:00", TUESDAY.minusYears(1), 1))
                .isInstanceOf(Rota.Refused.class);
        assertThat(plan(house.dana(), "08:00", "16:00", TUESDAY, 27)).isInstanceOf(Rota.Refused.class);
        assertThat(plan(house.dana(), "08:00", "16:00", TUESDAY, 0)).isInstanceOf(Rota.Refused.class);
    }

    @Test
    void planning_twice_leaves_one_shift_and_weeks_repeat() {
        plan(house.dana(), "08:00", "16:00", TUESDAY, 3);
        plan(house.dana(), "08:00", "16:00", TUESDAY, 3);
        assertThat(house.job(() -> rota.between(TUESDAY, TUESDAY.plusWeeks(4)))).hasSize(3);
    }

    @Test
    void only_supervisors_and_directors_plan_and_a_participant_changes_nothing() {
        assertThatThrownBy(() -> as(
                        house.dana(),
                        7,
                        0,
                        () -> rota.plan(new Rota.NewShift(
                                house.dana().membership(), TUESDAY, LocalTime.of(8, 0), LocalTime.of(16, 0), 1))))
                .isInstanceOf(NotYours.class);
        plan(house.dana(), "08:00", "16:00");
        var amara = house.asParticipant(house.amara());
        assertThat(amara.<Boolean, RuntimeException>call(() ->
                        Time.at(at(9, 0), () -> hours.next(house.program()).isEmpty())))
                .isTrue();
        assertThatThrownBy(() -> amara.run(() -> transaction.executeWithoutResult(
                        _ -> sql.sql("insert into alerts.hole_told values (:o, 'now', now(), now())")
                                .param("o", house.organization())
                                .update())))
                .isInstanceOf(DataAccessException.class);
        amara.run(() -> transaction.executeWithoutResult(_ -> assertThat(
                        sql.sql("update alerts.shift set confirmed_at = now()").update())
                .as("shifts a participant can change")
                .isZero()));
    }

    private Rota.Acting plan(Riverside.Colleague who, String from, String until) {
        return plan(who, from, until, TUESDAY, 1);
    }

    private Rota.Acting plan(Riverside.Colleague who, String from, String until, LocalDate day, int weeks) {
        return as(
                house.priya(),
                7,
                0,
                () -> rota.plan(new Rota.NewShift(
                        who.membership(), day, LocalTime.parse(from), LocalTime.parse(until), weeks)));
    }

    /** As if the gateway had taken it. */
    private void trialSent(Riverside.Colleague who, int hour, int minute) {
        house.inTransaction(() -> sql.sql("""
                        insert into alerts.ring (organization_id, id, membership_id, reason, channel, written_at, sent_at)
                        values (:organization, gen_random_uuid(), :who, 'test', 'gateway', :at, :at)
                        """)
                .param("organization", house.organization())
                .param("who", who.membership())
                .param("at", at(hour, minute))
                .update());
    }

    private Duration length(LocalDate night) {
        var span = Shift.span(night, LocalTime.of(21, 0), LocalTime.of(7, 0), Riverside.NEW_YORK);
        return Duration.between(span.from(), span.until());
    }

    private boolean staffedAt(int hour, int minute) {
        return house.job(() -> Time.at(at(hour, minute), () -> hours.now(house.program())));
    }

    private Optional<Instant> nextAt(int hour, int minute) {
        return house.job(() -> Time.at(at(hour, minute), () -> hours.next(house.program())));
    }

    private List<Span> holesOn(LocalDate day) {
        return house.job(() -> hours.holes(
                day.atStartOfDay(Riverside.NEW_YORK).toInstant(),
                day.plusDays(1).atStartOfDay(Riverside.NEW_YORK).toInstant()));
    }

    private void lookAt(Instant moment) {
        house.job(() -> Time.at(moment, () -> {
            holes.tell();
            return true;
        }));
    }

    private List<String> mails(String kind) {
        return house.inTransaction(() -> sql.sql(
                        "select subject from notices.mail where organization_id = :organization and notice = 'alerts.mail.hole.' || :kind")
                .param("organization", house.organization())
                .param("kind", kind)
                .list(String.class));
    }

    private <R> R as(Riverside.Colleague who, int hour, int minute, ScopedValue.CallableOp<R, RuntimeException> work) {
        return who.call(() -> Time.at(at(hour, minute), work));
    }

    private static Instant at(int hour, int minute) {
        return TUESDAY.atTime(hour, minute).atZone(Riverside.NEW_YORK).toInstant();
    }
}
