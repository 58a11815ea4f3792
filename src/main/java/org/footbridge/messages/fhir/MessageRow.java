package org.footbridge.messages.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * One message as FHIR tells it; of one entered in error only that there was one (CARE 12).
 *
 * @param staffId who of the team wrote it; empty where the person did
 * @param repliesTo the thread's first message, where this is another one
 * @param mediaType of a file that went along; its bytes are opened on the program's own pages
 */
record MessageRow(
        UUID id,
        UUID participantId,
        Instant at,
        Instant updatedAt,
        Regime regime,
        boolean inError,
        String topic,
        String words,
        Optional<UUID> staffId,
        Optional<UUID> repliesTo,
        Optional<String> mediaType,
        Optional<Integer> bytes) {

    Communication toFhir() {
        var message = new Communication();
        message.setId(id.toString());
        message.setMeta(Labels.meta(updatedAt, inError ? 2 : 1, regime == Regime.PART2));
        message.addCategory(new CodeableConcept().setText("Message between a participant and the care team"));
        var person = new Reference("Patient/" + participantId);
        message.setSubject(person);
        message.setSent(Date.from(at));
        if (inError) {
            return message.setStatus(CommunicationStatus.ENTEREDINERROR);
        }
        message.setStatus(CommunicationStatus.COMPLETED);
        message.setTopic(new CodeableConcept().setText(topic));
        var team = new Reference().setDisplay("The care team");
        message.setSender(
                staffId.map(one -> new Reference("Practitioner/" + one)).orElse(person));
        message.addRecipient(staffId.isPresent() ? person : team);
        repliesTo.ifPresent(first -> message.addInResponseTo(new Reference("Communication/" + first)));
        message.addPayload().setContent(new StringType(words));
        mediaType.ifPresent(type -> message.addPayload()
                .setContent(new Attachment().setContentType(type).setSize(bytes.orElse(0))));
        return message;
    }
}
