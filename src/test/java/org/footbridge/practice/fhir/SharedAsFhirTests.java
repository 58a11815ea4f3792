package org.footbridge.practice.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.fhir.Validity;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.footbridge.practice.Entries;
import org.footbridge.practice.EntryId;
import org.footbridge.practice.Sharing;
import org.footbridge.practice.Tools;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What somebody shared with the team as FHIR, over the wire; what is private or waits is not there (CARE 17). */
@FootbridgeTest
class SharedAsFhirTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Entries entries;

    @Autowired
    Sharing sharing;

    @Autowired
    Tools tools;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    private GroupEvening.Evening evening;
    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private FhirClient reader;

    @BeforeEach
    void amara_is_in_the_evening_track() {
        evening = evenings.with(2);
        house = evening.house();
        amara = evening.person(0);
        herself = house.asParticipant(amara);
        house.letCare(Role.THERAPIST, amara);
        reader = FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
    }

    @Test
    void a_shared_copy_is_a_valid_document_of_hers_in_words() {
        share(kept("urge-log", Map.of("pull", "a drink on the way home", "strength", "8", "did", "waited,called")));

        assertThat(of(amara)).singleElement().satisfies(document -> {
            Validity.check(document);
            assertThat(document.getSubject().getReference())
                    .isEqualTo("Patient/" + amara.value())
                    .isEqualTo(document.getAuthorFirstRep().getReference());
            assertThat(document.getDescription()).isEqualTo("Trigger and urge log");
            assertThat(document.getMeta().getSecurity()).isNotEmpty();
            assertThat(text(document))
                    .contains("a drink on the way home", "8 / 10", "called")
                    .doesNotContain("waited,called");
            var read =
                    FhirClient.parse(DocumentReference.class, reader.get("DocumentReference/" + document.getIdPart()));
            assertThat(read.getIdPart()).isEqualTo(document.getIdPart());
            assertThat(text(read)).isEqualTo(text(document));
        });
        assertThat(of(evening.person(1))).isEmpty();
    }

    @Test
    void what_is_private_what_waits_and_what_was_changed_since_is_not_there() {
        var mine = kept("journal", Map.of("text", "for nobody"));
        var waits = kept("journal", Map.of("text", "for the group"));
        before(() -> sharing.choose(waits, Sharing.Way.NEXT_SESSION, false, Optional.of(false)));
        assertThat(of(amara)).isEmpty();
        for (var id : List.of(mine, waits)) {
            assertThat(reader.get("DocumentReference/" + id.value()).statusCode())
                    .isEqualTo(404);
        }

        share(mine);
        before(() -> entries.save(mine, tools.find("journal").orElseThrow(), 1, Map.of("text", "changed, for nobody")));
        assertThat(of(amara))
                .singleElement()
                .satisfies(document ->
                        assertThat(text(document)).contains("for nobody").doesNotContain("changed"));
        before(() -> {
            entries.delete(mine);
            return mine;
        });
        assertThat(of(amara)).as("the copy stays with the team").hasSize(1);
    }

    @Test
    void it_is_found_by_patient_status_and_day_and_by_no_code_of_a_note() {
        share(kept("journal", Map.of("text", "tell Dana")));
        var patient = "?patient=" + amara.value();
        assertThat(found(patient + "&status=current")).hasSize(1);
        assertThat(found(patient + "&status=entered-in-error")).isEmpty();
        assertThat(found(patient + "&category=clinical-note")).isEmpty();
        assertThat(found(patient + "&type=http://loinc.org%7C34904-3")).isEmpty();
        assertThat(found(patient + "&date=lt2000-01-01")).isEmpty();
        assertThat(found(patient + "&_sort=-date&_count=1")).hasSize(1);
    }

    @Test
    void pages_run_through_notes_and_shared_copies_together() {
        for (int number = 0; number < 5; number++) {
            share(kept("journal", Map.of("text", "page " + number)));
        }
        var all = reader.all("DocumentReference?_count=2&patient=" + amara.value());
        assertThat(all).extracting(one -> one.getIdPart()).hasSize(5).doesNotHaveDuplicates();
    }

    private List<DocumentReference> of(ParticipantId person) {
        return found("?patient=Patient/" + person.value());
    }

    private List<DocumentReference> found(String query) {
        return reader.bundle("DocumentReference" + query).getEntry().stream()
                .map(entry -> (DocumentReference) entry.getResource())
                .toList();
    }

    private static String text(DocumentReference document) {
        return new String(document.getContentFirstRep().getAttachment().getData(), StandardCharsets.UTF_8);
    }

    private EntryId kept(String tool, Map<String, String> said) {
        var id = new EntryId(UUID.randomUUID());
        before(() -> entries.save(id, tools.find(tool).orElseThrow(), 0, said));
        return id;
    }

    private void share(EntryId id) {
        before(() -> sharing.choose(id, Sharing.Way.NOW, false, Optional.of(false)));
    }

    private <R> R before(ScopedValue.CallableOp<R, RuntimeException> work) {
        return Time.at(evening.at(16, 0), () -> herself.call(work));
    }
}
