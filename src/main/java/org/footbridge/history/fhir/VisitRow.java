package org.footbridge.history.fhir;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** A visit elsewhere that somebody sent. */
record VisitRow(
        UUID id,
        UUID participantId,
        Instant updatedAt,
        int version,
        Regime regime,
        String codings,
        String codeText,
        Optional<String> setting,
        Optional<String> status,
        Optional<String> reason,
        Optional<String> performer,
        Optional<String> starts,
        Optional<Instant> startsAt,
        Optional<String> ends,
        Optional<Instant> endsAt) {

    static final String COLUMNS = "setting, status, reason, performer, starts, starts_at, ends, ends_at";
    /** Displays of HL7's v3 ActCode. */
    private static final Map<String, String> SETTINGS = Map.of(
            "AMB", "ambulatory",
            "EMER", "emergency",
            "FLD", "field",
            "HH", "home health",
            "IMP", "inpatient encounter",
            "ACUTE", "inpatient acute",
            "NONAC", "inpatient non-acute",
            "OBSENC", "observation encounter",
            "SS", "short stay",
            "VR", "virtual");

    /** What was sent where it is one of FHIR's words. */
    static final String STATUS = """
            case when status in ('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled',
                                 'entered-in-error') then status else 'unknown' end""";

    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-encounter";
    static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    String fhirId() {
        return FhirIds.pair(id, participantId);
    }

    Encounter toFhir() {
        var encounter = new Encounter();
        encounter.setId(fhirId());
        encounter.setMeta(Labels.meta(updatedAt, version, regime == Regime.PART2));
        encounter.setSubject(new Reference("Patient/" + participantId));
        encounter.setStatus(statusCode());
        setting.ifPresent(code -> encounter.setClass_(new Coding(ACT, code, SETTINGS.get(code))));
        var type = SentWords.concept(codings, codeText);
        if (!type.isEmpty()) {
            encounter.addType(type);
        }
        reason.ifPresent(words -> encounter.addReasonCode(new CodeableConcept().setText(words)));
        performer.ifPresent(name -> encounter.setServiceProvider(new Reference().setDisplay(name)));
        var period = new Period();
        SentWords.time(starts, startsAt).ifPresent(period::setStartElement);
        SentWords.time(ends, endsAt).ifPresent(period::setEndElement);
        if (!period.isEmpty()) {
            encounter.setPeriod(period);
        }
        if (setting.isPresent() && !type.isEmpty()) {
            encounter.getMeta().addProfile(PROFILE);
        }
        return encounter;
    }

    private EncounterStatus statusCode() {
        return Arrays.stream(EncounterStatus.values())
                .filter(one -> one != EncounterStatus.NULL && one.toCode().equals(status.orElse("")))
                .findFirst()
                .orElse(EncounterStatus.UNKNOWN);
    }
}
