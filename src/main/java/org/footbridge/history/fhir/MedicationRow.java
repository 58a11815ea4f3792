package org.footbridge.history.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;

/** A medication somebody ordered elsewhere, or said to take. Both are shown as requests reported to us. */
record MedicationRow(
        UUID id,
        UUID participantId,
        Instant updatedAt,
        int version,
        Regime regime,
        String codings,
        String codeText,
        String kind,
        boolean doNotTake,
        Optional<String> requestStatus,
        String requestIntent,
        Optional<String> dosage,
        Optional<String> prescriber,
        Optional<String> reason,
        Optional<String> authored,
        Optional<Instant> authoredAt,
        String sender) {

    /** Words of MedicationStatement that a request does not know. */
    static final String STATUS =
            "case status when 'intended' then 'draft' when 'not-taken' then 'stopped' else coalesce(status, 'unknown') end";

    static final List<String> INTENTS = List.of(
            "proposal", "plan", "order", "original-order", "reflex-order", "filler-order", "instance-order", "option");

    /** What was said to be taken is a plan, unless whoever sent it said otherwise. */
    static final String INTENT =
            "case when lower(intent) in (%s) then lower(intent) when kind = 'ordered' then 'order' else 'plan' end"
                    .formatted(INTENTS.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")));

    static final ReceivedRows.Table TABLE = new ReceivedRows.Table(
            "medication",
            "kind, do_not_take, " + STATUS + " as request_status, " + INTENT
                    + " as request_intent, dosage, prescriber, reason, authored, authored_at, sender",
            "authored_at");
    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-medicationrequest";

    MedicationRequest toFhir() {
        var request = new MedicationRequest();
        request.setId(id.toString());
        request.setMeta(Labels.meta(updatedAt, version, regime == Regime.PART2));
        request.setSubject(new Reference("Patient/" + participantId));
        request.setStatus(status());
        request.setIntent(MedicationRequestIntent.fromCode(requestIntent));
        request.setReported(new BooleanType(true));
        if (doNotTake) {
            request.setDoNotPerform(true);
        }
        request.setMedication(SentWords.concept(codings, codeText));
        SentWords.time(authored, authoredAt).ifPresent(request::setAuthoredOnElement);
        prescriber.ifPresent(name -> request.setRequester(new Reference().setDisplay(name)));
        // us-core-21: an order names who ordered it; we do not make somebody up
        if (request.hasRequester() || request.getIntent() != MedicationRequestIntent.ORDER) {
            request.getMeta().addProfile(PROFILE);
        }
        dosage.ifPresent(words -> request.addDosageInstruction().setText(words));
        reason.ifPresent(words -> request.addReasonCode(new CodeableConcept().setText(words)));
        request.addNote(new Annotation().setText("Received from " + sender + "; not an order of this program."));
        return request;
    }

    private MedicationRequestStatus status() {
        try {
            return MedicationRequestStatus.fromCode(requestStatus.orElse("unknown"));
        } catch (org.hl7.fhir.exceptions.FHIRException _) {
            return MedicationRequestStatus.UNKNOWN;
        }
    }
}
