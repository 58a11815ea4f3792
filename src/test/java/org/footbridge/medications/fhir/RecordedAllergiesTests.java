package org.footbridge.medications.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.fhir.Validity;
import org.footbridge.medications.Allergies;
import org.footbridge.medications.Medications;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Allergies recorded here, as FHIR has them. */
@FootbridgeTest
class RecordedAllergiesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Allergies allergies;

    @Autowired
    Medications medications;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private FhirClient reader;

    @BeforeEach
    void amara() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(9)).id();
        house.samuel();
        reader = FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
    }

    @Test
    void an_allergy_is_read_in_its_own_words_without_a_code_and_an_error_tells_nothing() {
        house.samuel().run(() -> allergies.record(amara, "Penicillin", "Hives in an hour"));
        var id = ids().getFirst();
        var read = FhirClient.parse(AllergyIntolerance.class, reader.get("AllergyIntolerance/" + id));
        Validity.check(read);
        assertThat(read.getCode().getText()).isEqualTo("Penicillin");
        assertThat(read.getCode().getCoding()).as("nobody coded it").isEmpty();
        assertThat(read.getReactionFirstRep().getManifestationFirstRep().getText())
                .isEqualTo("Hives in an hour");
        assertThat(read.getVerificationStatus().getCodingFirstRep().getCode()).isEqualTo("confirmed");
        assertThat(read.getMeta().getSecurity()).isNotEmpty();
        assertThat(search("&clinical-status=active")).hasSize(1);
        assertThat(search("&clinical-status=inactive")).isEmpty();
        assertThat(search("&verification-status=unconfirmed")).isEmpty();
        assertThat(search("&code=http://snomed.info/sct%7C91936005")).isEmpty();
        assertThat(search("&category=medication")).isEmpty();
        assertThat(search("&date=lt2020-01-01")).isEmpty();
        assertThat(search("&_sort=-date")).hasSize(1);

        rows().forEach(row -> house.samuel().run(() -> medications.enteredInError(amara, row, "wrong person")));
        var gone = reader.get("AllergyIntolerance/" + id);
        Validity.check(FhirClient.parse(AllergyIntolerance.class, gone));
        assertThat(gone.body()).contains("entered-in-error").doesNotContain("Penicillin", "Hives");
    }

    @Test
    void none_known_is_told_until_one_is_listed() {
        house.samuel().run(() -> allergies.noneKnown(amara));
        var none = FhirClient.parse(AllergyIntolerance.class, reader.get("AllergyIntolerance/" + ids().getFirst()));
        Validity.check(none);
        assertThat(none.getCode().getText()).isEqualTo("No known allergies");
        assertThat(search("&clinical-status=active")).hasSize(1);
        house.samuel().run(() -> allergies.record(amara, "Latex", ""));
        assertThat(search("")).hasSize(2);
        assertThat(search("&clinical-status=active")).hasSize(1);
        assertThat(search("&clinical-status=inactive")).hasSize(1);
    }

    @Test
    void pages_of_a_search_hold_each_once_and_strangers_find_none() {
        for (var substance : List.of("Penicillin", "Latex", "Peanuts", "Bee stings", "Iodine")) {
            house.samuel().run(() -> allergies.record(amara, substance, ""));
        }
        assertThat(search("&_count=2")).hasSize(5);
        var stranger = FhirClient.of(
                environment.getRequiredProperty("server.port"), riverside.found(), clients, Set.of(Clients.READ));
        assertThat(stranger.get("AllergyIntolerance/" + ids().getFirst()).statusCode())
                .isEqualTo(404);
    }

    private List<?> search(String more) {
        return reader.all("AllergyIntolerance?patient=" + amara.value() + more);
    }

    private List<UUID> ids() {
        return uuids("allergy_id");
    }

    private List<UUID> rows() {
        return uuids("id");
    }

    private List<UUID> uuids(String column) {
        return house.inTransaction(
                () -> sql.sql("select " + column + " from medications.allergy where organization_id = :organization")
                        .param("organization", house.organization())
                        .list(UUID.class));
    }
}
