package org.footbridge.staff.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.fhir.Validity;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.staff.Credentials;
import org.footbridge.staff.NewCredential;
import org.footbridge.staff.Signs;
import org.hl7.fhir.r4.model.Practitioner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@FootbridgeTest
class PractitionerTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Credentials credentials;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Test
    void a_license_is_read_as_a_qualification_and_a_renewal_as_another() {
        var house = riverside.found();
        var other = riverside.found();
        var dana = house.dana().id();
        other.dana();
        house.marcus();
        house.ruth().run(() -> {
            credentials.record(
                    dana,
                    new NewCredential(
                            "LCSW",
                            Signs.ALONE,
                            false,
                            Optional.of("NY"),
                            "R-1",
                            Optional.of(LocalDate.of(2024, 5, 1)),
                            Optional.of(LocalDate.of(2026, 4, 30))));
            credentials.renew(credentials.of(dana).getFirst().credentialId(), LocalDate.of(2028, 4, 30));
        });
        var reader =
                FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
        var read = FhirClient.parse(Practitioner.class, reader.get("Practitioner/" + dana.value()));
        Validity.check(read);
        assertThat(read.getNameFirstRep().getNameAsSingleString()).isEqualTo("Dana Reyes");
        assertThat(read.getQualification())
                .extracting(one -> one.getPeriod().getStartElement().getValueAsString()
                        + "/"
                        + one.getPeriod().getEndElement().getValueAsString())
                .containsExactly("2024-05-01/2026-04-30", "2026-05-01/2028-04-30");
        assertThat(read.getQualificationFirstRep().getCode().getText()).isEqualTo("LCSW");
        assertThat(read.getQualificationFirstRep().getIdentifierFirstRep().getValue())
                .isEqualTo("R-1");
        assertThat(reader.all("Practitioner?name=reye")).hasSize(1);
        assertThat(reader.all("Practitioner?name:exact=reyes")).isEmpty();
        assertThat(reader.all("Practitioner?name:contains=EYE")).hasSize(1);
        assertThat(reader.all("Practitioner?identifier=urn:ietf:rfc:3986%7Curn:uuid:" + dana.value()))
                .hasSize(1);
        assertThat(reader.get("Practitioner/" + other.dana().id().value()).statusCode())
                .isEqualTo(404);
    }
}
