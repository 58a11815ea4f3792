package org.footbridge.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.footbridge.history.Received.Code;
import org.footbridge.history.Received.Concept;
import org.footbridge.history.Received.NotTakenOver;
import org.footbridge.history.Received.Person;
import org.footbridge.history.Received.Unresolved;
import org.footbridge.history.ReceivedBundle.Understood;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The answer to a sender, made of what that sender sent and nothing else (CARE 11). */
public final class ReceivedAsFhir {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    /** The five races and two ethnicities of the Office of Management and Budget, and "not known"; all else is detail. */
    private static final Set<String> OMB =
            Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3", "2131-1", "2135-2", "2186-5", "UNK", "ASKU");

    /** More places than anybody reads; the rest is told by number. */
    private static final int PLACES_LISTED = 20;

    private static final int REFERENCES_LISTED = 500;

    private ReceivedAsFhir() {}

    /** The person as sent, without an id: whoever answers gives it one that says nothing about anybody known here. */
    public static Patient patient(Person person) {
        var patient = new Patient();
        person.names().forEach(name -> patient.addName(name(name)));
        person.birthDate().ifPresent(birth -> patient.setBirthDateElement(new DateType(birth.text())));
        known(AdministrativeGender.values(), AdministrativeGender::toCode, person.gender())
                .ifPresent(patient::setGender);
        set(person.birthSex(), code -> patient.addExtension(new Extension(US_CORE + "birthsex", new CodeType(code))));
        stated(person.race(), "race").ifPresent(patient::addExtension);
        stated(person.ethnicity(), "ethnicity").ifPresent(patient::addExtension);
        if (!person.genderIdentity().isEmpty()) {
            patient.addExtension(new Extension(US_CORE + "genderIdentity", concept(person.genderIdentity())));
        }
        if (!person.maritalStatus().isEmpty()) {
            patient.setMaritalStatus(concept(person.maritalStatus()));
        }
        if (person.deceased()) {
            patient.setDeceased(person.deceasedOn()
                    .<Type>map(time -> new DateTimeType(time.text()))
                    .orElse(new BooleanType(true)));
        }
        person.telecoms().forEach(telecom -> patient.addTelecom(telecom(telecom)));
        person.addresses().forEach(address -> patient.addAddress(address(address)));
        person.languages()
                .forEach(language -> patient.addCommunication()
                        .setLanguage(concept(language.language()))
                        .setPreferredElement(new BooleanType(language.preferred())));
        person.identifiers().forEach(identifier -> patient.addIdentifier(identifier(identifier)));
        return patient;
    }

    /**
     * What was understood, counted by kind; what was not, with its places; what could not be found. Of restricted facts
     * it says no more than their number among the others.
     */
    public static OperationOutcome outcome(Understood understood) {
        var outcome = new OperationOutcome();
        var facts = understood.facts();
        taken(outcome, "contact", facts.contacts());
        taken(outcome, "condition", facts.conditions());
        taken(outcome, "medication", facts.medications());
        taken(outcome, "allergy", facts.allergies());
        taken(outcome, "coverage", facts.coverages());
        taken(outcome, "score", facts.scores());
        taken(outcome, "encounter", facts.encounters());
        taken(outcome, "practitioner", facts.practitioners());
        taken(outcome, "organization", facts.organizations());
        understood.leftovers().notTakenOver().forEach(left -> left(outcome, left));
        unresolved(outcome, understood.leftovers().unresolved());
        understood
                .leftovers()
                .doubts()
                .forEach(doubt -> issue(outcome, IssueType.BUSINESSRULE, doubt.words(), List.of(doubt.place())));
        return outcome;
    }

    private static void unresolved(OperationOutcome outcome, List<Unresolved> outside) {
        outside.stream()
                .limit(REFERENCES_LISTED)
                .forEach(one -> issue(
                        outcome,
                        IssueType.NOTFOUND,
                        "Not in the bundle, mentioned %d times: %s".formatted(one.times(), one.reference()),
                        List.of(one.firstPlace())));
        if (outside.size() > REFERENCES_LISTED) {
            issue(
                    outcome,
                    IssueType.NOTFOUND,
                    "Not in the bundle: %d more".formatted(outside.size() - REFERENCES_LISTED),
                    List.of());
        }
    }

    private static void taken(OperationOutcome outcome, String kind, List<?> items) {
        if (!items.isEmpty()) {
            issue(outcome, IssueType.INFORMATIONAL, "Taken over, %s: %d".formatted(kind, items.size()), List.of());
        }
    }

    private static void left(OperationOutcome outcome, NotTakenOver left) {
        var kind = left.kind().isEmpty() ? "entry" : left.kind();
        int more = left.places().size() - PLACES_LISTED;
        issue(
                outcome,
                IssueType.NOTSUPPORTED,
                "Not taken over, %s: %d (%s)%s"
                        .formatted(
                                kind,
                                left.places().size(),
                                left.why().words(),
                                more > 0 ? "; the first %d places are listed".formatted(PLACES_LISTED) : ""),
                left.places().subList(0, Math.min(PLACES_LISTED, left.places().size())));
    }

    private static void issue(OperationOutcome outcome, IssueType type, String words, List<String> places) {
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(type)
                .setDiagnostics(words);
        places.forEach(issue::addExpression);
    }

    private static HumanName name(Received.Name sent) {
        var name = new HumanName();
        known(NameUse.values(), NameUse::toCode, sent.use()).ifPresent(name::setUse);
        set(sent.text(), name::setText);
        set(sent.family(), name::setFamily);
        sent.given().forEach(name::addGiven);
        sent.prefix().forEach(name::addPrefix);
        sent.suffix().forEach(name::addSuffix);
        return name;
    }

    private static ContactPoint telecom(Received.Telecom sent) {
        var telecom = new ContactPoint().setValue(sent.value());
        known(ContactPointSystem.values(), ContactPointSystem::toCode, sent.system())
                .ifPresent(telecom::setSystem);
        known(ContactPointUse.values(), ContactPointUse::toCode, sent.use()).ifPresent(telecom::setUse);
        return telecom;
    }

    private static Address address(Received.Address sent) {
        var address = new Address();
        known(AddressUse.values(), AddressUse::toCode, sent.use()).ifPresent(address::setUse);
        sent.lines().forEach(address::addLine);
        set(sent.city(), address::setCity);
        set(sent.district(), address::setDistrict);
        set(sent.state(), address::setState);
        set(sent.postalCode(), address::setPostalCode);
        set(sent.country(), address::setCountry);
        set(sent.text(), address::setText);
        return address;
    }

    private static Identifier identifier(Received.Identifier sent) {
        var identifier = new Identifier().setValue(sent.value());
        set(sent.system(), identifier::setSystem);
        known(IdentifierUse.values(), IdentifierUse::toCode, sent.use()).ifPresent(identifier::setUse);
        if (!sent.type().isEmpty()) {
            identifier.setType(concept(sent.type()));
        }
        return identifier;
    }

    /** US Core wants the text of a race or ethnicity; where none was sent the coding's words stand for it. */
    private static Optional<Extension> stated(Concept stated, String what) {
        if (stated.isEmpty()) {
            return Optional.empty();
        }
        var extension = new Extension(US_CORE + what);
        stated.codes()
                .forEach(code ->
                        extension.addExtension(OMB.contains(code.code()) ? "ombCategory" : "detailed", coding(code)));
        extension.addExtension("text", new StringType(stated.words()));
        return Optional.of(extension);
    }

    private static CodeableConcept concept(Concept sent) {
        var concept = new CodeableConcept();
        sent.codes().forEach(code -> concept.addCoding(coding(code)));
        set(sent.text(), concept::setText);
        return concept;
    }

    private static Coding coding(Code sent) {
        var coding = new Coding();
        set(sent.system(), coding::setSystem);
        set(sent.code(), coding::setCode);
        set(sent.display(), coding::setDisplay);
        return coding;
    }

    /** A code FHIR does not have stays with the original; it cannot be said again in FHIR. */
    private static <E> Optional<E> known(E[] values, Function<E, String> code, String sent) {
        return Arrays.stream(values)
                .filter(value -> sent.equals(code.apply(value)))
                .findFirst();
    }

    private static void set(String text, Consumer<String> setter) {
        if (!text.isEmpty()) {
            setter.accept(text);
        }
    }
}
