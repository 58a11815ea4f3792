package org.footbridge.referrals.fhir;

import java.time.Instant;
import java.util.List;
import org.footbridge.fhir.Labels;
import org.footbridge.history.Received;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.referrals.LeftoverLine;
import org.footbridge.referrals.Receiving;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a sender is told: the task, the patient as they sent her and nothing more, and what was understood. Word for word
 * the same whether or not she is known here (CARE 11).
 */
@Component
class ReceivedReferrals {

    private final Sql sql;

    ReceivedReferrals(Sql sql) {
        this.sql = sql;
    }

    @Transactional(readOnly = true)
    public Bundle answer(Receiving.Received received, String base) {
        var at = sql.sql(
                        "select received_at from referrals.referral where organization_id = :organization and id = :id")
                .param("organization", Actor.current().organization())
                .param("id", received.referralId())
                .single(Instant.class);
        var task = new ReferralTask(
                        received.referralId().value(), received.participantId().value(), at)
                .toFhir();
        var patient = patient(received.understood().person(), at);
        patient.setId(received.participantId().value().toString());
        var bundle = new Bundle().setType(BundleType.COLLECTION);
        add(bundle, base, task);
        add(bundle, base, patient);
        var outcome = outcome(received);
        outcome.setId("understood");
        bundle.addEntry().setFullUrl(base + "/OperationOutcome/understood").setResource(outcome);
        return bundle;
    }

    private static void add(Bundle bundle, String base, Resource resource) {
        bundle.addEntry()
                .setFullUrl(base + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource);
    }

    static Patient patient(Received.Person person, Instant at) {
        var patient = new Patient();
        patient.setMeta(Labels.meta(at, 1, true));
        person.identifiers().stream()
                .filter(one -> !one.value().isEmpty())
                .forEach(one -> patient.addIdentifier()
                        .setSystem(one.system().isEmpty() ? null : one.system())
                        .setValue(one.value()));
        person.names().forEach(one -> patient.addName(name(one)));
        person.birthDate()
                .ifPresent(date -> patient.setBirthDateElement(
                        new DateType(date.text().length() > 10 ? date.text().substring(0, 10) : date.text())));
        if (!person.gender().isEmpty()) {
            patient.setGender(AdministrativeGender.fromCode(person.gender()));
        }
        person.telecoms().forEach(one -> telecom(patient, one));
        person.addresses().forEach(one -> patient.addAddress(address(one)));
        return patient;
    }

    private static HumanName name(Received.Name sent) {
        var name = new HumanName();
        if (!sent.use().isEmpty()) {
            name.setUse(NameUse.fromCode(sent.use()));
        }
        if (!sent.family().isEmpty()) {
            name.setFamily(sent.family());
        }
        sent.given().forEach(name::addGiven);
        sent.prefix().forEach(name::addPrefix);
        sent.suffix().forEach(name::addSuffix);
        return sent.text().isEmpty() ? name : name.setText(sent.text());
    }

    private static void telecom(Patient patient, Received.Telecom sent) {
        var telecom = new ContactPoint().setValue(sent.value());
        if (!sent.system().isEmpty()) {
            telecom.setSystem(ContactPointSystem.fromCode(sent.system()));
        }
        patient.addTelecom(telecom);
    }

    private static Address address(Received.Address sent) {
        var address = new Address();
        sent.lines().forEach(address::addLine);
        address.setCity(sent.city()).setState(sent.state()).setPostalCode(sent.postalCode());
        return sent.country().isEmpty() ? address : address.setCountry(sent.country());
    }

    private static OperationOutcome outcome(Receiving.Received received) {
        var facts = received.understood().facts();
        var outcome = new OperationOutcome();
        List.of(
                        "%d conditions".formatted(facts.conditions().size()),
                        "%d medications".formatted(facts.medications().size()),
                        "%d allergies".formatted(facts.allergies().size()),
                        "%d coverages".formatted(facts.coverages().size()),
                        "%d scores".formatted(facts.scores().size()),
                        "%d encounters".formatted(facts.encounters().size()),
                        "%d contacts".formatted(facts.contacts().size()))
                .forEach(words -> outcome.addIssue()
                        .setSeverity(IssueSeverity.INFORMATION)
                        .setCode(IssueType.INFORMATIONAL)
                        .setDiagnostics("Taken over: " + words));
        for (var line : LeftoverLine.of(received.understood().leftovers())) {
            var issue = outcome.addIssue()
                    .setSeverity(IssueSeverity.WARNING)
                    .setCode(IssueType.INCOMPLETE)
                    .setDiagnostics("%s (%d)".formatted(line.words(), line.count()));
            line.places().forEach(issue::addExpression);
        }
        return outcome;
    }
}
