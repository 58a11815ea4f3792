package org.footbridge.history.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** A total score somebody sent. */
record ScoreRow(
        UUID id,
        UUID participantId,
        Instant updatedAt,
        int version,
        Regime regime,
        String codings,
        String codeText,
        BigDecimal total,
        String status,
        Optional<String> taken,
        Optional<Instant> takenAt,
        String sender) {

    static final ReceivedRows.Table TABLE =
            new ReceivedRows.Table("score", "total, status, taken, taken_at, sender", "taken_at");
    static final String PROFILE =
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-observation-screening-assessment";
    static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    Observation toFhir() {
        var observation = new Observation();
        observation.setId(id.toString());
        observation.setMeta(Labels.meta(updatedAt, version, regime == Regime.PART2));
        observation.getMeta().addProfile(PROFILE);
        observation.setStatus(ObservationStatus.fromCode(status));
        observation.addCategory(new CodeableConcept(new Coding(CATEGORY, "survey", "Survey")));
        observation.setCode(SentWords.concept(codings, codeText));
        observation.setSubject(new Reference("Patient/" + participantId));
        SentWords.time(taken, takenAt).ifPresent(observation::setEffective);
        observation.setValue(new Quantity()
                .setValue(total)
                .setSystem("http://unitsofmeasure.org")
                .setCode("{score}")
                .setUnit("score"));
        observation.addNote(new Annotation().setText("Received from " + sender + "; not taken by this program."));
        return observation;
    }
}
