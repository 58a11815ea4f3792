package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.coverage.Authorizations;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Level;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@FootbridgeTest
class CertificationsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Plans plans;

    @Autowired
    Certifications certifications;

    @Autowired
    Programs programs;

    @Autowired
    Authorizations authorizations;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;
    private PlanVersionId version;

    @BeforeEach
    void amara_has_a_signed_plan() {
        house = riverside.found();
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
        house.letCare(Role.PRESCRIBER, amara);
        version = signed();
    }

    @Test
    void a_payer_without_a_rule_has_no_clock_and_nothing_is_offered() {
        assertThat(house.samuel().call(() -> certifications.payers(stay))).isEmpty();
        assertThat(page()).doesNotContain("Certified by a physician");
        assertThat(certify("Medicare", "Needs it")).isInstanceOf(Plans.NotSigned.class);
    }

    @Test
    void it_holds_as_many_days_as_the_rule_says_and_the_next_is_asked_for_a_week_before() {
        rule("certification days: Medicare", "60");
        assertThat(house.samuel().call(() -> certifications.payers(stay))).containsExactly("Medicare");
        assertThat(certify("Medicare", " ")).isInstanceOf(Plans.NotSigned.class);
        assertThat(certify("Medicare", "Nine hours a week are needed; under my care; under this plan."))
                .isInstanceOf(Plans.PlanSigned.class);
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        assertThat(house.samuel().call(() -> certifications.of(stay, amara)))
                .singleElement()
                .satisfies(one -> assertThat(one.throughOn()).isEqualTo(today.plusDays(60)));
        assertThat(house.inTransaction(() -> sql.sql("""
                        select (due_at at time zone 'America/New_York')::date from tasks.v_open where kind = 'certify plan'
                        """).list(LocalDate.class)))
                .containsExactly(today.plusDays(53));
        assertThat(page()).contains("Certified by a physician", "Samuel Oduya, PMHNP", "Through");
    }

    @Test
    void a_credential_the_payer_does_not_take_cannot_certify() {
        rule("certification days: Medicare", "60");
        rule("certifier: Medicare", "MD, DO");
        assertThat(certify("Medicare", "Needs it"))
                .isInstanceOfSatisfying(
                        Plans.NotSigned.class, no -> assertThat(no.sentence()).contains("MD, DO"));
        rule("certifier: Medicaid", "MD, PMHNP");
        rule("certification days: Medicaid", "30");
        assertThat(certify("Medicaid", "Needs it")).isInstanceOf(Plans.PlanSigned.class);
    }

    @Test
    void a_rule_that_is_no_number_is_no_clock_and_nobody_but_who_prescribes_certifies() {
        rule("certification days: Medicare", "two months");
        assertThat(certify("Medicare", "Needs it")).isInstanceOf(Plans.NotSigned.class);
        assertThatThrownBy(() -> house.dana().call(() -> certifications.certify(version, "Medicare", "x")))
                .isInstanceOf(NotYours.class);
    }

    @Test
    void who_prescribes_is_asked_on_the_day_of_the_plan_where_the_payer_of_the_stay_has_a_clock() {
        rule("certification days: Medicare", "60");
        again("Nobody knows who pays");
        assertThat(asked()).isEmpty();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        house.job(() -> authorizations.record(new Authorizations.NewAuthorization(
                stay,
                "Medicare",
                "A1",
                Level.INTENSIVE_OUTPATIENT,
                Optional.of(3),
                24,
                Authorizations.Unit.DAY,
                0,
                today.minusDays(7),
                today.plusDays(30),
                Optional.empty(),
                Optional.empty())));
        assertThat(house.samuel().call(() -> certifications.payerOf(stay))).contains("Medicare");
        again("Now it is known");
        version = again("Once is enough");
        assertThat(asked()).containsExactly(today);
        assertThat(page()).contains("The stay’s authorization is from Medicare.");
        assertThat(certify("Medicare", "Needs it")).isInstanceOf(Plans.PlanSigned.class);
        assertThat(asked()).as("what was asked is done, the next waits").containsExactly(today.plusDays(53));
        again("Certified already");
        assertThat(asked()).containsExactly(today.plusDays(53));
    }

    private List<LocalDate> asked() {
        return house.inTransaction(() -> sql.sql("""
                        select (due_at at time zone 'America/New_York')::date from tasks.v_open where kind = 'certify plan'
                        """).list(LocalDate.class));
    }

    private PlanVersionId again(String why) {
        return house.dana().call(() -> {
            var draft = plans.draft(stay);
            var read = plans.versions(stay).getFirst();
            plans.save(
                    draft,
                    read.edit(),
                    new PlanContent(
                            "",
                            "",
                            "",
                            why,
                            Optional.of(TestTime.today().plusDays(30)),
                            read.content().problems()));
            assertThat(Proof.fresh(clock.instant()).<Plans.PlanSigning, RuntimeException>call(() -> plans.sign(draft)))
                    .isInstanceOf(Plans.PlanSigned.class);
            return draft;
        });
    }

    private Plans.PlanSigning certify(String payer, String words) {
        return house.samuel()
                .call(() -> Proof.fresh(clock.instant()).call(() -> certifications.certify(version, payer, words)));
    }

    private void rule(String name, String value) {
        house.ruth().call(() -> {
            programs.setRule(new NewRule(
                    Optional.empty(),
                    name,
                    value,
                    "42 CFR 424.24(d)",
                    TestTime.today().minusDays(2)));
            return true;
        });
    }

    private String page() {
        var result = mvc.get()
                .uri("/episodes/" + stay.value() + "/plan")
                .with(SignedInAs.actor(house.samuel().actor()))
                .exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(new String(
                        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .text();
    }

    private PlanVersionId signed() {
        var draft = house.dana().call(() -> plans.draft(stay));
        var objective = new PlanContent.Objective(
                UUID.randomUUID(),
                "Three evenings a week",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(TestTime.today().plusDays(60)),
                ObjectiveStatus.MET,
                Optional.empty(),
                List.of());
        var goal = new PlanContent.Goal(UUID.randomUUID(), "An evening without", List.of(objective));
        var problem = new PlanContent.Problem(UUID.randomUUID(), "Drinking", Optional.empty(), List.of(goal));
        house.dana()
                .call(() -> plans.save(
                        draft,
                        0,
                        new PlanContent(
                                "", "", "", "", Optional.of(TestTime.today().plusDays(30)), List.of(problem))));
        assertThat(house.dana().call(() -> Proof.fresh(clock.instant()).call(() -> plans.sign(draft))))
                .isInstanceOf(Plans.PlanSigned.class);
        return draft;
    }
}
