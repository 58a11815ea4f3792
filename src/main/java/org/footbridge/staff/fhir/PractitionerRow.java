package org.footbridge.staff.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A staff member as a practitioner. It says nothing of any participant, so it carries no confidentiality label.
 *
 * @param held the credentials as a JSON array
 */
record PractitionerRow(
        UUID id, String givenName, String familyName, boolean active, Instant updatedAt, int version, String held) {

    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-practitioner";

    /** Our own number of a person; the id again, because US Core wants an identifier. */
    static final String IDENTIFIER = "urn:ietf:rfc:3986";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Held>> ALL = new TypeReference<>() {};

    private record Held(
            String kind,
            @Nullable String state,
            String number,
            @Nullable String from,
            @Nullable String until) {}

    Practitioner toFhir() {
        var practitioner = new Practitioner();
        practitioner.setId(id.toString());
        practitioner
                .getMeta()
                .setLastUpdated(Date.from(updatedAt))
                .setVersionId(Integer.toString(version))
                .addProfile(PROFILE);
        practitioner.addIdentifier().setSystem(IDENTIFIER).setValue("urn:uuid:" + id);
        practitioner.setActive(active);
        var name = practitioner.addName().setUse(NameUse.OFFICIAL).setFamily(familyName);
        name.addGiven(givenName);
        JSON.readValue(held, ALL).forEach(one -> add(practitioner, one));
        return practitioner;
    }

    private static void add(Practitioner practitioner, Held one) {
        var qualification = practitioner.addQualification();
        qualification.getCode().setText(one.kind());
        if (!one.number().isEmpty()) {
            qualification.addIdentifier().setValue(one.number());
        }
        if (one.from() != null || one.until() != null) {
            var period = new Period();
            if (one.from() != null) {
                period.setStartElement(new DateTimeType(one.from()));
            }
            if (one.until() != null) {
                period.setEndElement(new DateTimeType(one.until()));
            }
            qualification.setPeriod(period);
        }
        if (one.state() != null) {
            qualification.setIssuer(new Reference().setDisplay(one.state().toUpperCase(Locale.ROOT)));
        }
    }
}
