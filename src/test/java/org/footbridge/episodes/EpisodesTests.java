package org.footbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.measures.EnrolledIn;
import org.footbridge.measures.OpenStay;
import org.footbridge.people.KeepApart;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@FootbridgeTest
class EpisodesTests {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);

    @Autowired
    Riverside riverside;

    @Autowired
    Episodes episodes;

    @Autowired
    Participants participants;

    @Autowired
    Authorization authorization;

    @Autowired
    KeepApart keepApart;

    @Autowired
    OpenStay openStay;

    @Autowired
    EnrolledIn enrolledIn;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_stay_taken_over_runs_from_its_true_first_day_with_the_hours_so_far() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> {
            var stay = takenOver(house, amara);
            var episode = episodes.get(stay);
            assertThat(episode.status()).isEqualTo(Status.ACTIVE);
            assertThat(episode.admittedOn()).contains(MONDAY);
            assertThat(episode.minutesBefore()).isEqualTo(540);
            assertThat(episode.level()).contains(Level.INTENSIVE_OUTPATIENT);
        });
    }

    @Test
    void a_minor_is_not_taken_over_without_a_consent_authority_record() {
        var house = riverside.found();
        var kai = house.job(() -> participants.register(
                Person.named("Kai", "Morgan").born(LocalDate.of(2011, 2, 3)), SafeContact.unknown()));
        var refused = house.ruth().call(() -> episodes.takeOver(takeOver(house, kai)));
        assertThat(refused).isInstanceOf(Episodes.TakenOver.Refused.class);
    }

    @Test
    void somebody_whose_age_nobody_knows_is_not_taken_for_an_adult() {
        var house = riverside.found();
        var sam = house.job(() -> participants.register(Person.named("Sam", "Rowe"), SafeContact.unknown()));
        assertThat(house.ruth().<Object, RuntimeException>call(() -> episodes.takeOver(takeOver(house, sam))))
                .isInstanceOf(Episodes.TakenOver.Refused.class);
    }

    @Test
    void who_facilitates_the_track_reaches_the_person_and_another_therapist_does_not() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> takenOver(house, amara));
        assertThat(house.dana().<Boolean, RuntimeException>call(() -> authorization.may(Permission.WRITE_CHART, amara)))
                .isTrue();
        assertThat(house.marcus()
                        .<Boolean, RuntimeException>call(() -> authorization.may(Permission.WRITE_CHART, amara)))
                .isFalse();
        assertThat(house.bea().<Boolean, RuntimeException>call(() -> authorization.may(Permission.SEE_BILLING, amara)))
                .isTrue();
        assertThat(house.bea().<Boolean, RuntimeException>call(() -> authorization.may(Permission.READ_CHART, amara)))
                .isFalse();
    }

    @Test
    void on_the_way_in_any_therapist_may_decide_and_from_admission_on_only_the_track_has_them() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> episodes.plan(amara, house.program(), null));
        assertThat(sees(house.marcus(), amara)).isTrue();
        house.ruth().run(() -> takenOver(house, amara));
        assertThat(sees(house.marcus(), amara)).isFalse();
        assertThat(sees(house.dana(), amara)).isTrue();
        assertThat(sees(house.tom(), amara)).isTrue();
        assertThat(worksIntake(house, amara, Duration.ofDays(6))).isTrue();
        assertThat(worksIntake(house, amara, Duration.ofDays(8))).isFalse();
        assertThat(house.ruth().<Boolean, RuntimeException>call(() -> authorization.may(Permission.READ_CHART, amara)))
                .isTrue();
    }

    private boolean worksIntake(Riverside.House house, ParticipantId person, Duration later) {
        return house.tom()
                .call(() ->
                        Time.at(TestTime.now().plus(later), () -> authorization.may(Permission.WORK_INTAKE, person)));
    }

    private boolean sees(Riverside.Colleague colleague, ParticipantId person) {
        return colleague.call(() -> authorization.may(Permission.SEE_PERSON, person));
    }

    @Test
    void two_who_must_not_meet_are_not_enrolled_in_one_track_and_nobody_is_told_why() {
        var house = riverside.found();
        var amara = house.amara();
        var lee = house.participant("Lee", "Park");
        var refused = house.ruth().call(() -> {
            takenOver(house, amara);
            var stay = takenOver(house, lee);
            episodes.leaveTrack(stay, house.evening(), MONDAY.plusDays(1), "Pause");
            keepApart.people(amara, lee, "A protective order");
            return episodes.enroll(stay, house.evening(), MONDAY.plusWeeks(1), null);
        });
        assertThat(refused).isEqualTo(Answer.Refused.because(KeepApart.SENTENCE));
    }

    @Test
    void an_answer_belongs_to_the_stay_that_was_open_when_it_was_given() {
        var house = riverside.found();
        var amara = house.amara();
        var stay = house.ruth().call(() -> takenOver(house, amara));
        var during = MONDAY.plusDays(2).atStartOfDay(Riverside.NEW_YORK).toInstant();
        assertThat(house.job(() -> openStay.at(amara, during)).map(OpenStay.Stay::episode))
                .contains(stay.value());
        assertThat(house.job(() -> openStay.at(amara, during)).map(OpenStay.Stay::regime))
                .contains(Regime.PART2);
        assertThat(house.job(() -> openStay.at(
                        amara,
                        MONDAY.minusWeeks(1).atStartOfDay(Riverside.NEW_YORK).toInstant())))
                .isEmpty();
    }

    @Test
    void a_track_asks_whoever_is_in_it_that_day_and_nobody_on_hold_or_away() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> {
            var stay = takenOver(house, amara);
            assertThat(enrolledIn.on(house.evening(), MONDAY.minusDays(1))).isEmpty();
            assertThat(enrolledIn.on(house.evening(), MONDAY))
                    .containsExactly(new EnrolledIn.Enrolled(amara, stay.value(), MONDAY));
            episodes.away(stay, MONDAY.plusDays(1), MONDAY.plusDays(2), "A funeral");
            assertThat(enrolledIn.on(house.evening(), MONDAY.plusDays(2))).isEmpty();
            episodes.hold(stay, "In the hospital");
            assertThat(enrolledIn.on(house.evening(), MONDAY.plusDays(5))).isEmpty();
        });
    }

    @Test
    void a_step_down_is_a_row_inside_the_same_stay() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> {
            var stay = takenOver(house, amara);
            assertThat(episodes.changeLevel(stay, Level.OUTPATIENT, 2, MONDAY.plusWeeks(2), "Working again")
                            .isDone())
                    .isTrue();
            assertThat(episodes.get(stay).level()).contains(Level.OUTPATIENT);
            assertThat(episodes.changeLevel(stay, Level.OUTPATIENT, 2, MONDAY.plusWeeks(3), " ")
                            .isDone())
                    .isFalse();
        });
        assertThat(house.inTransaction(() -> jdbc.queryForList(
                        "select level from episodes.v_level_history where participant_id = ? order by starts_on",
                        String.class,
                        amara.value())))
                .containsExactly("intensive_outpatient", "outpatient");
    }

    @Test
    void nobody_is_twice_in_one_track_on_one_day() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> {
            var stay = takenOver(house, amara);
            assertThat(episodes.enroll(stay, house.evening(), MONDAY.plusWeeks(1), null)
                            .isDone())
                    .isFalse();
            assertThat(episodes.leaveTrack(stay, house.evening(), MONDAY.plusDays(3), "Night shifts")
                            .isDone())
                    .isTrue();
            assertThat(episodes.enroll(stay, house.evening(), MONDAY.plusWeeks(1), null)
                            .isDone())
                    .isTrue();
            assertThat(episodes.enroll(stay, house.evening(), MONDAY.minusDays(1), MONDAY.minusDays(1))
                            .isDone())
                    .isFalse();
        });
    }

    @Test
    void a_discharge_ends_every_track_and_facilitators_keep_a_month_for_their_notes() {
        var house = riverside.found();
        var amara = house.amara();
        var last = MONDAY.plusWeeks(10);
        var evening =
                last.atTime(LocalTime.of(21, 0)).atZone(Riverside.NEW_YORK).toInstant();
        house.ruth().run(() -> {
            var stay = takenOver(house, amara);
            Time.at(evening, () -> {
                assertThat(episodes.discharge(stay, last).isDone()).isTrue();
                assertThat(episodes.discharge(stay, last).isDone()).isFalse();
                assertThat(episodes.enroll(stay, house.evening(), last, null).isDone())
                        .isFalse();
                return stay;
            });
            assertThat(episodes.get(stay).status()).isEqualTo(Status.FINISHED);
        });
        assertThat(house.dana()
                        .<Boolean, RuntimeException>call(() -> Time.at(
                                evening.plusSeconds(60), () -> authorization.may(Permission.WRITE_CHART, amara))))
                .isTrue();
        assertThat(house.dana()
                        .<Boolean, RuntimeException>call(() -> Time.at(
                                evening.plus(java.time.Duration.ofDays(31)),
                                () -> authorization.may(Permission.WRITE_CHART, amara))))
                .isFalse();
    }

    @Test
    void the_history_of_a_stay_cannot_be_rewritten() {
        var house = riverside.found();
        var amara = house.amara();
        house.ruth().run(() -> takenOver(house, amara));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> house.inTransaction(() -> jdbc.update(
                        "update episodes.status_change set status = 'planned' where participant_id = ?",
                        amara.value())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void another_organization_does_not_know_the_stay() {
        var house = riverside.found();
        var elsewhere = riverside.found();
        var stay = house.ruth().call(() -> takenOver(house, house.amara()));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> elsewhere.ruth().run(() -> episodes.get(stay)))
                .isInstanceOf(NotYours.class);
    }

    EpisodeId takenOver(Riverside.House house, ParticipantId person) {
        return ((Episodes.TakenOver.Done) episodes.takeOver(takeOver(house, person))).episode();
    }

    static TakeOver takeOver(Riverside.House house, ParticipantId person) {
        return new TakeOver(
                person, house.evening(), MONDAY, 540, Level.INTENSIVE_OUTPATIENT, Optional.of(3), Optional.empty());
    }
}
