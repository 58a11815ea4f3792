package org.footbridge.consents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.footbridge.Riverside;
import org.footbridge.access.AccountId;
import org.footbridge.access.Accounts;
import org.footbridge.access.Authorization;
import org.footbridge.access.Capacity;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.access.Proof;
import org.footbridge.access.SignatureId;
import org.footbridge.access.Signatures;
import org.footbridge.people.ContactId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

@FootbridgeTest
class ConsentsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Clock clock;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    DeskLine deskLine;

    @Autowired
    Signatures signatures;

    @Autowired
    Accounts accounts;

    @Autowired
    Authorization authorization;

    @Autowired
    JdbcTemplate jdbc;

    Riverside.House house;
    ParticipantId amara;

    @BeforeEach
    void amaraIsHere() {
        house = riverside.found();
        amara = house.amara();
    }

    @Test
    void the_tpo_consent_names_every_element_of_42_cfr_2_31() {
        var text = house.tom()
                .call(() -> forms.current(ConsentKind.PART2_TPO, "en"))
                .text();
        assertThat(text)
                .contains("Whose records")
                .contains("Who may share them")
                .contains("What may be shared")
                .contains(
                        "my treating providers, health plans, third-party payers, and people helping to operate this program")
                .contains("What for: treatment, payment, and health care operations")
                .contains("I may take this back at any time")
                .contains("It ends when my treatment here ends")
                .contains("may share them again")
                .contains("except in civil, criminal, administrative and legislative proceedings against me")
                .contains("If I say no, my place here stays the same");
    }

    @Test
    void the_part_2_notice_is_the_short_form_of_the_2024_rule_word_for_word() {
        assertThat(house.tom().<String, RuntimeException>call(() -> forms.part2Notice(LocalDate.of(2026, 11, 22))))
                .isEqualTo("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
    }

    @Test
    void peers_are_said_not_to_be_bound_by_hipaa() {
        assertThat(house.tom()
                        .<Form, RuntimeException>call(() -> forms.current(ConsentKind.GROUP_CONFIDENTIALITY, "en"))
                        .body())
                .contains("not bound by HIPAA");
    }

    @Test
    void what_she_signed_is_kept_word_for_word_and_the_signature_holds_for_it() {
        var id = signed(ConsentKind.TREATMENT);
        house.tom().run(() -> {
            var given = consents.get(id);
            assertThat(given.content())
                    .isEqualTo(forms.current(ConsentKind.TREATMENT, "en").text());
            var signature = signatures.signaturesOf("consent", id).getFirst();
            assertThat(signature.signerName()).isEqualTo("Amara Okafor");
            assertThat(signatures.holds(new SignatureId(signature.id().value()), given.content()))
                    .isTrue();
            assertThat(signatures.holds(signature.id(), given.content() + ".")).isFalse();
        });
    }

    @Test
    void a_consent_holds_from_its_signature_until_it_is_taken_back_and_the_past_stays() {
        var before = clock.instant().minusSeconds(5);
        var id = signed(ConsentKind.AFTERCARE);
        var between = clock.instant();
        house.tom().run(() -> {
            assertThat(consents.inForce(amara, ConsentKind.AFTERCARE, before)).isEmpty();
            assertThat(consents.inForce(amara, ConsentKind.AFTERCARE, between)).isPresent();
            consents.revoke(id, "Amara Okafor", Consents.SaidHow.BY_PHONE);
            assertThat(consents.inForce(amara, ConsentKind.AFTERCARE, clock.instant()))
                    .isEmpty();
            assertThat(consents.inForce(amara, ConsentKind.AFTERCARE, between)).isPresent();
        });
    }

    @Test
    void a_no_said_later_ends_an_earlier_yes() {
        signed(ConsentKind.AFTERCARE);
        house.tom().run(() -> {
            consents.decline(
                    amara,
                    forms.current(ConsentKind.AFTERCARE, "en").id(),
                    new Signer.InPerson("Amara Okafor", Capacity.SELF),
                    Regime.PART2);
            assertThat(consents.inForce(amara, ConsentKind.AFTERCARE, clock.instant()))
                    .isEmpty();
        });
    }

    @Test
    void the_tpo_consent_ends_with_the_treatment_and_the_aftercare_consent_does_not() {
        signed(ConsentKind.PART2_TPO);
        signed(ConsentKind.AFTERCARE);
        house.tom().run(() -> {
            consents.treatmentEnded(amara);
            assertThat(consents.inForce(amara, ConsentKind.PART2_TPO, clock.instant()))
                    .isEmpty();
            assertThat(consents.inForce(amara, ConsentKind.AFTERCARE, clock.instant()))
                    .isPresent();
        });
    }

    @Test
    void a_release_opens_the_sisters_door_and_revocation_closes_it_at_once() {
        var ana = sister();
        var id = released(ana, Set.of(DataClass.ATTENDANCE), Duration.ofDays(90));
        assertThat(anaMaySee(ana)).isTrue();
        house.tom().run(() -> consents.revoke(id, "Amara Okafor", Consents.SaidHow.IN_PERSON));
        assertThat(anaMaySee(ana)).isFalse();
    }

    @Test
    void a_release_ends_by_itself_on_its_day() {
        var ana = sister();
        released(ana, Set.of(DataClass.ATTENDANCE), Duration.ofDays(90));
        var later = clock.instant().plus(Duration.ofDays(91));
        assertThat(house.tom()
                        .<Boolean, RuntimeException>call(
                                () -> consents.mayTell(amara, ana, DataClass.ATTENDANCE, later)))
                .isFalse();
        assertThat(Time.<Boolean, RuntimeException>at(later, () -> anaMaySee(ana)))
                .isFalse();
    }

    @Test
    void a_release_covers_what_it_names_and_nothing_else() {
        var ana = sister();
        released(ana, Set.of(DataClass.ATTENDANCE, DataClass.PLAN), Duration.ofDays(30));
        house.tom().run(() -> {
            assertThat(consents.mayTell(amara, ana, DataClass.PLAN, clock.instant()))
                    .isTrue();
            assertThat(consents.mayTell(amara, ana, DataClass.SUBSTANCE_USE, clock.instant()))
                    .isFalse();
        });
    }

    @Test
    void a_release_without_recipient_content_purpose_or_end_is_refused() {
        house.tom().run(() -> {
            var form = forms.current(ConsentKind.RELEASE, "en").id();
            var signer = new Signer.InPerson("Amara Okafor", Capacity.SELF);
            var end = Optional.of(clock.instant().plusSeconds(3600));
            assertThat(consents.release(
                            amara,
                            form,
                            new Release(
                                    Optional.empty(), " ", Set.of(DataClass.PLAN), "Support", end, Optional.empty()),
                            signer,
                            Regime.PART2))
                    .isInstanceOf(Answered.Refused.class);
            assertThat(consents.release(
                            amara,
                            form,
                            new Release(Optional.empty(), "Ana", Set.of(), "Support", end, Optional.empty()),
                            signer,
                            Regime.PART2))
                    .isInstanceOf(Answered.Refused.class);
            assertThat(consents.release(
                            amara,
                            form,
                            new Release(Optional.empty(), "Ana", Set.of(DataClass.PLAN), "", end, Optional.empty()),
                            signer,
                            Regime.PART2))
                    .isInstanceOf(Answered.Refused.class);
            assertThat(consents.release(
                            amara,
                            form,
                            new Release(
                                    Optional.empty(),
                                    "Ana",
                                    Set.of(DataClass.PLAN),
                                    "Support",
                                    Optional.empty(),
                                    Optional.empty()),
                            signer,
                            Regime.PART2))
                    .isInstanceOf(Answered.Refused.class);
        });
    }

    @Test
    void the_desk_line_confirms_nothing_until_a_release_names_somebody() {
        var ana = sister();
        house.tom().run(() -> assertThat(deskLine.of(amara)).isEqualTo("I can't say whether anybody comes here."));
        released(ana, Set.of(DataClass.ATTENDANCE), Duration.ofDays(90));
        house.tom()
                .run(() -> assertThat(deskLine.of(amara))
                        .startsWith("May tell Ana (sister) about attendance until ")
                        .contains("I can't say whether anybody comes here."));
    }

    @Test
    void a_signed_consent_cannot_be_changed_by_sql_of_the_application() {
        signed(ConsentKind.TREATMENT);
        assertThatThrownBy(() -> house.inTransaction(() -> jdbc.update(
                        "update consents.consent set content = 'x' where participant_id = ?", amara.value())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void another_participant_and_another_organization_see_nothing_of_it() {
        var id = signed(ConsentKind.TREATMENT);
        assertThatThrownBy(() -> riverside.found().tom().run(() -> consents.get(id)))
                .isInstanceOf(NotYours.class);
        var kofi = house.asParticipant(house.participant("Kofi", "Mensah"));
        assertThatThrownBy(() -> kofi.run(() -> consents.get(id))).isInstanceOf(NotYours.class);
        assertThat(house.asParticipant(amara)
                        .<Given, RuntimeException>call(() -> consents.get(id))
                        .kind())
                .isEqualTo(ConsentKind.TREATMENT);
    }

    @Test
    void the_sample_state_row_is_not_verified() {
        assertThat(house.inTransaction(() -> jdbc.queryForObject(
                        "select count(*) from consents.minor_rule where verified_by is not null", Integer.class)))
                .isZero();
    }

    ConsentId signed(ConsentKind kind) {
        return signing(
                house.tom(),
                () -> ((Answered.Kept) consents.sign(
                                amara,
                                forms.current(kind, "en").id(),
                                new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                Regime.PART2))
                        .id());
    }

    ConsentId released(ContactId contact, Set<DataClass> what, Duration until) {
        return signing(
                house.tom(),
                () -> ((Answered.Kept) consents.release(
                                amara,
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                new Release(
                                        Optional.of(contact),
                                        "Ana",
                                        what,
                                        "So that she knows I am all right",
                                        Optional.of(clock.instant().plus(until)),
                                        Optional.empty()),
                                new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                Regime.PART2))
                        .id());
    }

    AccountId anasAccount;

    ContactId sister() {
        var ana = new ContactId(Id.fresh(clock.instant()));
        house.inTransaction(() -> {
            jdbc.update(
                    "insert into people.contact (organization_id, id, name, created_at) values (?, ?, 'Ana', now())",
                    house.organization().value(),
                    ana.value());
            return jdbc.update("""
                    insert into people.contact_of (organization_id, participant_id, contact_id, relation, guardian, emergency, may_pick_up)
                    values (?, ?, ?, 'sister', false, true, false)
                    """, house.organization().value(), amara.value(), ana.value());
        });
        house.job(() -> {
            anasAccount = accounts.create(UUID.randomUUID() + "@riverside.test", "riverside");
            return accounts.join(anasAccount, Set.of(Role.CONTACT), ana);
        });
        return ana;
    }

    boolean anaMaySee(ContactId ana) {
        var member = house.job(() -> accounts.membershipOf(ana).orElseThrow());
        var actor = accounts.actor(anasAccount, member).orElseThrow();
        return actor.call(() -> authorization.may(Permission.FAMILY_VIEW, amara));
    }

    <R> R signing(Riverside.Colleague who, Supplier<R> work) {
        return who.call(() -> Proof.fresh(clock.instant()).call(work::get));
    }
}
