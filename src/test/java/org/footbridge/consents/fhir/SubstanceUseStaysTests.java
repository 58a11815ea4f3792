package org.footbridge.consents.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.Clients;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Signer;
import org.footbridge.medications.Medications;
import org.footbridge.medications.Prescribed;
import org.footbridge.medications.Taken;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanContent;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.scheduling.Sessions;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Goal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What speaks of substance use leaves only when a release names substance use (42 CFR 2.31), whatever else it names. */
@FootbridgeTest
class SubstanceUseStaysTests {

    private static final String MOOD = "I want to get up in the morning";
    private static final String DRINKING = "I want a summer without drinking";
    private static final String UNNAMED = "I want weekends I can remember";
    private static final String COUNTED = "I want to know my own numbers";

    @Autowired
    Riverside riverside;

    @Autowired
    Clients clients;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Plans plans;

    @Autowired
    Sessions sessions;

    @Autowired
    Medications medications;

    @Autowired
    Environment environment;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private FhirClient lee;

    @BeforeEach
    void amaras_plan_is_about_mood_and_about_drinking() {
        house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> sessions.makeUntil(today.plusWeeks(2)));
        var enrolled = house.enrolled("Amara", "Okafor", today.minusWeeks(2));
        amara = enrolled.id();
        house.letCare(Role.THERAPIST, amara);
        var draft = house.dana().call(() -> plans.draft(enrolled.episode()));
        house.dana().call(() -> plans.save(draft, 0, content(today)));
        house.dana().call(() -> Proof.fresh(clock.instant()).call(() -> plans.sign(draft)));
        lee = FhirClient.readingFor("Dr. Lee", environment.getRequiredProperty("server.port"), house, clients);
    }

    @Test
    void the_plan_alone_opens_no_goal_under_a_diagnosis_of_substance_use_nor_one_that_nobody_gave_a_diagnosis() {
        released("Dr. Lee", EnumSet.of(DataClass.PLAN));
        assertThat(goals()).containsExactly(MOOD);
        assertThat(lee.get("Goal").body()).doesNotContain("drink", "weekends", "AUDIT", "numbers");
        assertThat(lee.get("Goal/" + line(DRINKING)).statusCode()).isEqualTo(404);
        assertThat(lee.get("Goal/" + line(MOOD)).statusCode()).isEqualTo(200);
        assertThat(lee.all("CarePlan")).isEmpty();
        released("Dr. Lee", EnumSet.of(DataClass.SUBSTANCE_USE));
        assertThat(goals()).containsExactlyInAnyOrder(MOOD, DRINKING, UNNAMED, COUNTED);
        assertThat(lee.get("Goal/" + line(DRINKING)).statusCode()).isEqualTo(200);
    }

    @Test
    void substance_use_of_one_person_opens_nobody_elses() {
        released("Dr. Lee", EnumSet.of(DataClass.PLAN));
        var noor = house.enrolled(
                        "Noor",
                        "Haddad",
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2))
                .id();
        released(noor, "Dr. Lee", EnumSet.of(DataClass.PLAN, DataClass.SUBSTANCE_USE));
        assertThat(goals()).containsExactly(MOOD);
    }

    @Test
    void trying_the_consent_shows_the_same_goals_and_says_what_stays() {
        released("Dr. Lee", EnumSet.of(DataClass.PLAN));
        assertThat(tried())
                .contains("The goals a program of Dr. Lee reads", MOOD, "Goals about alcohol or drugs stay here")
                .doesNotContain(DRINKING, UNNAMED);
        released("Dr. Lee", EnumSet.of(DataClass.SUBSTANCE_USE));
        assertThat(tried()).contains(MOOD, DRINKING, UNNAMED).doesNotContain("Goals about alcohol or drugs stay here");
    }

    @Test
    void the_tables_themselves_show_a_program_outside_and_a_contact_none_of_it() {
        var one = Set.of(amara.value());
        var program = Actor.clientFor(house.organization(), "theirs", one);
        var contact = Actor.contact(house.organization(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), one);
        for (var who : List.of(program, contact)) {
            assertThat(asks(who, "select diagnosis from plans.problem"))
                    .as(who.name())
                    .containsOnly("F33.1");
            assertThat(asks(who, "select own_words from plans.goal")).doesNotContain(DRINKING, UNNAMED);
            assertThat(asks(who, "select own_words from plans.v_goals")).doesNotContain(DRINKING, UNNAMED);
            assertThat(asks(who, "select statement from plans.objective")).containsExactly(MOOD + ", seen");
            assertThat(asks(who, "select statement from plans.v_objectives")).containsExactly(MOOD + ", seen");
            assertThat(asks(who, "select statement from plans.intervention")).containsExactly(MOOD + ", done");
            assertThat(asks(who.toldOfSubstances(one), "select own_words from plans.v_goals"))
                    .contains(MOOD, DRINKING, UNNAMED);
            assertThat(asks(who.toldOfSubstances(Set.of(UUID.randomUUID())), "select own_words from plans.v_goals"))
                    .doesNotContain(DRINKING);
        }
        assertThat(asks(house.asParticipant(amara), "select own_words from plans.v_goals"))
                .contains(DRINKING, UNNAMED);
        assertThat(asks(house.dana().actor(), "select own_words from plans.v_goals"))
                .contains(DRINKING, UNNAMED);
    }

    @Test
    void a_title_of_an_hour_and_a_level_that_exist_for_substance_use_alone_stay_too() {
        released("Dr. Lee", EnumSet.of(DataClass.ATTENDANCE));
        assertThat(lee.all("Appointment"))
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(((Appointment) one).hasDescription()).isFalse());
        house.inTransaction(() -> jdbc.update(
                "update episodes.episode set level = 'withdrawal_management' where participant_id = ?", amara.value()));
        assertThat(lee.get("EpisodeOfCare").body()).doesNotContain("withdrawal");
        assertThat(lee.all("EpisodeOfCare")).hasSize(1);
        assertThat(lee.all("EpisodeOfCare?type=withdrawal-management")).isEmpty();
        released("Dr. Lee", EnumSet.of(DataClass.SUBSTANCE_USE));
        assertThat(lee.all("EpisodeOfCare?type=withdrawal-management")).hasSize(1);
        assertThat(lee.all("Appointment"))
                .isNotEmpty()
                .allSatisfy(
                        one -> assertThat(((Appointment) one).hasDescription()).isTrue());
    }

    @Test
    void medicines_alone_open_no_list_that_may_hold_what_is_given_against_addiction() {
        house.samuel()
                .call(() -> medications.start(
                        amara,
                        new Taken("Naltrexone", "50 mg", "", "", Prescribed.HERE, Optional.empty(), ""),
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK),
                        ""));
        released("Dr. Lee", EnumSet.of(DataClass.MEDICATIONS));
        for (var type : Set.of("MedicationStatement", "MedicationRequest", "AllergyIntolerance")) {
            assertThat(lee.all(type)).as(type).isEmpty();
        }
        released("Dr. Lee", EnumSet.of(DataClass.SUBSTANCE_USE));
        assertThat(lee.get("MedicationStatement").body()).contains("Naltrexone");
    }

    @Test
    void a_code_is_read_wherever_it_stands_and_words_without_one_are_in_doubt() {
        for (var yes :
                List.of("F10.20", "Alcohol use disorder, severe (F10.20)", "F33.1, F12.10", "f19.9", "Drinking")) {
            assertThat(about(yes)).as(yes).isTrue();
        }
        for (var no : List.of("F33.1", "Major depression (F32.1)", "F41.1", "F43.10")) {
            assertThat(about(no)).as(no).isFalse();
        }
    }

    private boolean about(String diagnosis) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select plans.about_substances(?)", Boolean.class, diagnosis));
    }

    private List<String> asks(Actor who, String query) {
        return who.call(() -> transaction.execute(done -> jdbc.queryForList(query, String.class)));
    }

    private List<String> goals() {
        return lee.all("Goal").stream()
                .map(one -> ((Goal) one).getNoteFirstRep().getText())
                .toList();
    }

    private String line(String ownWords) {
        return house.inTransaction(() -> jdbc.queryForObject("""
                        select objective.line_id::text from plans.objective
                          join plans.goal on goal.id = objective.goal_id
                         where goal.own_words = ? and goal.participant_id = ?
                        """, String.class, ownWords, amara.value()));
    }

    private String tried() {
        var herself = house.asParticipant(amara);
        var list = Jsoup.parse(page(herself, "/me/consents/try"));
        var key = list.select("option:contains(Dr. Lee)").attr("value");
        return Jsoup.parse(page(herself, "/me/consents/try?to=" + key)).text();
    }

    private String page(Actor who, String path) {
        var request = mvc.get().uri(path).with(SignedInAs.actor(who));
        var answer = Proof.fresh(clock.instant()).call(request::exchange);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void released(String recipient, Set<DataClass> what) {
        released(amara, recipient, what);
    }

    private void released(ParticipantId who, String recipient, Set<DataClass> what) {
        house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> consents.release(
                                who,
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                new Release(
                                        Optional.empty(),
                                        recipient,
                                        what,
                                        "So that they know how I am",
                                        Optional.of(clock.instant().plus(Duration.ofDays(30))),
                                        Optional.empty()),
                                new Signer.InPerson("The person", Capacity.SELF),
                                Regime.PART2)));
    }

    private static PlanContent content(LocalDate today) {
        return new PlanContent(
                "A sister who calls",
                "",
                "",
                "",
                Optional.of(today.plusDays(30)),
                List.of(
                        problem("Low mood", Optional.of("F33.1"), MOOD, "PHQ9", today),
                        problem("Alcohol use disorder", Optional.of("Severe (F10.20)"), DRINKING, "PHQ9", today),
                        problem("What happens on Saturdays", Optional.empty(), UNNAMED, "PHQ9", today),
                        problem("Low mood again", Optional.of("F33.1"), COUNTED, "AUDITC", today)));
    }

    private static PlanContent.Problem problem(
            String statement, Optional<String> diagnosis, String ownWords, String measure, LocalDate today) {
        return new PlanContent.Problem(
                UUID.randomUUID(),
                statement,
                diagnosis,
                List.of(new PlanContent.Goal(
                        UUID.randomUUID(),
                        ownWords,
                        List.of(new PlanContent.Objective(
                                UUID.randomUUID(),
                                ownWords + ", seen",
                                Optional.of(measure),
                                Optional.of(new BigDecimal("11")),
                                Optional.of(new BigDecimal("4")),
                                Optional.of(today.plusDays(60)),
                                ObjectiveStatus.ACTIVE,
                                Optional.empty(),
                                List.of(new PlanContent.Intervention(
                                        UUID.randomUUID(),
                                        ownWords + ", done",
                                        Modality.GROUP,
                                        Optional.of(3),
                                        Optional.of(60),
                                        Optional.empty(),
                                        Optional.empty())))))));
    }
}
