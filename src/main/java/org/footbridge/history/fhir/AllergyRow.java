package org.footbridge.history.fhir;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;

/** An allergy or intolerance somebody sent. */
record AllergyRow(
        UUID id,
        UUID participantId,
        Instant updatedAt,
        int version,
        Regime regime,
        String codings,
        String codeText,
        Optional<String> kind,
        Optional<String> category,
        Optional<String> criticality,
        Optional<String> clinicalStatus,
        Optional<String> verificationStatus,
        Optional<String> reactions,
        Optional<String> recorded,
        Optional<Instant> recordedAt,
        String sender) {

    static final ReceivedRows.Table TABLE = new ReceivedRows.Table(
            "allergy",
            "kind, category, criticality, clinical_status, verification_status, reactions, recorded, recorded_at, sender",
            "recorded_at");
    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-allergyintolerance";

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    AllergyIntolerance toFhir() {
        var allergy = new AllergyIntolerance();
        allergy.setId(id.toString());
        allergy.setMeta(Labels.meta(updatedAt, version, regime == Regime.PART2));
        allergy.getMeta().addProfile(PROFILE);
        allergy.setPatient(new Reference("Patient/" + participantId));
        allergy.setCode(SentWords.concept(codings, codeText));
        clinicalStatus.ifPresent(word -> allergy.setClinicalStatus(SentWords.coded(CLINICAL, word)));
        verificationStatus.ifPresent(word -> allergy.setVerificationStatus(SentWords.coded(VERIFICATION, word)));
        kind.ifPresent(word -> allergy.setType(AllergyIntoleranceType.fromCode(word)));
        category.ifPresent(words -> {
            for (String word : words.split(" ")) {
                allergy.addCategory(AllergyIntoleranceCategory.fromCode(word));
            }
        });
        criticality.ifPresent(word -> allergy.setCriticality(AllergyIntoleranceCriticality.fromCode(word)));
        SentWords.time(recorded, recordedAt).ifPresent(allergy::setRecordedDateElement);
        reactions.ifPresent(words -> allergy.addReaction().addManifestation(new CodeableConcept().setText(words)));
        allergy.addNote(new Annotation().setText("Received from " + sender + "."));
        return allergy;
    }
}
