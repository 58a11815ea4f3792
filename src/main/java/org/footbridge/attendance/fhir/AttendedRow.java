package org.footbridge.attendance.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.footbridge.programs.SlotKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * One person's time in one session. Names and counts nobody else (CARE 10).
 *
 * @param title empty for a reader whom it might tell of substance use
 */
record AttendedRow(
        UUID sessionId,
        UUID participantId,
        Instant changedAt,
        Instant fromAt,
        Instant untilAt,
        String title,
        SlotKind purpose,
        String kind,
        int version,
        Regime regime,
        Instant datedAt) {

    static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    private static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter";

    static Coding coding(SlotKind kind) {
        return new Coding("urn:footbridge:session-kind", kind.name().toLowerCase(Locale.ROOT), kind.label());
    }

    String fhirId() {
        return FhirIds.pair(sessionId, participantId);
    }

    Encounter toFhir() {
        var encounter = new Encounter();
        encounter.setId(fhirId());
        encounter.setMeta(Labels.meta(changedAt, version, regime == Regime.PART2));
        encounter.getMeta().addProfile(PROFILE);
        encounter.setStatus(EncounterStatus.FINISHED);
        encounter.setClass_(
                new Coding().setSystem(ACT).setCode(kind).setDisplay(kind.equals("VR") ? "virtual" : "ambulatory"));
        encounter.addType(new CodeableConcept(coding(purpose)).setText(title.isEmpty() ? purpose.label() : title));
        encounter.setSubject(new Reference("Patient/" + participantId));
        encounter.addAppointment(new Reference("Appointment/" + fhirId()));
        encounter.setPeriod(new Period().setStart(Date.from(fromAt)).setEnd(Date.from(untilAt)));
        return encounter;
    }
}
