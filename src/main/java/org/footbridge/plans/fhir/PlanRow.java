package org.footbridge.plans.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanActivityStatus;
import org.hl7.fhir.r4.model.CarePlan.CarePlanIntent;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Reference;

/** One signed version of a plan. */
record PlanRow(
        UUID id,
        UUID participantId,
        int number,
        Instant signedAt,
        Instant changedAt,
        Optional<Instant> replacedAt,
        Optional<UUID> replaces,
        Optional<LocalDate> reviewOn,
        Regime regime) {

    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-careplan";
    static final String CATEGORY = "http://hl7.org/fhir/us/core/CodeSystem/careplan-category";

    /** A line of the plan: its goal's id and what is done for it. */
    record Line(UUID versionId, UUID objectiveId, String objective, List<String> interventions) {}

    /** What a reader may ask a status by. */
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

    State state() {
        return replacedAt.isPresent() ? State.REPLACED : State.ACTIVE;
    }

    CarePlan toFhir(List<Line> lines) {
        var plan = new CarePlan();
        plan.setId(id.toString());
        plan.setMeta(Labels.meta(changedAt, 1, regime == Regime.PART2));
        plan.getMeta().addProfile(PROFILE);
        plan.setStatus(state().fhir);
        plan.setIntent(CarePlanIntent.PLAN);
        plan.addCategory(new CodeableConcept(new Coding(CATEGORY, "assess-plan", "Assessment and Plan of Treatment")));
        plan.setTitle("Treatment plan, version " + number);
        plan.setSubject(new Reference("Patient/" + participantId));
        plan.setCreated(Date.from(signedAt));
        plan.getPeriod().setStart(Date.from(signedAt));
        replacedAt.ifPresent(end -> plan.getPeriod().setEnd(Date.from(end)));
        replaces.ifPresent(earlier -> plan.addReplaces(new Reference("CarePlan/" + earlier)));
        var words = new StringBuilder("<ul>");
        for (var line : lines) {
            plan.addGoal(new Reference("Goal/" + line.objectiveId()));
            words.append("<li>").append(escaped(line.objective())).append("</li>");
            for (var intervention : line.interventions()) {
                plan.addActivity()
                        .getDetail()
                        .setStatus(
                                replacedAt.isPresent()
                                        ? CarePlanActivityStatus.STOPPED
                                        : CarePlanActivityStatus.INPROGRESS)
                        .setDescription(intervention)
                        .addGoal(new Reference("Goal/" + line.objectiveId()));
                words.append("<li>").append(escaped(intervention)).append("</li>");
            }
        }
        plan.getText().setStatus(NarrativeStatus.GENERATED);
        plan.getText()
                .setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">"
                        + (lines.isEmpty() ? "<p>No objectives</p>" : words.append("</ul>"))
                        + "</div>");
        return plan;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
