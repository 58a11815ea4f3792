package org.footbridge.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.Riverside;
import org.footbridge.access.Meaning;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.Signatures;
import org.footbridge.access.Signing;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.staff.Credentials.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

@FootbridgeTest
class CredentialsTests {

    private record Note(UUID value) implements Id {}

    @Autowired
    Credentials credentials;

    @Autowired
    Supervisions supervisions;

    @Autowired
    StaffMembers members;

    @Autowired
    Signatures signatures;

    @Autowired
    Riverside riverside;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Test
    void who_has_no_license_recorded_signs_as_the_role_allows() {
        var house = riverside.found();
        assertThat(sign(house, house.dana())).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void an_ended_license_stops_signing_and_says_what_to_do_and_a_renewal_lets_sign_again() {
        var house = riverside.found();
        var dana = house.dana();
        var license = license("LCSW", Signs.ALONE, Optional.of(today().minusDays(2)));
        house.ruth().run(() -> done(credentials.record(dana.id(), license)));
        assertThat(sign(house, dana))
                .isInstanceOfSatisfying(
                        Signing.NotLicensed.class,
                        refused -> assertThat(refused.sentence())
                                .contains("LCSW ended on", "Your text is kept", "director"));
        house.ruth().run(() -> done(credentials.renew(only(dana), today().plusYears(2))));
        assertThat(sign(house, dana)).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void the_last_day_counts_and_ends_at_the_midnight_of_the_house() {
        var house = riverside.found();
        var dana = house.dana();
        var last = LocalDate.of(2027, 3, 31);
        house.ruth().run(() -> done(credentials.record(dana.id(), license("LCSW", Signs.ALONE, Optional.of(last)))));
        var midnight = last.plusDays(1).atStartOfDay(Riverside.NEW_YORK).toInstant();
        assertThat(Time.at(midnight.minusSeconds(60), () -> sign(house, dana))).isInstanceOf(Signing.Signed.class);
        assertThat(Time.at(midnight, () -> sign(house, dana))).isInstanceOf(Signing.NotLicensed.class);
    }

    @Test
    void somebody_with_two_licenses_signs_while_one_is_in_force() {
        var house = riverside.found();
        var dana = house.dana();
        house.ruth().run(() -> {
            done(credentials.record(dana.id(), license("LMSW", Signs.ALONE, Optional.of(today().minusYears(1)))));
            done(credentials.record(dana.id(), license("LCSW", Signs.ALONE, Optional.of(today().plusYears(1)))));
        });
        assertThat(sign(house, dana)).isInstanceOf(Signing.Signed.class);
        assertThat(dana.<List<Credential>, RuntimeException>call(() -> credentials.inForce(dana.id(), today())))
                .extracting(Credential::kind)
                .containsExactly("LCSW");
    }

    @Test
    void a_license_given_up_stops_signing_from_the_day_after() {
        var house = riverside.found();
        var dana = house.dana();
        house.ruth().run(() -> {
            done(credentials.record(dana.id(), license("LCSW", Signs.ALONE, Optional.of(today().plusYears(1)))));
            done(credentials.end(only(dana), today().minusDays(2), "Given up"));
        });
        assertThat(sign(house, dana)).isInstanceOf(Signing.NotLicensed.class);
    }

    @Test
    void an_associate_signs_only_while_a_supervisor_is_entered() {
        var house = riverside.found();
        var ines = house.ines();
        house.ruth()
                .run(() -> done(credentials.record(
                        ines.id(), license("Associate", Signs.SUPERVISED, Optional.of(today().plusYears(1))))));
        assertThat(sign(house, ines)).isInstanceOf(Signing.Signed.class);
        house.ruth().run(() -> done(supervisions.end(ines.id(), today().minusDays(2))));
        assertThat(sign(house, ines))
                .isInstanceOfSatisfying(
                        Signing.NotLicensed.class,
                        refused -> assertThat(refused.sentence()).contains("somebody has to supervise you"));
    }

    @Test
    void a_peers_certificate_neither_gives_nor_takes_the_right_to_sign() {
        var house = riverside.found();
        var dana = house.dana();
        house.ruth()
                .run(() -> done(credentials.record(
                        dana.id(), license("CPS", Signs.NOTHING, Optional.of(today().minusDays(9))))));
        assertThat(sign(house, dana)).isInstanceOf(Signing.Signed.class);
    }

    @Test
    void nobody_supervises_themselves_nor_in_a_circle() {
        var house = riverside.found();
        var dana = house.dana().id();
        var marcus = house.marcus().id();
        var priya = house.priya().id();
        house.ruth().run(() -> {
            assertThat(supervisions.assign(dana, dana, today(), Optional.empty()))
                    .isInstanceOf(Answer.Refused.class);
            done(supervisions.assign(dana, marcus, today(), Optional.empty()));
            done(supervisions.assign(marcus, priya, today(), Optional.empty()));
            assertThat(supervisions.assign(priya, dana, today(), Optional.empty()))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.sentence()).contains("circle"));
            assertThat(supervisions.assign(marcus, dana, today(), Optional.empty()))
                    .isInstanceOf(Answer.Refused.class);
            done(supervisions.end(dana, today().plusDays(5)));
            done(supervisions.assign(priya, dana, today().plusDays(6), Optional.empty()));
        });
    }

    @Test
    void a_new_supervisor_ends_the_one_before_and_both_stay_known() {
        var house = riverside.found();
        var dana = house.dana().id();
        var marcus = house.marcus().id();
        var priya = house.priya().id();
        house.ruth().run(() -> {
            done(supervisions.assign(dana, marcus, today().minusDays(30), Optional.empty()));
            done(supervisions.assign(dana, priya, today(), Optional.of(today().plusDays(9))));
            assertThat(members.supervisorOf(dana, today().minusDays(1))).contains(marcus);
            assertThat(members.supervisorOf(dana, today())).contains(priya);
            assertThat(members.supervisorOf(dana, today().plusDays(10))).isEmpty();
            assertThat(supervisions.of(dana)).hasSize(2);
        });
    }

    static Stream<NewCredential> nonsense() {
        var day = LocalDate.of(2026, 1, 1);
        return Stream.of(
                new NewCredential(" ", Signs.ALONE, false, Optional.empty(), "1", Optional.empty(), Optional.empty()),
                new NewCredential(
                        "LCSW", Signs.ALONE, false, Optional.of("New York"), "1", Optional.empty(), Optional.empty()),
                new NewCredential(
                        "LCSW",
                        Signs.ALONE,
                        false,
                        Optional.of("NY"),
                        "1",
                        Optional.of(day),
                        Optional.of(day.minusDays(1))),
                new NewCredential(
                        "LCSW",
                        Signs.ALONE,
                        false,
                        Optional.of("NY"),
                        "1",
                        Optional.empty(),
                        Optional.of(day.plusYears(200))));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsense_is_refused_with_a_sentence(NewCredential wrong) {
        var house = riverside.found();
        house.ruth().run(() -> {
            assertThat(credentials.record(house.dana().id(), wrong))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.sentence()).endsWith("."));
            assertThat(credentials.of(house.dana().id())).isEmpty();
        });
    }

    @Test
    void a_renewal_lasts_longer_and_happens_once() {
        var house = riverside.found();
        var dana = house.dana();
        house.ruth().run(() -> {
            done(credentials.record(dana.id(), license("LCSW", Signs.ALONE, Optional.of(today()))));
            var first = only(dana);
            assertThat(credentials.renew(first, today())).isInstanceOf(Answer.Refused.class);
            done(credentials.renew(first, today().plusYears(2)));
            assertThat(credentials.renew(first, today().plusYears(3))).isInstanceOf(Answer.Refused.class);
            assertThat(credentials.of(dana.id())).hasSize(2);
        });
    }

    @Test
    void only_directors_keep_credentials_and_only_of_their_own_house() {
        var house = riverside.found();
        var other = riverside.found();
        var license = license("LCSW", Signs.ALONE, Optional.of(today().plusYears(1)));
        assertThatThrownBy(() ->
                        house.priya().call(() -> credentials.record(house.dana().id(), license)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() ->
                        house.ruth().call(() -> credentials.record(other.dana().id(), license)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> house.ruth()
                        .call(() -> supervisions.assign(
                                house.dana().id(), other.dana().id(), today(), Optional.empty())))
                .isInstanceOf(NotYours.class);
        other.ruth().run(() -> done(credentials.record(other.dana().id(), license)));
        assertThatThrownBy(() -> house.ruth()
                        .call(() ->
                                credentials.renew(other.ruth().call(() -> only(other.dana())), today().plusYears(3))))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void a_participant_sees_no_license_of_anybody() {
        var house = riverside.found();
        house.ruth()
                .run(() -> done(credentials.record(
                        house.dana().id(), license("LCSW", Signs.ALONE, Optional.of(today().plusYears(1))))));
        assertThat(house.asParticipant(house.amara())
                        .<List<Credential>, RuntimeException>call(
                                () -> credentials.of(house.dana().id())))
                .isEmpty();
    }

    @Test
    void warnings_come_in_steps_to_the_director_and_to_whom_it_concerns() {
        var house = riverside.found();
        house.ruth().run(() -> {
            done(credentials.record(
                    house.dana().id(), license("LCSW", Signs.ALONE, Optional.of(today().plusDays(25)))));
            done(credentials.record(
                    house.marcus().id(), license("LPC", Signs.ALONE, Optional.of(today().plusDays(61)))));
            done(credentials.record(house.priya().id(), license("PhD", Signs.ALONE, Optional.of(today().plusDays(3)))));
            assertThat(credentials.ending(today()))
                    .extracting(Credentials.Ending::kind, Credentials.Ending::step)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("PhD", 3),
                            org.assertj.core.groups.Tuple.tuple("LCSW", 2));
        });
        assertThat(house.dana().<List<Credentials.Ending>, RuntimeException>call(() -> credentials.ending(today())))
                .extracting(Credentials.Ending::kind)
                .containsExactly("LCSW");
        assertThat(house.marcus().<List<Credentials.Ending>, RuntimeException>call(() -> credentials.ending(today())))
                .isEmpty();
    }

    @Test
    void a_later_rule_row_changes_when_it_is_spoken_of() {
        var house = riverside.found();
        house.inTransaction(() -> sql.sql("""
                        insert into staff.rule (organization_id, id, name, value, source, starts_on, created_at)
                        values (:organization, :id, 'credential-warn-days', '90', 'decided here', :day, :now)
                        """)
                .param("organization", house.organization())
                .param("id", Id.fresh(clock.instant()))
                .param("day", today())
                .param("now", clock.instant())
                .update());
        house.ruth().run(() -> {
            assertThat(credentials.warnDays(today().minusDays(1))).containsExactly(60, 30, 7);
            assertThat(credentials.warnDays(today())).containsExactly(90);
        });
    }

    @Test
    void a_credential_is_never_deleted() {
        var house = riverside.found();
        assertThatThrownBy(() -> house.inTransaction(
                        () -> sql.sql("delete from staff.credential").update()))
                .isInstanceOf(DataAccessException.class);
    }

    private Signing sign(Riverside.House house, Riverside.Colleague who) {
        var amara = house.amara();
        return who.call(() -> Proof.fresh(clock.instant())
                .call(() -> java.util.Objects.requireNonNull(transaction.execute(
                        _ -> signatures.sign("note", new Note(UUID.randomUUID()), amara, Meaning.AUTHOR, "words")))));
    }

    private CredentialId only(Riverside.Colleague who) {
        return credentials.of(who.id()).getFirst().credentialId();
    }

    private static NewCredential license(String kind, Signs signs, Optional<LocalDate> until) {
        return new NewCredential(kind, signs, false, Optional.of("NY"), "12345", Optional.empty(), until);
    }

    private static void done(Answer answer) {
        assertThat(answer).isEqualTo(new Answer.Done());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
    }
}
