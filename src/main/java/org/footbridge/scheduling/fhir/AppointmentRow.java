package org.footbridge.scheduling.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.footbridge.scheduling.SeatStatus;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipantRequired;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.Reference;

/** One person's place in one session, or their appointment. Names and counts nobody else (CARE 10). */
record AppointmentRow(
        UUID firstId,
        UUID participantId,
        Instant changedAt,
        Instant startsAt,
        Instant endsAt,
        int minutes,
        String title,
        SeatStatus status,
        Regime regime) {

    String fhirId() {
        return FhirIds.pair(firstId, participantId);
    }

    Appointment toFhir() {
        var appointment = new Appointment();
        appointment.setId(fhirId());
        appointment.setMeta(Labels.meta(changedAt, 1, regime == Regime.PART2));
        appointment.setStatus(code(status));
        appointment.setDescription(title);
        appointment.setStart(Date.from(startsAt));
        appointment.setEnd(Date.from(endsAt));
        appointment.setMinutesDuration(minutes);
        appointment
                .addParticipant()
                .setActor(new Reference("Patient/" + participantId))
                .setRequired(ParticipantRequired.REQUIRED)
                .setStatus(
                        status == SeatStatus.CANCELLED ? ParticipationStatus.DECLINED : ParticipationStatus.ACCEPTED);
        return appointment;
    }

    static AppointmentStatus code(SeatStatus status) {
        return switch (status) {
            case BOOKED -> AppointmentStatus.BOOKED;
            case ARRIVED -> AppointmentStatus.ARRIVED;
            case FULFILLED -> AppointmentStatus.FULFILLED;
            case NO_SHOW -> AppointmentStatus.NOSHOW;
            case CANCELLED -> AppointmentStatus.CANCELLED;
        };
    }
}
