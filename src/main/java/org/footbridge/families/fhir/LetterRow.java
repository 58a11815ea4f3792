package org.footbridge.families.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * What somebody near wrote to the team about one person, as FHIR tells it; of one entered in error only that there was one
 * (CARE 12).
 *
 * @param contactId the writer, while they are near with a sign-in; else only the name stands
 */
record LetterRow(
        UUID id,
        UUID participantId,
        Instant at,
        Instant updatedAt,
        Regime regime,
        boolean inError,
        String words,
        boolean atStake,
        String writer,
        Optional<UUID> contactId) {

    Communication toFhir() {
        var letter = new Communication();
        letter.setId(id.toString());
        letter.setMeta(Labels.meta(updatedAt, inError ? 2 : 1, regime == Regime.PART2));
        letter.addCategory(new CodeableConcept().setText("Letter of family to the care team (collateral)"));
        letter.setSubject(new Reference("Patient/" + participantId));
        letter.setSent(Date.from(at));
        if (inError) {
            return letter.setStatus(CommunicationStatus.ENTEREDINERROR);
        }
        letter.setStatus(CommunicationStatus.COMPLETED);
        if (atStake) {
            letter.setPriority(CommunicationPriority.URGENT);
        }
        var sender = new Reference().setDisplay(writer);
        contactId.ifPresent(one -> sender.setReference("RelatedPerson/" + FhirIds.pair(one, participantId)));
        letter.setSender(sender);
        letter.addRecipient(new Reference().setDisplay("The care team"));
        letter.addPayload().setContent(new StringType(words));
        return letter;
    }
}
