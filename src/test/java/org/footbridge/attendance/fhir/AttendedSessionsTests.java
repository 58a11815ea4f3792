package org.footbridge.attendance.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.ZoneOffset;
import java.util.List;
import org.footbridge.GroupEvening;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.FirstPage;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.ResourceSource;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.fhir.Validity;
import org.footbridge.history.EncounterSource;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.hl7.fhir.r4.model.Encounter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class AttendedSessionsTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    AttendedSessions attended;

    @Test
    void each_of_twelve_has_one_encounter_that_names_none_of_the_other_eleven() {
        var evening = evenings.with(12);
        evening.everybodyPresentAndClosed(evening.session());
        var json = FhirContext.forR4Cached().newJsonParser();

        for (int one = 0; one < 12; one++) {
            var found = ofPatient(evening, one);
            assertThat(found).hasSize(1);
            Validity.check(found.getFirst(), "http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter");
            var text = json.encodeResourceToString(found.getFirst());
            for (int other = 0; other < 12; other++) {
                if (other != one) {
                    assertThat(text)
                            .doesNotContain(evening.person(other).value().toString())
                            .doesNotContain(
                                    evening.person(other).value().toString().replace("-", ""));
                }
            }
        }
        assertThat(evening.house()
                        .job(() -> attended.find(
                                criteria(ReferenceQuery.ids(null)), FirstPage.of(EncounterSource.SORTING))))
                .hasSize(12);
    }

    @Test
    void who_did_not_come_has_no_encounter_and_who_came_late_one_from_then_on() {
        var evening = evenings.with(2);
        evening.held(evening.session());
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.mark(evening.session(), 1, Mark.of(Outcome.LATE).arrived(evening.at(18, 25)));
        evening.close(evening.session());

        assertThat(ofPatient(evening, 0)).isEmpty();
        var late = evening.house()
                .job(() -> attended.read(FhirIds.pair(
                        evening.session().value(), evening.person(1).value())));
        assertThat(late.map(one -> one.getPeriod().getStart().toInstant())).contains(evening.at(18, 25));
    }

    private List<Encounter> ofPatient(GroupEvening.Evening evening, int index) {
        var patient = new ReferenceAndListParam()
                .addAnd(new ReferenceOrListParam()
                        .add(new ReferenceParam(
                                "Patient/" + evening.person(index).value())));
        return Actor.client(evening.house().organization(), "test")
                .call(() -> attended
                        .find(
                                criteria(ReferenceQuery.of(patient, "Patient", FirstPage.request())),
                                FirstPage.of(EncounterSource.SORTING))
                        .stream()
                        .map(ResourceSource.Found::resource)
                        .toList());
    }

    private static EncounterSource.Criteria criteria(ReferenceQuery about) {
        return new EncounterSource.Criteria(
                about,
                ReferenceQuery.ids(null),
                TokenQuery.of(null),
                TokenQuery.of(null),
                TokenQuery.of(null),
                DateWindow.of(null, ZoneOffset.UTC),
                DateWindow.of(null, ZoneOffset.UTC));
    }
}
