package org.footbridge.scheduling.fhir;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneOffset;
import org.footbridge.fhir.DateWindow;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.ReferenceQuery;
import org.footbridge.fhir.SearchAnswer;
import org.footbridge.fhir.TokenQuery;
import org.footbridge.scheduling.SeatStatus;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One Appointment a person and session; what ties them to one session stays here. */
@Component
class AppointmentProvider implements IResourceProvider {

    private final AppointmentQuery appointments;

    AppointmentProvider(AppointmentQuery appointments) {
        this.appointments = appointments;
    }

    @Override
    public Class<Appointment> getResourceType() {
        return Appointment.class;
    }

    @Read
    public @Nullable Appointment read(@IdParam IdType id) {
        return FhirIds.uuids(id.getIdPart())
                .flatMap(appointments::byId)
                .map(AppointmentRow::toFhir)
                .orElse(null);
    }

    @Search
    public Bundle search(
            @OptionalParam(name = Appointment.SP_PATIENT) @Nullable ReferenceAndListParam patient,
            @OptionalParam(name = Appointment.SP_ACTOR) @Nullable ReferenceAndListParam actor,
            @OptionalParam(name = Appointment.SP_SERVICE_TYPE) @Nullable TokenAndListParam service,
            @OptionalParam(name = Appointment.SP_STATUS) @Nullable TokenAndListParam status,
            @OptionalParam(name = Appointment.SP_DATE) @Nullable DateAndListParam date,
            @OptionalParam(name = "_lastUpdated") @Nullable DateAndListParam lastUpdated,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam ids,
            RequestDetails request) {
        var criteria = new AppointmentQuery.Criteria(
                ReferenceQuery.of(patient, "Patient", request).and(ReferenceQuery.of(actor, "Patient", request)),
                ReferenceQuery.ids(ids),
                TokenQuery.of(status).among(SeatStatus.class, AppointmentProvider::coding),
                TokenQuery.of(service).among(AppointmentRow.Service.all(), AppointmentRow.Service::coding),
                DateWindow.of(date, ZoneOffset.UTC),
                DateWindow.of(lastUpdated, ZoneOffset.UTC));
        return SearchAnswer.of(
                request,
                AppointmentQuery.SORTING,
                keyset -> appointments.page(criteria, keyset).map(AppointmentRow::toFhir));
    }

    private static Coding coding(SeatStatus status) {
        var code = AppointmentRow.code(status);
        return new Coding().setSystem(code.getSystem()).setCode(code.toCode());
    }
}
