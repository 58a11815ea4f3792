package org.footbridge.scheduling.fhir;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.footbridge.programs.SlotKind;
import org.footbridge.scheduling.AppointmentKind;
import org.footbridge.scheduling.SeatStatus;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipantRequired;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/**
 * One person's place in one session, or their appointment. Names and counts nobody else (CARE 10).
 *
 * @param title empty for a reader whom it might tell of substance use
 * @param calledOff the session was cancelled for everybody, so nobody declined
 */
record AppointmentRow(
        UUID firstId,
        UUID participantId,
        Instant changedAt,
        Instant startsAt,
        Instant endsAt,
        int minutes,
        String title,
        String kinds,
        String kind,
        SeatStatus status,
        boolean calledOff,
        Regime regime) {

    /**
     * What somebody comes for: an hour of the week or an appointment of their own.
     *
     * @param kinds which of our two lists, as SQL has it
     */
    record Service(String kinds, String kind, String label) {

        static List<Service> all() {
            return Stream.concat(
                            Arrays.stream(SlotKind.values())
                                    .map(one -> new Service("session-kind", word(one), one.label())),
                            Arrays.stream(AppointmentKind.values())
                                    .map(one -> new Service("appointment-kind", word(one), one.label())))
                    .toList();
        }

        Coding coding() {
            return new Coding("urn:footbridge:" + kinds, kind, label);
        }

        private static String word(Enum<?> kind) {
            return kind.name().toLowerCase(Locale.ROOT);
        }
    }

    String fhirId() {
        return FhirIds.pair(firstId, participantId);
    }

    Appointment toFhir() {
        var appointment = new Appointment();
        appointment.setId(fhirId());
        appointment.setMeta(Labels.meta(changedAt, 1, regime == Regime.PART2));
        appointment.setStatus(code(status));
        Service.all().stream()
                .filter(one -> one.kinds().equals(kinds) && one.kind().equals(kind))
                .forEach(one -> appointment.addServiceType(new CodeableConcept(one.coding())));
        if (!title.isEmpty()) {
            appointment.setDescription(title);
        }
        appointment.setStart(Date.from(startsAt));
        appointment.setEnd(Date.from(endsAt));
        appointment.setMinutesDuration(minutes);
        appointment
                .addParticipant()
                .setActor(new Reference("Patient/" + participantId))
                .setRequired(ParticipantRequired.REQUIRED)
                .setStatus(
                        status == SeatStatus.CANCELLED && !calledOff
                                ? ParticipationStatus.DECLINED
                                : ParticipationStatus.ACCEPTED);
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
