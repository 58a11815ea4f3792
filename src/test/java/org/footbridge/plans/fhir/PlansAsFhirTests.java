package org.footbridge.plans.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.fhir.Validity;
import org.footbridge.measures.Instruments;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Modality;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.plans.PlanContent;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Goal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class PlansAsFhirTests {

    private static final UUID OBJECTIVE = new UUID(0x7003L, 0x8000_0000_0000_0003L);

    @Autowired
    Riverside riverside;

    @Autowired
    Plans plans;

    @Autowired
    Instruments instruments;

    @Autowired
    CarePlanProvider carePlans;

    @Autowired
    GoalProvider goals;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private Actor client;
    private ParticipantId amara;
    private EpisodeId stay;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        client = Actor.client(house.organization(), "test");
        house.ruth();
        house.job(() -> {
            instruments.copy();
            return true;
        });
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void a_draft_leaves_the_house_in_no_way() {
        house.dana().call(() -> plans.save(plans.draft(stay), 0, content(ObjectiveStatus.ACTIVE, "")));
        assertThat(carePlans("active")).isEmpty();
        assertThat(goalsOf("active")).isEmpty();
    }

    @Test
    void a_signed_plan_and_its_objectives_are_valid_and_fit_us_core() {
        sign(content(ObjectiveStatus.ACTIVE, ""));
        assertThat(carePlans("active")).singleElement().satisfies(plan -> {
            Validity.check(plan, Validity.US_CORE + "us-core-careplan");
            assertThat(plan.getGoalFirstRep().getReference()).isEqualTo("Goal/" + OBJECTIVE);
        });
        assertThat(goalsOf("active")).singleElement().satisfies(goal -> {
            Validity.check(goal, Validity.US_CORE + "us-core-goal");
            assertThat(goal.getTargetFirstRep().getMeasure().getCodingFirstRep().getCode())
                    .isEqualTo("44261-6");
            assertThat(goal.getAchievementStatus().getCodingFirstRep().getCode())
                    .isEqualTo("in-progress");
        });
    }

    @Test
    void a_new_version_replaces_the_old_one_and_a_met_objective_is_completed() {
        sign(content(ObjectiveStatus.ACTIVE, ""));
        sign(content(ObjectiveStatus.MET, "She has done it."));
        assertThat(carePlans("active")).hasSize(1);
        assertThat(carePlans("revoked")).hasSize(1);
        assertThat(carePlans("active").getFirst().getReplacesFirstRep().getReference())
                .isEqualTo("CarePlan/" + carePlans("revoked").getFirst().getIdPart());
        assertThat(goalsOf("active")).isEmpty();
        assertThat(goalsOf("completed"))
                .singleElement()
                .satisfies(goal -> assertThat(
                                goal.getAchievementStatus().getCodingFirstRep().getCode())
                        .isEqualTo("achieved"));
    }

    private void sign(PlanContent content) {
        var draft = house.dana().call(() -> plans.draft(stay));
        int edit = house.dana().call(() -> plans.versions(stay)).getFirst().edit();
        house.dana().call(() -> plans.save(draft, edit, content));
        var signing = house.dana().call(() -> Proof.fresh(clock.instant()).call(() -> plans.sign(draft)));
        assertThat(signing).isInstanceOf(Plans.PlanSigned.class);
    }

    private List<CarePlan> carePlans(String status) {
        return client
                .call(() -> carePlans.search(
                        patient(), null, null, null, token(status), null, null, null, request("CarePlan")))
                .getEntry()
                .stream()
                .map(entry -> (CarePlan) entry.getResource())
                .toList();
    }

    private List<Goal> goalsOf(String status) {
        return client
                .call(() -> goals.search(patient(), null, token(status), null, null, null, null, null, request("Goal")))
                .getEntry()
                .stream()
                .map(entry -> (Goal) entry.getResource())
                .toList();
    }

    private ReferenceAndListParam patient() {
        return new ReferenceAndListParam()
                .addAnd(new ReferenceOrListParam().add(new ReferenceParam("Patient/" + amara.value())));
    }

    private static TokenAndListParam token(String code) {
        return new TokenAndListParam().addAnd(new TokenOrListParam(null, code));
    }

    private static SystemRequestDetails request(String type) {
        var request = new SystemRequestDetails();
        request.setFhirServerBase("http://localhost/fhir");
        request.setResourceName(type);
        request.setParameters(Map.of());
        return request;
    }

    private static PlanContent content(ObjectiveStatus status, String changed) {
        var today = LocalDate.of(2026, 11, 22);
        return new PlanContent(
                "A sister who calls",
                "",
                "",
                changed,
                Optional.of(today.plusDays(30)),
                List.of(new PlanContent.Problem(
                        new UUID(0x7001L, 0x8000_0000_0000_0001L),
                        "Low mood & little sleep <most days>",
                        Optional.empty(),
                        List.of(new PlanContent.Goal(
                                new UUID(0x7002L, 0x8000_0000_0000_0002L),
                                "I want to get up",
                                List.of(new PlanContent.Objective(
                                        OBJECTIVE,
                                        "PHQ-9 < 10",
                                        Optional.of("PHQ9"),
                                        Optional.of(new BigDecimal("18")),
                                        Optional.of(new BigDecimal("9")),
                                        Optional.of(today.plusDays(60)),
                                        status,
                                        Optional.empty(),
                                        List.of(new PlanContent.Intervention(
                                                new UUID(0x7004L, 0x8000_0000_0000_0004L),
                                                "Skills group & practice",
                                                Modality.GROUP,
                                                Optional.of(3),
                                                Optional.of(60),
                                                Optional.empty(),
                                                Optional.empty())))))))));
    }
}
