package org.footbridge.medications.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/**
 * One medicine on a person's list, as its last statement has it. What was entered in error says so and nothing else
 * (CARE 12).
 */
record StatementRow(
        UUID id,
        UUID participantId,
        Instant updatedAt,
        int version,
        Regime regime,
        String status,
        String name,
        String dose,
        String how,
        String reason,
        boolean confirmed,
        Optional<LocalDate> since,
        Optional<LocalDate> until,
        Instant datedAt) {

    MedicationStatement toFhir() {
        var statement = new MedicationStatement();
        statement.setId(id.toString());
        statement.setMeta(Labels.meta(updatedAt, version, regime == Regime.PART2));
        statement.setSubject(new Reference("Patient/" + participantId));
        statement.setStatus(MedicationStatementStatus.fromCode(status));
        if (status.equals("entered-in-error")) {
            return statement.setMedication(new CodeableConcept().setText("Entered in error"));
        }
        statement.setMedication(new CodeableConcept().setText(name));
        var dosage = dose.isEmpty() || how.isEmpty() ? dose + how : dose + ", " + how;
        if (!dosage.isEmpty()) {
            statement.addDosage().setText(dosage);
        }
        if (!reason.isEmpty()) {
            statement.addReasonCode(new CodeableConcept().setText(reason));
        }
        if (since.isPresent() || until.isPresent()) {
            var period = new Period();
            since.ifPresent(day -> period.setStartElement(new DateTimeType(day.toString())));
            until.ifPresent(day -> period.setEndElement(new DateTimeType(day.toString())));
            statement.setEffective(period);
        }
        statement.setInformationSource(new Reference("Patient/" + participantId));
        statement.addNote(new Annotation()
                .setText(confirmed ? "Confirmed by who prescribes here." : "As the person says; not confirmed yet."));
        return statement;
    }
}
