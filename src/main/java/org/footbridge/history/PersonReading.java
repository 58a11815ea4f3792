package org.footbridge.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.history.Received.Address;
import org.footbridge.history.Received.Code;
import org.footbridge.history.Received.Concept;
import org.footbridge.history.Received.Contact;
import org.footbridge.history.Received.Identifier;
import org.footbridge.history.Received.Language;
import org.footbridge.history.Received.Name;
import org.footbridge.history.Received.Person;
import org.footbridge.history.Received.Telecom;
import org.footbridge.history.ReceivedBundle.Reason;

/** Patient, its contacts and RelatedPerson. Names stay text, whatever they hold. */
final class PersonReading {

    private static final String US_CORE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-";

    private PersonReading() {}

    static Person person(Element patient) {
        if (patient.isModified()) {
            throw new NotReadable(
                    Reason.WRONG_SHAPE, patient.place(), "It carries a modifier that is not understood here.");
        }
        var names = names(patient);
        if (names.isEmpty()) {
            throw new NotReadable(Reason.NO_NAME, patient.place() + ".name", "The person has no name.");
        }
        var deceasedOn = patient.time("deceasedDateTime");
        return new Person(
                patient.place(),
                names,
                patient.time("birthDate"),
                patient.text("gender"),
                patient.extension(US_CORE + "birthsex")
                        .map(sex -> sex.text("valueCode"))
                        .orElse(""),
                patient.extension(US_CORE + "genderIdentity")
                        .map(identity -> identity.concept("valueCodeableConcept"))
                        .orElse(Concept.NONE),
                stated(patient, "race"),
                stated(patient, "ethnicity"),
                patient.concept("maritalStatus"),
                patient.flag("deceasedBoolean") || deceasedOn.isPresent(),
                deceasedOn,
                telecoms(patient),
                addresses(patient),
                patient.list("communication").stream()
                        .map(one -> new Language(one.concept("language"), one.flag("preferred")))
                        .filter(one -> !one.language().isEmpty())
                        .toList(),
                identifiers(patient));
    }

    /** US Core race and ethnicity: several codings and a text, each an extension of its own. */
    private static Concept stated(Element patient, String what) {
        return patient.extension(US_CORE + what)
                .map(extension -> {
                    var codes = new ArrayList<Code>();
                    for (Element part : extension.list("extension")) {
                        part.child("valueCoding").map(Element::asCode).ifPresent(codes::add);
                    }
                    var text = extension.extension("text").map(part -> part.text("valueString"));
                    return new Concept(List.copyOf(codes), text.orElse(""));
                })
                .orElse(Concept.NONE);
    }

    static List<Contact> contacts(Element patient) {
        return patient.list("contact").stream()
                .map(contact -> new Contact(
                        contact.place(),
                        contact.concepts("relationship"),
                        contact.child("name").map(PersonReading::name).stream().toList(),
                        telecoms(contact),
                        contact.child("address").map(PersonReading::address).stream()
                                .toList(),
                        contact.child("organization")
                                .map(one -> one.text("display"))
                                .orElse("")))
                .toList();
    }

    static Contact related(Element person) {
        return new Contact(
                person.place(),
                person.concepts("relationship"),
                names(person),
                telecoms(person),
                addresses(person),
                "");
    }

    static List<Name> names(Element element) {
        return element.list("name").stream()
                .map(PersonReading::name)
                .filter(PersonReading::saysSomething)
                .toList();
    }

    private static Name name(Element name) {
        return new Name(
                name.text("use"),
                name.text("family"),
                name.texts("given"),
                name.texts("prefix"),
                name.texts("suffix"),
                name.text("text"));
    }

    private static boolean saysSomething(Name name) {
        return !(name.family().isEmpty()
                && name.given().isEmpty()
                && name.text().isEmpty());
    }

    private static List<Telecom> telecoms(Element element) {
        return element.list("telecom").stream()
                .map(one -> new Telecom(one.text("system"), one.text("value"), one.text("use")))
                .filter(one -> !one.value().isEmpty())
                .toList();
    }

    private static List<Address> addresses(Element element) {
        return element.list("address").stream().map(PersonReading::address).toList();
    }

    private static Address address(Element address) {
        return new Address(
                address.text("use"),
                address.texts("line"),
                address.text("city"),
                address.text("district"),
                address.text("state"),
                address.text("postalCode"),
                address.text("country"),
                address.text("text"));
    }

    static List<Identifier> identifiers(Element element) {
        return element.list("identifier").stream()
                .map(one -> new Identifier(one.text("system"), one.text("value"), one.text("use"), one.concept("type")))
                .filter(one -> !one.value().isEmpty())
                .toList();
    }

    /** The name a person would be called by in a line: text, else given and family. */
    static Optional<String> line(List<Name> names) {
        return names.stream()
                .findFirst()
                .map(name -> name.text().isEmpty()
                        ? (String.join(" ", name.given()) + " " + name.family()).strip()
                        : name.text());
    }
}
