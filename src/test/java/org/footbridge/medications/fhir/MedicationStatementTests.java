package org.footbridge.medications.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.fhir.Validity;
import org.footbridge.medications.Medications;
import org.footbridge.medications.Prescribed;
import org.footbridge.medications.Taken;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@FootbridgeTest
class MedicationStatementTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Medications medications;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Test
    void a_medicine_is_read_as_it_stands_labeled_and_valid_and_an_error_tells_nothing() {
        var house = riverside.found();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        var amara = house.enrolled("Amara", "Okafor", today.minusDays(9)).id();
        var samuel = house.samuel();
        var medicine = new Taken(
                "Sertraline", "50 mg", "one in the morning", "depression", Prescribed.HERE, Optional.empty(), "");
        samuel.run(() -> medications.start(amara, medicine, today.minusDays(5), "low mood"));
        var id = samuel.<Medications.Listed, RuntimeException>call(
                        () -> medications.listed(amara).getFirst())
                .medicationId();
        samuel.run(
                () -> medications.change(amara, id, "100 mg", "one in the morning", today.minusDays(1), "still low"));
        var reader =
                FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
        var read = FhirClient.parse(MedicationStatement.class, reader.get("MedicationStatement/" + id.value()));
        Validity.check(read);
        assertThat(read.getMeta().getSecurity()).isNotEmpty();
        assertThat(read.getStatus()).isEqualTo(MedicationStatementStatus.ACTIVE);
        assertThat(read.getDosageFirstRep().getText()).isEqualTo("100 mg, one in the morning");
        assertThat(read.getEffectivePeriod().getStartElement().getValueAsString())
                .isEqualTo(today.minusDays(5).toString());
        samuel.run(() -> medications.stop(amara, id, today, "wished so"));
        assertThat(reader.all("MedicationStatement?status=stopped&patient=" + amara.value()))
                .hasSize(1);
        assertThat(reader.all("MedicationStatement?status=active&patient=" + amara.value()))
                .isEmpty();
        house.<java.util.List<UUID>>inTransaction(
                        () -> sql.sql("select id from medications.entry").list(UUID.class))
                .forEach(row -> samuel.run(() -> medications.enteredInError(amara, row, "wrong person")));
        var gone = reader.get("MedicationStatement/" + id.value());
        Validity.check(FhirClient.parse(MedicationStatement.class, gone));
        assertThat(gone.body()).contains("entered-in-error").doesNotContain("Sertraline", "100 mg", "depression");
        var stranger = riverside.found();
        assertThat(FhirClient.of(
                                environment.getRequiredProperty("server.port"), stranger, clients, Set.of(Clients.READ))
                        .get("MedicationStatement/" + id.value())
                        .statusCode())
                .isEqualTo(404);
    }
}
