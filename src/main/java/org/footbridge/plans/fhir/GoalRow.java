package org.footbridge.plans.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.measures.Instrument;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** One objective as its last signed version has it; its id stays from version to version. */
record GoalRow(
        UUID id,
        UUID participantId,
        String statement,
        String ownWords,
        Optional<String> instrument,
        Optional<BigDecimal> target,
        Optional<LocalDate> targetOn,
        ObjectiveStatus status,
        Optional<String> statusReason,
        Instant startedAt,
        Instant signedAt,
        boolean current,
        Regime regime) {

    static final String PROFILE = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-goal";
    private static final String ACHIEVEMENT = "http://terminology.hl7.org/CodeSystem/goal-achievement";

    /** What a reader may ask a lifecycle by; the words our SQL computes. */
    enum Lifecycle {
        ACTIVE(GoalLifecycleStatus.ACTIVE),
        COMPLETED(GoalLifecycleStatus.COMPLETED),
        CANCELLED(GoalLifecycleStatus.CANCELLED);

        private final GoalLifecycleStatus fhir;

        Lifecycle(GoalLifecycleStatus fhir) {
            this.fhir = fhir;
        }

        Coding coding() {
            return new Coding(fhir.getSystem(), fhir.toCode(), fhir.getDisplay());
        }

        Coding achievement() {
            return switch (this) {
                case COMPLETED -> new Coding(ACHIEVEMENT, "achieved", "Achieved");
                case CANCELLED -> new Coding(ACHIEVEMENT, "not-achieved", "Not Achieved");
                case ACTIVE -> new Coding(ACHIEVEMENT, "in-progress", "In Progress");
            };
        }
    }

    /** A line that the plan in force no longer has was given up; one that was met stays met. */
    Lifecycle lifecycle() {
        return switch (status) {
            case MET -> Lifecycle.COMPLETED;
            case REVISED, DISCONTINUED -> Lifecycle.CANCELLED;
            case ACTIVE -> current ? Lifecycle.ACTIVE : Lifecycle.CANCELLED;
        };
    }

    /**
     * @param measure the instrument the objective is measured by, if the organization has it
     * @param zone of the day it was begun
     */
    Goal toFhir(Optional<Instrument> measure, ZoneId zone) {
        var goal = new Goal();
        goal.setId(id.toString());
        goal.setMeta(Labels.meta(signedAt, 1, regime == Regime.PART2));
        goal.getMeta().addProfile(PROFILE);
        goal.setLifecycleStatus(lifecycle().fhir);
        goal.setAchievementStatus(new CodeableConcept(lifecycle().achievement()));
        goal.setDescription(new CodeableConcept().setText(statement));
        goal.setSubject(new Reference("Patient/" + participantId));
        goal.setStart(new DateType(startedAt.atZone(zone).toLocalDate().toString()));
        statusReason.filter(words -> !words.isBlank()).ifPresent(goal::setStatusReason);
        if (targetOn.isPresent() || (target.isPresent() && measure.isPresent())) {
            var aim = goal.addTarget();
            targetOn.ifPresent(day -> aim.setDue(new DateType(day.toString())));
            target.ifPresent(value -> measure.flatMap(one -> one.facts().main().code())
                    .ifPresent(code -> aim.setMeasure(new CodeableConcept(new Coding(
                                    code.system(), code.code(), code.display().orElse(null))))
                            .setDetail(new Quantity()
                                    .setValue(value)
                                    .setSystem("http://unitsofmeasure.org")
                                    .setCode("{score}")
                                    .setUnit("score"))));
        }
        goal.addNote(new Annotation().setText(ownWords));
        return goal;
    }
}
