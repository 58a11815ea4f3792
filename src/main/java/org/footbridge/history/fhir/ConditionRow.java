package org.footbridge.history.fhir;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Reference;

/** A condition somebody sent. */
record ConditionRow(
        UUID id,
        UUID participantId,
        Instant updatedAt,
        int version,
        Regime regime,
        String codings,
        String codeText,
        String categories,
        Optional<String> clinicalStatus,
        Optional<String> verificationStatus,
        Optional<String> onset,
        Optional<Instant> onsetAt,
        Optional<String> abatement,
        Optional<Instant> abatementAt,
        Optional<String> recorded,
        Optional<Instant> recordedAt,
        String sender) {

    static final ReceivedRows.Table TABLE = new ReceivedRows.Table(
            "condition",
            "categories::text as categories, clinical_status, verification_status, onset, onset_at, abatement, abatement_at,"
                    + " recorded, recorded_at, sender",
            "onset_at");
    static final String ENCOUNTER_DIAGNOSIS =
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition-encounter-diagnosis";
    static final String PROBLEM =
            "http://hl7.org/fhir/us/core/StructureDefinition/us-core-condition-problems-health-concerns";

    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category";
    private static final String US_CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/condition-category";

    Condition toFhir() {
        var condition = new Condition();
        condition.setId(id.toString());
        condition.setMeta(Labels.meta(updatedAt, version, regime == Regime.PART2));
        condition.setSubject(new Reference("Patient/" + participantId));
        condition.setCode(SentWords.concept(codings, codeText));
        SentWords.concepts(categories).forEach(condition::addCategory);
        clinicalStatus.ifPresent(word -> condition.setClinicalStatus(SentWords.coded(CLINICAL, word)));
        verificationStatus.ifPresent(word -> condition.setVerificationStatus(SentWords.coded(VERIFICATION, word)));
        SentWords.time(onset, onsetAt).ifPresent(condition::setOnset);
        SentWords.time(abatement, abatementAt).ifPresent(condition::setAbatement);
        SentWords.time(recorded, recordedAt).ifPresent(condition::setRecordedDateElement);
        condition.addNote(new Annotation().setText("Received from " + sender + "; not a finding of this program."));
        profile(condition);
        return condition;
    }

    private static void profile(Condition condition) {
        if (has(condition, CATEGORY, "encounter-diagnosis")) {
            condition.getMeta().addProfile(ENCOUNTER_DIAGNOSIS);
        } else if (has(condition, CATEGORY, "problem-list-item") || has(condition, US_CATEGORY, "health-concern")) {
            condition.getMeta().addProfile(PROBLEM);
        }
    }

    private static boolean has(Condition condition, String system, String code) {
        return condition.getCategory().stream().anyMatch(one -> one.hasCoding(system, code));
    }
}
