package org.footbridge.medications.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What a person cannot take, as its last statement here has it, in the words it was written in: nobody coded it, so it has
 * no code. What was entered in error says so and nothing else (CARE 12).
 *
 * @param clinical nothing where it was entered in error
 */
record AllergyRow(
        UUID id,
        UUID participantId,
        Regime regime,
        int version,
        Instant changedAt,
        Instant datedAt,
        Optional<String> clinical,
        String verification,
        boolean noneKnown,
        String substance,
        String reaction) {

    private static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-allergyintolerance";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";

    AllergyIntolerance toFhir() {
        var allergy = new AllergyIntolerance();
        allergy.setId(id.toString());
        allergy.setMeta(Labels.meta(changedAt, version, regime == Regime.PART2));
        allergy.setPatient(new Reference("Patient/" + participantId));
        allergy.setVerificationStatus(coded(VERIFICATION, verification, display(verification)));
        if (clinical.isEmpty()) {
            return allergy;
        }
        allergy.getMeta().addProfile(PROFILE);
        allergy.setClinicalStatus(coded(CLINICAL, clinical.get(), display(clinical.get())));
        allergy.setCode(new CodeableConcept().setText(noneKnown ? "No known allergies" : substance));
        allergy.setRecordedDate(Date.from(datedAt));
        if (!reaction.isEmpty()) {
            allergy.addReaction().addManifestation(new CodeableConcept().setText(reaction));
        }
        allergy.addNote(new Annotation()
                .setText(
                        verification.equals("unconfirmed")
                                ? "As the person says; not confirmed yet."
                                : "Settled here by who may prescribe."));
        return allergy;
    }

    private static String display(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static CodeableConcept coded(String system, String code, @Nullable String display) {
        return new CodeableConcept()
                .addCoding(new Coding(system, code, code.equals("entered-in-error") ? "Entered in Error" : display));
    }
}
