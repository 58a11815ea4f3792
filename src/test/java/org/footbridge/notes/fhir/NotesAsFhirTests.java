package org.footbridge.notes.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.fhir.Validity;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.Notes;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.SharedPart;
import org.footbridge.notes.Written;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class NotesAsFhirTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Notes notes;

    @Autowired
    DocumentReferenceProvider documents;

    @Autowired
    Sql sql;

    private GroupEvening.Evening evening;
    private Actor client;

    @BeforeEach
    void an_evening_of_two() {
        evening = evenings.with(2);
        client = Actor.client(evening.house().organization(), "test");
        Map<ParticipantId, GroupNotes.PartDraft> parts = new LinkedHashMap<>();
        parts.put(evening.person(0), part("Paused twice before answering."));
        parts.put(evening.person(1), part("Drew the wave and named it."));
        evening.as(
                evening.house().dana(),
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(
                                new SharedPart("Pausing", "Practiced the pause.", "Arriving"), 0)),
                        parts));
    }

    @Test
    void a_draft_leaves_the_house_in_no_way() {
        assertThat(found("current")).isEmpty();
    }

    @Test
    void a_signed_note_is_valid_fits_us_core_and_names_nobody_else() {
        signed();
        assertThat(found("current")).hasSize(2).allSatisfy(document -> {
            assertFits(document);
            assertThat(document.getType().getCodingFirstRep().getCode()).isEqualTo("34904-3");
        });
        var amaras = found("current").stream()
                .filter(one -> one.getSubject()
                        .getReference()
                        .endsWith(evening.person(0).value().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(text(amaras))
                .contains("Pausing", "Practiced the pause.", "Paused twice before answering.")
                .doesNotContain("Lee", "Drew the wave");
        assertThat(amaras.getContext().getEncounterFirstRep().getReference()).startsWith("Encounter/");
    }

    @Test
    void an_addendum_amends_the_document() {
        signed();
        var note = first();
        evening.as(evening.house().dana(), () -> notes.addendum(note.id(), "Called afterwards; home safe."));
        var document = read(note.id());
        assertThat(document.getDocStatus().toCode()).isEqualTo("amended");
        assertThat(text(document)).contains("Called afterwards; home safe.");
        assertFits(document);
    }

    @Test
    void of_a_sealed_note_only_the_error_remains() {
        signed();
        var note = first();
        evening.as(evening.house().dana(), () -> notes.enteredInError(note.id(), "Belongs to somebody else"));
        evening.as(evening.house().paula(), () -> notes.seal(error()));

        var document = read(note.id());
        assertThat(document.getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
        assertThat(document.getContentFirstRep().getAttachment().getData()).isNull();
        assertThat(document.getAuthor()).isEmpty();
        assertThat(found("current")).hasSize(1);
        assertThat(found("entered-in-error")).hasSize(1);
        Validity.check(document);
    }

    /** LOINC is not on board: that its code cannot be looked up is the only thing the validator may say. */
    private static void assertFits(DocumentReference document) {
        assertThat(Validity.errors(document, Validity.US_CORE + "us-core-documentreference"))
                .containsExactly(
                        "DocumentReference.type: CodeSystem is unknown and can't be validated: http://loinc.org for"
                                + " 'http://loinc.org#34904-3'");
    }

    private void signed() {
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(evening.<GroupNotes.SigningAll>as(evening.house().dana(), () -> groupNotes.sign(evening.session())))
                .isInstanceOf(GroupNotes.SigningAll.Signed.class);
    }

    private Written first() {
        return evening.<Map<ParticipantId, Written>>as(
                        evening.house().dana(), () -> groupNotes.parts(evening.session()))
                .get(evening.person(0));
    }

    private UUID error() {
        return evening.house()
                .inTransaction(() -> sql.sql("select id from notes.error where organization_id = :organization")
                        .param("organization", evening.house().organization())
                        .single(UUID.class));
    }

    private DocumentReference read(NoteId id) {
        return client.call(
                () -> documents.read(new org.hl7.fhir.r4.model.IdType(id.value().toString())));
    }

    private List<DocumentReference> found(String status) {
        var request = new SystemRequestDetails();
        request.setResourceName("DocumentReference");
        request.setFhirServerBase("http://localhost/fhir");
        return client
                .call(() -> documents.search(
                        null,
                        null,
                        null,
                        null,
                        new TokenAndListParam().addAnd(new TokenOrListParam(null, status)),
                        null,
                        null,
                        null,
                        request))
                .getEntry()
                .stream()
                .map(entry -> (DocumentReference) entry.getResource())
                .toList();
    }

    private static String text(DocumentReference document) {
        return new String(document.getContentFirstRep().getAttachment().getData(), StandardCharsets.UTF_8);
    }

    private static GroupNotes.PartDraft part(String response) {
        return new GroupNotes.PartDraft(new OwnPart(response, "", "", "", "", Set.of()), 0);
    }
}
