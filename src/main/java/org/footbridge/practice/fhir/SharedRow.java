package org.footbridge.practice.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.footbridge.practice.ReadLine;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** One shared copy, as text. Its type is words, since we know no code that means it, so it claims no profile. */
record SharedRow(
        UUID id,
        UUID participantId,
        String tool,
        LocalDate onDate,
        String content,
        Instant signedAt,
        Instant changedAt,
        Regime regime) {

    private static final String TYPE = "Practice between sessions, shared by the participant";

    DocumentReference toFhir(String title, List<ReadLine> lines) {
        var document = new DocumentReference();
        document.setId(id.toString());
        document.setMeta(Labels.meta(changedAt, 1, regime == Regime.PART2));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setDocStatus(ReferredDocumentStatus.FINAL);
        document.setType(new CodeableConcept().setText(TYPE));
        document.setSubject(person());
        document.addAuthor(person());
        document.setDate(Date.from(signedAt));
        document.setDescription(title);
        document.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/plain;charset=utf-8")
                        .setTitle(title)
                        .setCreation(Date.from(signedAt))
                        .setData(text(title, lines).getBytes(StandardCharsets.UTF_8)));
        return document;
    }

    private Reference person() {
        return new Reference("Patient/" + participantId);
    }

    private String text(String title, List<ReadLine> lines) {
        return Stream.concat(
                        Stream.of(title + ", " + onDate),
                        lines.stream().map(line -> line.label() + "\n" + String.join("\n", line.said())))
                .collect(Collectors.joining("\n\n"));
    }
}
