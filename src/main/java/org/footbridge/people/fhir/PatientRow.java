package org.footbridge.people.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;

/** What is known of a participant. Where nothing was said of gender it is "unknown", as US Core wants it. */
record PatientRow(
        UUID id,
        Instant updatedAt,
        int version,
        String givenName,
        String familyName,
        Optional<String> chosenName,
        Optional<LocalDate> birthDate,
        Optional<String> gender,
        Optional<String> language,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> addressLine,
        Optional<String> city,
        Optional<String> state,
        Optional<String> postalCode,
        Optional<LocalDate> diedOn) {

    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient";

    /** Our own number of a person; the id again, because US Core wants an identifier. */
    static final String IDENTIFIER = "urn:ietf:rfc:3986";

    /** Whether somebody has an episode under Part 2 is not known here, so every patient is labeled as if. */
    Patient toFhir() {
        var patient = new Patient();
        patient.setId(id.toString());
        patient.setMeta(Labels.meta(updatedAt, version, true));
        patient.getMeta().addProfile(PROFILE);
        patient.addIdentifier().setSystem(IDENTIFIER).setValue("urn:uuid:" + id);
        patient.addName(name(NameUse.OFFICIAL, givenName));
        chosenName.ifPresent(called -> patient.addName(name(NameUse.USUAL, called)));
        patient.setGender(gender.map(AdministrativeGender::fromCode).orElse(AdministrativeGender.UNKNOWN));
        birthDate.ifPresent(day -> patient.setBirthDateElement(new DateType(day.toString())));
        phone.ifPresent(number ->
                patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(number));
        email.ifPresent(address ->
                patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(address));
        addressLine.ifPresent(line -> patient.addAddress(address(line)));
        language.ifPresent(tag -> patient.addCommunication()
                .getLanguage()
                .addCoding()
                .setSystem("urn:ietf:bcp:47")
                .setCode(tag));
        diedOn.ifPresent(day -> patient.setDeceased(new org.hl7.fhir.r4.model.DateTimeType(day.toString())));
        return patient;
    }

    private HumanName name(NameUse use, String given) {
        var name = new HumanName().setUse(use);
        if (!familyName.isEmpty()) {
            name.setFamily(familyName);
        }
        for (String one : given.split(" ")) {
            if (!one.isEmpty()) {
                name.addGiven(one);
            }
        }
        return name;
    }

    private Address address(String line) {
        var address = new Address();
        if (!line.isEmpty()) {
            address.addLine(line);
        }
        city.filter(word -> !word.isEmpty()).ifPresent(address::setCity);
        state.filter(word -> !word.isEmpty()).ifPresent(address::setState);
        postalCode.filter(word -> !word.isEmpty()).ifPresent(address::setPostalCode);
        return address;
    }
}
