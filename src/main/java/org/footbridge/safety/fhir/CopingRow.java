package org.footbridge.safety.fhir;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.footbridge.safety.CopingKind;
import org.footbridge.safety.Part;
import org.footbridge.ui.Words;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;

/** One version of a safety plan or relapse plan. Its category is words: no code was at hand that we were sure of. */
record CopingRow(
        UUID id,
        UUID participantId,
        CopingKind kind,
        int number,
        Instant datedAt,
        Instant changedAt,
        Optional<Instant> replacedAt,
        Optional<UUID> replaces,
        Regime regime) {

    /** A line; done is empty for what is no step. */
    record Line(UUID versionId, Part part, String words, String phone, String helper, Optional<Boolean> done) {}

    /** What a reader may ask a status by; the words our SQL computes. */
    enum State {
        ACTIVE(CarePlanStatus.ACTIVE),
        REPLACED(CarePlanStatus.REVOKED);

        private final CarePlanStatus fhir;

        State(CarePlanStatus fhir) {
            this.fhir = fhir;
        }

        Coding coding() {
            return new Coding(fhir.getSystem(), fhir.toCode(), fhir.getDisplay());
        }
    }

    CarePlan toFhir(List<Line> lines, Words words) {
        var plan = new CarePlan();
        plan.setId(id.toString());
        plan.setMeta(Labels.meta(changedAt, 1, regime == Regime.PART2));
        plan.setStatus((replacedAt.isPresent() ? State.REPLACED : State.ACTIVE).fhir);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.addCategory(new CodeableConcept().setText(kind.label()));
        plan.setTitle(kind.label() + ", version " + number);
        plan.setSubject(new Reference("Patient/" + participantId));
        plan.setCreated(Date.from(datedAt));
        plan.getPeriod().setStart(Date.from(datedAt));
        replacedAt.ifPresent(end -> plan.getPeriod().setEnd(Date.from(end)));
        replaces.ifPresent(earlier -> plan.addReplaces(new Reference("CarePlan/" + earlier)));
        var text = new StringBuilder();
        Part last = null;
        for (var line : lines) {
            if (line.part() != last) {
                text.append(last == null ? "" : "</ul>")
                        .append("<p>")
                        .append(escaped(words.say("safety.part." + line.part().key())))
                        .append("</p><ul>");
                last = line.part();
            }
            text.append("<li>").append(escaped(inOneLine(line))).append("</li>");
            line.done()
                    .ifPresent(done -> plan.addActivity()
                            .getDetail()
                            .setStatus(done ? CarePlanActivityStatus.COMPLETED : CarePlanActivityStatus.NOTSTARTED)
                            .setDescription(inOneLine(line)));
        }
        text.append(last == null ? "<p>No lines</p>" : "</ul>");
        plan.getText().setStatus(NarrativeStatus.GENERATED);
        plan.getText().setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + text + "</div>");
        return plan;
    }

    private static String inOneLine(Line line) {
        return line.words()
                + (line.phone().isEmpty() ? "" : ", " + line.phone())
                + (line.helper().isEmpty() ? "" : ", with " + line.helper());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
