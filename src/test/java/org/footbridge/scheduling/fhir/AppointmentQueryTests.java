package org.footbridge.scheduling.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.footbridge.GroupEvening;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.FirstPage;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.Validity;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.scheduling.SeatStatus;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class AppointmentQueryTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    AppointmentQuery appointments;

    @Test
    void each_of_twelve_has_appointments_that_name_none_of_the_other_eleven() {
        var evening = evenings.with(12);
        var json = FhirContext.forR4Cached().newJsonParser();

        for (int one = 0; one < 12; one++) {
            var found = ofPatient(evening, one);
            assertThat(found).hasSizeGreaterThanOrEqualTo(9);
            Validity.check(found.getFirst().toFhir());
            for (var row : found) {
                var text = json.encodeResourceToString(row.toFhir());
                for (int other = 0; other < 12; other++) {
                    if (other != one) {
                        assertThat(text)
                                .doesNotContain(evening.person(other).value().toString())
                                .doesNotContain(
                                        evening.person(other).value().toString().replace("-", ""));
                    }
                }
            }
        }
    }

    @Test
    void the_status_follows_the_evening() {
        var evening = evenings.with(2);
        assertThat(status(evening, 0)).isEqualTo(AppointmentStatus.BOOKED);
        evening.allPresent(evening.session());
        assertThat(status(evening, 0)).isEqualTo(AppointmentStatus.ARRIVED);
        evening.mark(evening.session(), 1, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());
        assertThat(status(evening, 0)).isEqualTo(AppointmentStatus.FULFILLED);
        assertThat(status(evening, 1)).isEqualTo(AppointmentStatus.NOSHOW);
    }

    private AppointmentStatus status(GroupEvening.Evening evening, int index) {
        var pair = List.of(evening.session().value(), evening.person(index).value());
        return evening.house()
                .job(() -> appointments.byId(FhirIds.uuids(FhirIds.pair(pair.getFirst(), pair.getLast()))
                        .orElseThrow()))
                .orElseThrow()
                .toFhir()
                .getStatus();
    }

    private List<AppointmentRow> ofPatient(GroupEvening.Evening evening, int index) {
        var patient = new ReferenceAndListParam()
                .addAnd(new ReferenceOrListParam()
                        .add(new ReferenceParam(
                                "Patient/" + evening.person(index).value())));
        return Actor.client(evening.house().organization(), "test")
                .call(() -> appointments.page(
                        new AppointmentQuery.Criteria(
                                ReferenceQuery.of(patient, "Patient", FirstPage.request()),
                                ReferenceQuery.ids(null),
                                Arrays.asList(SeatStatus.values()),
                                AppointmentRow.Service.all(),
                                DateWindow.of(null, ZoneOffset.UTC),
                                DateWindow.of(null, ZoneOffset.UTC)),
                        FirstPage.of(AppointmentQuery.SORTING)))
                .entries();
    }
}
