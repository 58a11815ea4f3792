package org.footbridge.notes.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.fhir.FhirIds;
import org.footbridge.fhir.Labels;
import org.footbridge.notes.NoteFormat;
import org.footbridge.notes.OwnPart;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** One signed note of one person, as text. It names and counts nobody else (CARE 10). */
record NoteRow(
        UUID id,
        UUID participantId,
        State state,
        String kind,
        String title,
        Optional<Instant> startsAt,
        Optional<Instant> endsAt,
        Instant signedAt,
        Instant changedAt,
        Optional<UUID> sessionId,
        Regime regime,
        boolean lateEntry,
        String author,
        String lesson,
        String interventions,
        String response,
        String progress,
        String risk,
        String plan,
        String ownLine,
        List<String> toward,
        List<String> addenda,
        boolean wasThere) {

    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-documentreference";
    static final String CATEGORIES = "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category";
    static final String CLINICAL_NOTE = "clinical-note";
    static final String LOINC = "http://loinc.org";

    /** Progress note of mental health (US Behavioral Health Profiles 0.1.0, DOMAIN 6.1). */
    static final String PROGRESS_NOTE = "34904-3";

    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** What a reader may ask a status by. */
    enum State {
        CURRENT(DocumentReferenceStatus.CURRENT),
        ENTERED_IN_ERROR(DocumentReferenceStatus.ENTEREDINERROR);

        private final DocumentReferenceStatus fhir;

        State(DocumentReferenceStatus fhir) {
            this.fhir = fhir;
        }

        Coding coding() {
            return new Coding(fhir.getSystem(), fhir.toCode(), fhir.getDisplay());
        }
    }

    DocumentReference toFhir() {
        var document = new DocumentReference();
        document.setId(id.toString());
        document.setMeta(Labels.meta(changedAt, 1, regime == Regime.PART2));
        document.setStatus(state.fhir);
        document.setType(new CodeableConcept(new Coding().setSystem(LOINC).setCode(PROGRESS_NOTE)));
        document.addCategory(
                new CodeableConcept(new Coding().setSystem(CATEGORIES).setCode(CLINICAL_NOTE)));
        document.setSubject(new Reference("Patient/" + participantId));
        document.setDate(Date.from(signedAt));
        if (state == State.ENTERED_IN_ERROR) {
            return withoutContent(document);
        }
        document.getMeta().addProfile(PROFILE);
        document.setDocStatus(addenda.isEmpty() ? ReferredDocumentStatus.FINAL : ReferredDocumentStatus.AMENDED);
        document.addAuthor(new Reference().setDisplay(author));
        startsAt.ifPresent(start -> document.getContext().getPeriod().setStart(Date.from(start)));
        endsAt.ifPresent(end -> document.getContext().getPeriod().setEnd(Date.from(end)));
        sessionId
                .filter(_ -> wasThere)
                .ifPresent(session -> document.getContext()
                        .addEncounter(new Reference("Encounter/" + FhirIds.pair(session, participantId))));
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/plain;charset=utf-8")
                        .setCreation(Date.from(signedAt))
                        .setData(text().getBytes(StandardCharsets.UTF_8)));
        return document;
    }

    /** US Core asks for content of every document; one entered in error has none, so it claims no profile (CARE 12). */
    private static DocumentReference withoutContent(DocumentReference document) {
        var nothing = new Attachment();
        nothing.addExtension(ABSENT, new CodeType("masked"));
        document.addContent().setAttachment(nothing);
        return document;
    }

    private String text() {
        var own = new OwnPart(response, progress, risk, plan, ownLine, Set.of());
        var sections = NoteFormat.DAP.read(new NoteFormat.Fields(lesson, interventions, own, toward)).stream()
                .filter(section -> !section.words().isBlank())
                .map(section -> section.title() + "\n" + section.words());
        return Stream.of(
                        Stream.of(title + (lateEntry ? " (late entry)" : "")),
                        sections,
                        toward.stream().map(objective -> "Works toward: " + objective),
                        addenda.stream().map(addendum -> "Addendum " + addendum))
                .flatMap(one -> one)
                .collect(Collectors.joining("\n\n"));
    }
}
