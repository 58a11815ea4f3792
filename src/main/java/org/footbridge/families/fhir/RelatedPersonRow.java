package org.footbridge.families.fhir;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * Somebody near one person, with a sign-in of their own. One a person: who stands near two people is two of them, so that
 * neither names the other (CARE 10). What they may see stands in Consent, never here.
 *
 * @param relation in the person's word
 * @param active whether the sign-in still holds
 */
record RelatedPersonRow(
        UUID contactId,
        UUID participantId,
        Instant changedAt,
        String name,
        String relation,
        boolean guardian,
        Optional<String> phone,
        Optional<String> email,
        boolean active) {

    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    String fhirId() {
        return FhirIds.pair(contactId, participantId);
    }

    /** Labeled as Part 2, as the Patient is: being near a participant says who is one. */
    RelatedPerson toFhir() {
        var near = new RelatedPerson();
        near.setId(fhirId());
        near.setMeta(Labels.meta(changedAt, active ? 1 : 2, true));
        near.setActive(active);
        near.setPatient(new Reference("Patient/" + participantId));
        near.addName(new HumanName().setText(name));
        var relationship = near.addRelationship().setText(relation);
        if (guardian) {
            relationship.addCoding(new Coding(ROLE, "GUARD", "guardian"));
        }
        phone.ifPresent(
                number -> near.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(number));
        email.ifPresent(
                address -> near.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(address));
        return near;
    }
}
