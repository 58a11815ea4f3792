package org.footbridge.safety.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.fhir.Validity;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.CarePlanSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.safety.CopingContent;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.CopingPlans;
import org.footbridge.safety.Part;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class CopingPlansAsFhirTests {

    @Autowired
    Riverside riverside;

    @Autowired
    CopingPlans plans;

    @Autowired
    List<CarePlanSource> sources;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;

    @BeforeEach
    void amara_has_a_stay() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7)).id();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void each_version_is_a_valid_care_plan_without_an_invented_code() {
        var step = line("Tablets go to Ngozi & stay there <for now>");
        write(Map.of(Part.SIGNS, List.of(line("I stop answering")), Part.SURROUNDINGS, List.of(step)));
        write(Map.of(Part.SIGNS, List.of(line("I lie awake")), Part.SURROUNDINGS, List.of(step)));
        house.dana().call(() -> plans.step(amara, CopingKind.SAFETY, step.id(), true, ""));
        var both = house
                .inTransaction(() -> sql.sql("select version_id from safety.v_versions order by number")
                        .list(UUID.class))
                .stream()
                .map(this::read)
                .toList();
        assertThat(both).extracting(CarePlan::getStatus).containsExactly(CarePlanStatus.REVOKED, CarePlanStatus.ACTIVE);
        var current = both.getLast();
        Validity.check(current);
        assertThat(current.getCategoryFirstRep().getText()).isEqualTo("Safety plan");
        assertThat(current.getCategoryFirstRep().hasCoding()).isFalse();
        assertThat(current.getReplacesFirstRep().getReference())
                .isEqualTo("CarePlan/" + both.getFirst().getIdPart());
        assertThat(current.getActivity())
                .singleElement()
                .satisfies(one -> assertThat(one.getDetail().getStatus()).isEqualTo(CarePlanActivityStatus.COMPLETED));
        assertThat(current.getMeta().getSecurity()).isNotEmpty();
        assertThat(current.getText().getDivAsString()).contains("I lie awake").doesNotContain("I stop answering");
    }

    private CarePlan read(UUID id) {
        return Actor.client(house.organization(), "test")
                .call(() -> sources.stream()
                        .map(source -> source.read(id.toString()))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow());
    }

    private void write(Map<Part, List<CopingContent.Line>> lines) {
        house.dana()
                .call(() -> plans.write(
                        amara,
                        CopingKind.SAFETY,
                        plans.current(amara, CopingKind.SAFETY).map(CopingPlans.Read::id),
                        new CopingContent(lines, Set.of(), Optional.empty(), ""),
                        false));
    }

    private static CopingContent.Line line(String words) {
        return new CopingContent.Line(UUID.randomUUID(), words, "", "", Optional.empty());
    }
}
