package org.footbridge.consents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.episodes.Episodes;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.people.SafeContact;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@FootbridgeTest
class ConsentPagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Consents consents;

    @Autowired
    Episodes episodes;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    @Autowired
    SafeContacts safeContacts;

    @Autowired
    Participants participants;

    Riverside.House house;
    ParticipantId amara;
    Actor her;

    @BeforeEach
    void amaraIsOnHerWayIn() {
        house = riverside.found();
        amara = house.amara();
        house.tom().run(() -> episodes.plan(amara, house.program(), null));
        her = house.asParticipant(amara);
    }

    @Test
    void she_signs_on_the_staff_screen_and_a_copy_is_there() {
        assertThat(asked(mvc.post()
                        .uri("/people/{amara}/consents/treatment", amara.value())
                        .with(SignedInAs.actor(house.tom().actor()))
                        .param("signer", "Amara Okafor")
                        .param("capacity", "SELF")
                        .param("answer", "yes")))
                .hasStatus3xxRedirection();
        var given = house.tom().call(() -> consents.all(amara)).getFirst();
        assertThat(given.kind()).isEqualTo(ConsentKind.TREATMENT);
        assertThat(asked(mvc.get()
                        .uri("/consents/{id}", given.id().value())
                        .with(SignedInAs.actor(house.tom().actor()))))
                .bodyText()
                .contains("Amara Okafor")
                .contains("nobody can promise me a result");
    }

    @Test
    void nothing_optional_is_ticked_and_each_form_says_what_a_no_means() {
        assertThat(asked(mvc.get().uri("/me/consents/release").with(SignedInAs.actor(her))))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(" checked")
                .contains("my place stays the same");
    }

    @Test
    void she_releases_takes_back_and_reads_it_in_her_own_place() {
        assertThat(asked(mvc.post()
                        .uri("/me/consents/release")
                        .with(SignedInAs.actor(her))
                        .param("recipient", "Dr. Osei, Troy")
                        .param("what", "PLAN", "MEDICATIONS")
                        .param("purpose", "So that my doctor knows")
                        .param("until", LocalDate.of(2027, 6, 1).toString())
                        .param("answer", "yes")))
                .hasStatus3xxRedirection();
        var given = her.call(() -> consents.all(amara)).getFirst();
        assertThat(her.call(() -> consents.all(amara)))
                .as("each thing by itself")
                .extracting(Given::dataClasses)
                .containsExactlyInAnyOrder(List.of(DataClass.PLAN), List.of(DataClass.MEDICATIONS));
        assertThat(asked(mvc.get().uri("/me/consents").with(SignedInAs.actor(her))))
                .hasStatusOk()
                .bodyText()
                .contains("Dr. Osei, Troy");
        assertThat(asked(mvc.get()
                        .uri("/me/consents/copies/{id}", given.id().value())
                        .with(SignedInAs.actor(her))))
                .hasStatusOk()
                .bodyText()
                .contains("42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
        assertThat(asked(mvc.post()
                        .uri("/me/consents/copies/{id}/revocation", given.id().value())
                        .with(SignedInAs.actor(her))))
                .hasStatus3xxRedirection();
        assertThat(her.<Given, RuntimeException>call(() -> consents.get(given.id()))
                        .revokedAt())
                .isPresent();
    }

    @Test
    void each_thing_ends_on_the_day_written_beside_it_and_is_taken_back_by_itself() {
        var end = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).plusDays(40);
        assertThat(asked(mvc.post()
                        .uri("/me/consents/release")
                        .with(SignedInAs.actor(her))
                        .param("recipient", "Dr. Osei, Troy")
                        .param("what", "PLAN", "MEDICATIONS", "DIAGNOSIS")
                        .param("ends[PLAN]", end.minusDays(10).toString())
                        .param("ends[MEDICATIONS]", "")
                        .param("ends[BILLING]", end.toString())
                        .param("purpose", "So that my doctor knows")
                        .param("until", end.toString())
                        .param("answer", "yes")))
                .hasStatus3xxRedirection();
        var doctor = new Recipient.Named("Dr. Osei, Troy");
        assertThat(told(doctor, end.minusDays(10)))
                .as("through the last day")
                .containsExactly(DataClass.PLAN, DataClass.DIAGNOSIS, DataClass.MEDICATIONS);
        assertThat(told(doctor, end.minusDays(9))).containsExactly(DataClass.DIAGNOSIS, DataClass.MEDICATIONS);
        assertThat(told(doctor, end.plusDays(1))).isEmpty();
        var medications = her.call(() -> consents.all(amara)).stream()
                .filter(one -> one.dataClasses().contains(DataClass.MEDICATIONS))
                .findFirst()
                .orElseThrow();
        asked(mvc.post()
                .uri("/me/consents/copies/{id}/revocation", medications.id().value())
                .with(SignedInAs.actor(her)));
        assertThat(told(doctor, end.minusDays(10))).containsExactly(DataClass.PLAN, DataClass.DIAGNOSIS);
    }

    private Set<DataClass> told(Recipient recipient, LocalDate day) {
        var noon = day.atTime(12, 0).atZone(Riverside.NEW_YORK).toInstant();
        return her.call(() -> Consents.toldTo(consents.releasesTo(amara, recipient, noon)));
    }

    @Test
    void a_day_that_is_no_day_is_asked_for_again_and_nothing_is_shared() {
        assertThat(asked(mvc.post()
                        .uri("/me/consents/release")
                        .with(SignedInAs.actor(her))
                        .param("recipient", "Dr. Osei, Troy")
                        .param("what", "PLAN", "MEDICATIONS")
                        .param("ends[PLAN]", "tomorrow")
                        .param("purpose", "So that my doctor knows")
                        .param("until", LocalDate.of(2027, 6, 1).toString())
                        .param("answer", "yes")))
                .hasStatus(422);
        assertThat(her.call(() -> consents.all(amara))).isEmpty();
    }

    @Test
    void a_release_without_an_end_is_asked_for_and_nothing_typed_is_lost() {
        assertThat(asked(mvc.post()
                        .uri("/me/consents/release")
                        .with(SignedInAs.actor(her))
                        .param("recipient", "Dr. Osei, Troy")
                        .param("what", "PLAN")
                        .param("purpose", "So that my doctor knows")
                        .param("answer", "yes")))
                .hasStatus(422)
                .bodyText()
                .contains("Dr. Osei, Troy")
                .contains("So that my doctor knows");
    }

    @Test
    void a_form_that_was_refused_goes_through_once_corrected_also_with_the_token_of_the_page_gone_back_to() {
        var mine = UUID.randomUUID();
        var refused = release("/me/consents/release", her, mine, "");
        assertThat(refused).hasStatus(422).bodyText().contains("Dr. Osei, Troy", "So that my doctor knows");
        assertThat(release("/me/consents/release", her, mine, "2027-06-01")).hasStatus3xxRedirection();
        assertThat(release("/me/consents/release", her, mine, "2027-06-01"))
                .as("pressed twice")
                .hasStatus3xxRedirection();
        assertThat(her.call(() -> consents.all(amara))).hasSize(1);

        var theirs = UUID.randomUUID();
        var path = "/people/" + amara.value() + "/consents/release";
        assertThat(release(path, house.tom().actor(), theirs, ""))
                .hasStatus(422)
                .bodyText()
                .contains("Dr. Osei, Troy", "So that my doctor knows", "Amara Okafor");
        assertThat(release(path, house.tom().actor(), theirs, "2027-07-01")).hasStatus3xxRedirection();
        assertThat(release(path, house.tom().actor(), theirs, "2027-07-01")).hasStatus3xxRedirection();
        assertThat(her.call(() -> consents.all(amara))).hasSize(2);
    }

    private MvcTestResult release(String path, Actor who, UUID token, String until) {
        return asked(mvc.post()
                .uri(path)
                .with(SignedInAs.actor(who))
                .param("formToken", token.toString())
                .param("recipient", "Dr. Osei, Troy")
                .param("what", "PLAN")
                .param("purpose", "So that my doctor knows")
                .param("until", until)
                .param("signer", "Amara Okafor")
                .param("answer", "yes"));
    }

    @Test
    void taking_back_at_the_desk_asks_again_for_what_is_missing_and_keeps_what_was_typed() {
        release("/me/consents/release", her, UUID.randomUUID(), "2027-06-01");
        var given = her.call(() -> consents.all(amara)).getFirst();
        for (var how : List.of("", "END_OF_TREATMENT", "rubbish")) {
            assertThat(asked(mvc.post()
                            .uri("/consents/{id}/revocation", given.id().value())
                            .with(SignedInAs.actor(house.tom().actor()))
                            .param("saidBy", "Amara, at the desk")
                            .param("how", how)))
                    .hasStatus(422)
                    .bodyText()
                    .contains("Amara, at the desk", "who said it, and how");
        }
        assertThat(her.call(() -> consents.all(amara)).getFirst().revokedAt()).isEmpty();
    }

    @Test
    void how_to_reach_her_is_written_where_callers_look() {
        asked(mvc.post()
                .uri("/people/{amara}/consents/reach-me", amara.value())
                .with(SignedInAs.actor(house.tom().actor()))
                .param("signer", "Amara Okafor")
                .param("answer", "yes")
                .param("phone", "555-0134")
                .param("mayCall", "yes")
                .param("mayVoicemail", "no")
                .param("callerName", "Ruth from the library"));
        assertThat(house.inTransaction(() -> jdbc.queryForMap(
                        "select may_call, may_voicemail, caller_name from people.participant where id = ?",
                        amara.value())))
                .containsEntry("may_call", true)
                .containsEntry("may_voicemail", false)
                .containsEntry("caller_name", "Ruth from the library");
    }

    @Test
    void how_to_reach_her_is_asked_once_and_a_blank_wipes_nothing_out() {
        house.tom()
                .run(() -> safeContacts.said(
                        amara,
                        Optional.of("555-0188"),
                        new SafeContact(
                                true, false, Optional.of("the library"), Optional.empty(), Optional.of("my brother"))));
        assertThat(asked(mvc.get()
                        .uri("/people/{amara}/consents/reach-me", amara.value())
                        .with(SignedInAs.actor(house.tom().actor()))))
                .bodyText()
                .contains("555-0188", "the library", "my brother");
        for (var path : List.of("/people/" + amara.value() + "/consents/reach-me", "/me/consents/reach-me")) {
            assertThat(asked(mvc.post()
                            .uri(path)
                            .with(SignedInAs.actor(
                                    path.startsWith("/me") ? her : house.tom().actor()))
                            .param("signer", "Amara Okafor")
                            .param("capacity", "SELF")
                            .param("answer", "yes")))
                    .hasStatus(422)
                    .bodyText()
                    .contains("whether we may call");
        }
        assertThat(asked(mvc.post()
                        .uri("/people/{amara}/consents/reach-me", amara.value())
                        .with(SignedInAs.actor(house.tom().actor()))
                        .param("mayCall", "no")
                        .param("mayVoicemail", "no")
                        .param("capacity", "SELF")
                        .param("answer", "yes")))
                .hasStatus(422);
        assertThat(house.tom().call(() -> participants.get(amara).safe().mustNotKnow()))
                .contains("my brother");
    }

    @Test
    void spanish_waits_for_a_translators_review_outside_the_demo() {
        assertThat(asked(mvc.get()
                        .uri("/me/consents/treatment")
                        .param("lang", "es")
                        .with(SignedInAs.actor(her))))
                .bodyText()
                .contains("Treatment here")
                .doesNotContain("El tratamiento aquí");
    }

    @Test
    void another_participant_finds_no_copy_of_hers() {
        asked(mvc.post()
                .uri("/people/{amara}/consents/treatment", amara.value())
                .with(SignedInAs.actor(house.tom().actor()))
                .param("signer", "Amara Okafor")
                .param("answer", "yes"));
        var given = house.tom().call(() -> consents.all(amara)).getFirst();
        var kofi = house.asParticipant(house.participant("Kofi", "Mensah"));
        assertThat(asked(mvc.get()
                        .uri("/me/consents/copies/{id}", given.id().value())
                        .with(SignedInAs.actor(kofi))))
                .hasStatus(404);
        assertThat(asked(mvc.get()
                        .uri("/consents/{id}", given.id().value())
                        .with(SignedInAs.actor(house.bea().actor()))))
                .hasStatus(404);
    }

    /** Recognized a moment ago, as signing and private pages want it. */
    MvcTestResult asked(MockMvcTester.MockMvcRequestBuilder request) {
        return Proof.fresh(clock.instant()).call(request::exchange);
    }
}
