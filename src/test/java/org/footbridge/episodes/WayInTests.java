package org.footbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.access.Capacity;
import org.footbridge.access.NotYours;
import org.footbridge.consents.ConsentAuthority;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Need;
import org.footbridge.consents.Signer;
import org.footbridge.people.KeepApart;
import org.footbridge.people.Person;
import org.footbridge.people.SafeContact;
import org.footbridge.platform.Regime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;

class WayInTests extends WayInStory {

    static Stream<String> stops() {
        return STOPS.stream();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void every_stop_answered_yes_holds_the_offer_until_a_clinician_has_signed(String stop) {
        var round = screened(Map.of(stop, ScreeningAnswers.YES));
        assertThat(standing()).isEqualTo(ScreeningStanding.STOPPED);
        assertThat(offered()).isInstanceOf(Answer.Refused.class);
        assertThat(this.<Signed>signing(house.dana(), () -> screenings.decide(round, true, "Seen today, stable.")))
                .isInstanceOf(Signed.Done.class);
        assertThat(offered().isDone()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void dont_know_stops_as_yes_does(String stop) {
        screened(Map.of(stop, ScreeningAnswers.UNKNOWN));
        assertThat(standing()).isEqualTo(ScreeningStanding.STOPPED);
        assertThat(offered().isDone()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("stops")
    void a_blank_is_not_a_no(String stop) {
        var round = house.tom().call(() -> screenings.begin(stay, "Called"));
        var answers = allNo();
        answers.remove(stop);
        house.tom().run(() -> {
            screenings.save(round, 1, new ScreeningAnswers(answers));
            assertThat(screenings.complete(round).isDone()).isFalse();
        });
        assertThat(standing()).isEqualTo(ScreeningStanding.UNFINISHED);
        assertThat(offered().isDone()).isFalse();
    }

    @Test
    void danger_raises_an_alert_with_the_saving_and_not_with_the_finishing() {
        var round = house.tom().call(() -> screenings.begin(stay, "Called"));
        house.tom()
                .run(() -> screenings.save(
                        round,
                        1,
                        new ScreeningAnswers(Map.of("thoughts", ScreeningAnswers.YES, "home", ScreeningAnswers.YES))));
        assertThat(alerts()).containsExactly("now");
    }

    @Test
    void a_decision_needs_a_reason_and_says_who_signed() {
        var round = screened(Map.of("mania", ScreeningAnswers.YES));
        assertThat(this.<Signed>signing(house.dana(), () -> screenings.decide(round, true, " ")))
                .isInstanceOf(Signed.Refused.class);
        signing(house.dana(), () -> screenings.decide(round, false, "Needs a psychiatric assessment first."));
        assertThat(standing()).isEqualTo(ScreeningStanding.NOT_HERE_NOW);
        assertThat(offered().isDone()).isFalse();
        house.dana()
                .run(() -> assertThat(
                                screenings.get(round).decision().orElseThrow().signerName())
                        .isEqualTo("Dana Reyes, LCSW"));
    }

    @Test
    void without_a_fresh_second_factor_nothing_is_decided() {
        var round = screened(Map.of("mania", ScreeningAnswers.YES));
        assertThat(house.dana().<Signed, RuntimeException>call(() -> screenings.decide(round, true, "Stable.")))
                .isInstanceOf(Signed.NeedsSecondFactor.class);
        assertThat(standing()).isEqualTo(ScreeningStanding.STOPPED);
    }

    @Test
    void it_got_worse_asks_every_safety_question_again() {
        screened(Map.of());
        assertThat(standing()).isEqualTo(ScreeningStanding.CLEAR);
        house.tom().run(() -> screenings.gotWorse(stay, "Drinks in the mornings again"));
        assertThat(standing()).isEqualTo(ScreeningStanding.UNFINISHED);
        assertThat(offered().isDone()).isFalse();
    }

    @Test
    void two_who_answer_at_once_lose_nothing() {
        var round = house.tom().call(() -> screenings.begin(stay, "Called"));
        house.tom().run(() -> {
            assertThat(screenings.save(round, 1, new ScreeningAnswers(Map.of("needs", "Sleep"))))
                    .isInstanceOf(Saved.Kept.class);
            assertThat(screenings.save(round, 1, new ScreeningAnswers(Map.of("needs", "Anxiety"))))
                    .isInstanceOf(Saved.Conflict.class);
            assertThat(screenings.get(round).answers().to("needs")).isEqualTo("Sleep");
        });
    }

    @Test
    void a_completed_screening_cannot_be_changed_by_sql_of_the_application() {
        screened(Map.of());
        assertThatThrownBy(() -> house.inTransaction(() ->
                        jdbc.update("update episodes.screening set answers = '{}' where episode_id = ?", stay.value())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_signed_assessment_cannot_be_changed_by_sql_of_the_application() {
        var assessment = assessed();
        assertThatThrownBy(() -> house.inTransaction(() ->
                        jdbc.update("update episodes.assessment set content = 'x' where id = ?", assessment.value())))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> house.inTransaction(() -> jdbc.update(
                        "update episodes.assessment_section set statements = '[]' where assessment_id = ?",
                        assessment.value())))
                .isInstanceOf(DataAccessException.class);
        assertThat(house.dana()
                        .<Saved, RuntimeException>call(() -> assessments.saveSection(
                                assessment, "risk", 1, List.of(said("suicide", "Something else")))))
                .isInstanceOf(Saved.Signed.class);
    }

    @Test
    void an_assessment_is_not_signed_while_its_heart_is_empty() {
        var assessment = house.dana().call(() -> assessments.begin(stay));
        assertThat(this.<Signed>signing(house.dana(), () -> assessments.sign(assessment)))
                .isInstanceOf(Signed.Refused.class);
    }

    @Test
    void an_addendum_stands_beside_the_signed_assessment() {
        var assessment = assessed();
        signing(house.dana(), () -> assessments.addend(assessment, "She called: the sister lives with her again."));
        house.dana().run(() -> assertThat(assessments.addendaOf(assessment)).hasSize(1));
    }

    @Test
    void two_who_write_one_section_at_once_lose_nothing() {
        var assessment = house.dana().call(() -> assessments.begin(stay));
        house.dana().run(() -> {
            assertThat(assessments.saveSection(assessment, "risk", 0, List.of(said("suicide", "None voiced"))))
                    .isInstanceOf(Saved.Kept.class);
            assertThat(assessments.saveSection(assessment, "risk", 0, List.of(said("suicide", "Thoughts last week"))))
                    .isInstanceOf(Saved.Conflict.class);
        });
    }

    @Test
    void a_level_is_signed_only_with_every_dimension_rated_and_reasoned() {
        var decision = house.dana().call(() -> levels.begin(stay));
        house.dana().run(() -> levels.save(decision, 1, words(1, Map.of(Dimension.BIOMEDICAL, 4), Level.INPATIENT)));
        var half = new HashMap<>(words(1, Map.of(), Level.OUTPATIENT).ratings());
        half.remove(Dimension.PERSON_CENTERED);
        house.dana()
                .run(() -> levels.save(
                        decision,
                        2,
                        new LevelOfCare.Words(
                                4,
                                half,
                                Optional.of(new LevelOfCare.Chosen(Level.OUTPATIENT, Optional.empty())),
                                "Evenings",
                                Optional.of(new LevelOfCare.Chosen(Level.OUTPATIENT, Optional.empty())),
                                "",
                                "")));
        assertThat(this.<Signed>signing(house.dana(), () -> levels.sign(decision)))
                .isEqualTo(new Signed.Refused(List.of("6 Person-Centered Considerations is not rated.")));
    }

    @Test
    void another_level_than_the_right_one_needs_a_reason_and_who_accepted_the_risk() {
        var decision = house.dana().call(() -> levels.begin(stay));
        var right = words(2, Map.of(), Level.INTENSIVE_OUTPATIENT);
        house.dana()
                .run(() -> levels.save(
                        decision,
                        1,
                        new LevelOfCare.Words(
                                4,
                                right.ratings(),
                                Optional.of(new LevelOfCare.Chosen(Level.INTENSIVE_OUTPATIENT, Optional.of(5))),
                                "Three days, she works",
                                Optional.of(new LevelOfCare.Chosen(Level.INTENSIVE_OUTPATIENT, Optional.of(3))),
                                "",
                                "")));
        assertThat(this.<Signed>signing(house.dana(), () -> levels.sign(decision)))
                .isInstanceOf(Signed.Refused.class);
    }

    @Test
    void the_trace_says_which_statement_led_where() {
        var decision = house.dana().call(() -> levels.begin(stay));
        house.dana().run(() -> {
            levels.save(
                    decision,
                    1,
                    words(1, Map.of(Dimension.INTOXICATION_WITHDRAWAL_MEDICATIONS, 3), Level.WITHDRAWAL_MANAGEMENT));
            var step = levels.trace(levels.get(decision)).deciding().orElseThrow();
            assertThat(step.level()).isEqualTo(Level.WITHDRAWAL_MANAGEMENT);
            assertThat(step.statement()).contains("not an IOP");
        });
    }

    @Test
    void a_change_of_the_rules_leads_elsewhere_from_its_day_on() {
        var facts = new LevelFacts(ratings(2), java.util.OptionalInt.of(34));
        var before = LocalDate.of(2026, 12, 31);
        house.ruth().run(() -> {
            rules.write(new LevelRule(
                    "something-rated-two",
                    90,
                    "Two or more: five days.",
                    List.of(new LevelRule.Term(LevelRule.Fact.HIGHEST_RATING, LevelRule.Comparison.AT_LEAST, 2)),
                    Level.HIGH_INTENSITY_OUTPATIENT,
                    true,
                    "Our clinical council",
                    LocalDate.of(2027, 1, 1)));
            assertThat(LevelTrace.of(rules.on(before), facts)
                            .deciding()
                            .orElseThrow()
                            .level())
                    .isEqualTo(Level.INTENSIVE_OUTPATIENT);
            assertThat(LevelTrace.of(rules.on(before.plusDays(1)), facts)
                            .deciding()
                            .orElseThrow()
                            .level())
                    .isEqualTo(Level.HIGH_INTENSITY_OUTPATIENT);
        });
    }

    @Test
    void a_rule_is_never_edited_in_place() {
        assertThatThrownBy(() ->
                        house.inTransaction(() -> jdbc.update("update episodes.level_rule set level = 'outpatient'")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_dimension_not_rated_leads_nowhere() {
        var five = new HashMap<>(ratings(1));
        five.remove(Dimension.USE_RISKS);
        house.ruth()
                .run(() -> assertThat(LevelTrace.of(
                                        rules.on(LocalDate.of(2026, 11, 22)),
                                        new LevelFacts(five, java.util.OptionalInt.empty()))
                                .deciding())
                        .isEmpty());
    }

    @Test
    void two_who_must_not_meet_are_not_offered_one_track_and_nobody_learns_why() {
        var kofi = house.participant("Kofi", "Mensah");
        house.ruth().run(() -> episodes.takeOver(EpisodesTests.takeOver(house, kofi)));
        var pair = house.dana().call(() -> keepApart.people(amara, kofi, "He is her former husband"));
        screened(Map.of());
        assertThat(offered()).isEqualTo(new Answer.Refused(List.of(KeepApart.SENTENCE)));
        assertThat(house.asParticipant(amara)
                        .<List<KeepApart.Pair>, RuntimeException>call(() -> keepApart.pairsOf(amara)))
                .isEmpty();
        house.dana().run(() -> keepApart.lift(pair, "Moved away"));
        assertThat(offered().isDone()).isTrue();
    }

    @Test
    void a_staff_member_who_must_not_meet_her_keeps_the_track_closed() {
        screened(Map.of());
        house.dana().run(() -> keepApart.fromStaff(amara, house.dana().id(), "Neighbors"));
        assertThat(offered()).isEqualTo(new Answer.Refused(List.of(KeepApart.SENTENCE)));
    }

    @Test
    void a_full_track_is_not_offered() {
        screened(Map.of());
        house.inTransaction(() -> jdbc.update("update programs.track set capacity = 1"));
        house.ruth().run(() -> episodes.takeOver(EpisodesTests.takeOver(house, house.participant("Kofi", "Mensah"))));
        assertThat(offered()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void not_now_needs_a_reason_and_a_day_to_ask_again() {
        screened(Map.of());
        offered();
        house.tom().run(() -> {
            var offer = offers.open(stay).orElseThrow().id();
            assertThat(offers.answer(offer, Offers.Reply.DEFERRED, "After the holidays", null)
                            .isDone())
                    .isFalse();
            assertThat(offers.answer(offer, Offers.Reply.DECLINED, "", null).isDone())
                    .isFalse();
            assertThat(offers.answer(offer, Offers.Reply.DEFERRED, "After the holidays", day().plusWeeks(3))
                            .isDone())
                    .isTrue();
        });
    }

    @Test
    void whoever_waits_has_an_owner_and_a_next_contact() {
        house.tom().run(() -> {
            assertThat(waitlist.join(stay, null, house.tom().id(), day().plusDays(3))
                            .isDone())
                    .isTrue();
            assertThat(waitlist.contacted(stay, "Still wants to come", day().minusDays(10))
                            .isDone())
                    .isFalse();
            assertThat(waitlist.contacted(stay, "Still wants to come", day().plusDays(6))
                            .isDone())
                    .isTrue();
            assertThat(episodes.get(stay).status()).isEqualTo(Status.WAITLIST);
        });
    }

    @Test
    void everything_done_she_is_admitted_and_enrolled_from_her_first_day() {
        ready();
        assertThat(admitted()).isEqualTo(new Answer.Done());
        house.ruth().run(() -> {
            var episode = episodes.get(stay);
            assertThat(episode.status()).isEqualTo(Status.ACTIVE);
            assertThat(episode.level()).contains(Level.INTENSIVE_OUTPATIENT);
            assertThat(episode.greeterId()).contains(house.marcus().id());
        });
        assertThat(house.inTransaction(() -> jdbc.queryForObject(
                        "select starts_on from episodes.v_enrollments where episode_id = ?",
                        LocalDate.class,
                        stay.value())))
                .isEqualTo(day());
    }

    @ParameterizedTest
    @MethodSource("required")
    void each_required_form_unsigned_holds_the_admission(ConsentKind kind) {
        readyBut(kind);
        assertThat(admitted()).isInstanceOf(Answer.Refused.class);
    }

    static Stream<ConsentKind> required() {
        return Stream.of(
                ConsentKind.TREATMENT,
                ConsentKind.NOTICES,
                ConsentKind.TELEHEALTH,
                ConsentKind.REACH_ME,
                ConsentKind.GROUP_CONFIDENTIALITY,
                ConsentKind.ATTENDANCE,
                ConsentKind.CONTACT_OUTSIDE);
    }

    @Test
    void declining_everything_optional_changes_nothing_about_the_place() {
        ready();
        signing(house.tom(), () -> {
            forms.current("en").stream()
                    .filter(form -> form.need() == Need.OPTIONAL)
                    .forEach(form -> consents.decline(
                            amara, form.id(), new Signer.InPerson("Amara Okafor", Capacity.SELF), Regime.PART2));
            return amara;
        });
        assertThat(admitted()).isEqualTo(new Answer.Done());
    }

    @Test
    void nobody_is_admitted_without_a_named_greeter() {
        ready();
        assertThat(house.tom()
                        .<Answer, RuntimeException>call(() -> admissions.admit(stay, house.evening(), day(), null)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void it_got_worse_after_the_offer_holds_the_admission_too() {
        ready();
        house.tom().run(() -> screenings.gotWorse(stay, "Seizure yesterday"));
        assertThat(admitted()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void a_minor_is_not_admitted_without_an_authority_for_each_service() {
        kaiKnocked(17);
        ready();
        assertThat(admitted()).isInstanceOf(Answer.Refused.class);
        authorize(ConsentAuthority.Service.MENTAL_HEALTH, ConsentAuthority.Assent.GIVEN);
        authorize(ConsentAuthority.Service.SUBSTANCE_USE, ConsentAuthority.Assent.GIVEN);
        authorize(ConsentAuthority.Service.MEDICATION, ConsentAuthority.Assent.NOT_ASKED);
        assertThat(admitted()).isInstanceOf(Answer.Refused.class);
        authorize(ConsentAuthority.Service.MEDICATION, ConsentAuthority.Assent.GIVEN);
        assertThat(admitted()).isEqualTo(new Answer.Done());
    }

    @Test
    void nobody_in_a_program_for_adults_is_asked_how_a_child_grows_up_though_her_birth_date_is_unknown() {
        amara = house.job(() -> participants.register(Person.named("Noor", "Hale"), SafeContact.unknown()));
        stay = house.tom().call(() -> episodes.plan(amara, house.program(), null));
        var assessment = house.dana().call(() -> assessments.get(assessments.begin(stay)));
        assertThat(house.dana().<Boolean, RuntimeException>call(() -> assessments.isForYoung(assessment)))
                .isFalse();
        kaiKnocked(17);
        var young = house.dana().call(() -> assessments.get(assessments.begin(stay)));
        assertThat(house.dana().<Boolean, RuntimeException>call(() -> assessments.isForYoung(young)))
                .isTrue();
    }

    @Test
    void nobody_is_offered_a_place_in_a_program_for_another_age() {
        amara = house.job(() -> participants.register(
                Person.named("Kai", "Morgan").born(LocalDate.of(2011, 2, 3)), SafeContact.unknown()));
        stay = house.tom().call(() -> episodes.plan(amara, house.program(), null));
        screened(Map.of());
        assertThat(offered())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.sentences())
                                .singleElement()
                                .asString()
                                .startsWith("Adult day is for people of 18 and older; on that day the person is "));
    }

    @Test
    void nobody_under_18_and_no_adult_are_offered_places_in_one_track_whatever_the_program_says() {
        var program = kaiKnocked(25);
        screened(Map.of());
        assertThat(offered()).isEqualTo(new Answer.Done());
        amara = house.job(() ->
                participants.register(Person.named("Noor", "Hale").born(day().minusYears(20)), SafeContact.unknown()));
        stay = house.tom().call(() -> episodes.plan(amara, program, null));
        screened(Map.of());
        assertThat(offered())
                .isEqualTo(Answer.Refused.because(
                        "Somebody under 18 and an adult would share this track. That is never done."));
    }

    @Test
    void another_organization_finds_no_screening_assessment_or_offer() {
        var round = screened(Map.of());
        offered();
        var offer = house.tom().call(() -> offers.open(stay).orElseThrow().id());
        var elsewhere = riverside.found();
        assertThatThrownBy(() -> elsewhere.tom().run(() -> screenings.get(round)))
                .isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> elsewhere.tom().run(() -> offers.get(offer))).isInstanceOf(NotYours.class);
        assertThatThrownBy(() -> elsewhere.tom().run(() -> assessments.begin(stay)))
                .isInstanceOf(NotYours.class);
    }
}
