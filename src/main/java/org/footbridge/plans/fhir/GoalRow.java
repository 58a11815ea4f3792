package org.footbridge.plans.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.measures.Instrument;
import org.footbridge.plans.Aim;
import org.footbridge.plans.ObjectiveStatus;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** One objective as its last signed version has it; its id stays from version to version. */
record GoalRow(
        UUID id,
        UUID participantId,
        String statement,
        String ownWords,
        Optional<String> instrument,
        Optional<String> score,
        Optional<Aim> aim,
        Optional<BigDecimal> target,
        Optional<LocalDate> targetOn,
        ObjectiveStatus status,
        Optional<String> statusReason,
        Instant startedAt,
        Instant signedAt,
        boolean current,
        Achievement achievement,
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
    }

    /**
     * How it goes: as staff rated it; of one still worked on, whether the last score has reached the aim, or its day has passed
     * without.
     */
    enum Achievement {
        ACHIEVED("achieved", "Achieved"),
        NOT_ACHIEVED("not-achieved", "Not Achieved"),
        IN_PROGRESS("in-progress", "In Progress");

        private final Coding coding;

        Achievement(String code, String display) {
            this.coding = new Coding(ACHIEVEMENT, code, display);
        }

        Coding coding() {
            return coding.copy();
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
        goal.setAchievementStatus(new CodeableConcept(achievement.coding()));
        goal.setDescription(new CodeableConcept().setText(statement));
        goal.setSubject(new Reference("Patient/" + participantId));
        goal.setStart(new DateType(startedAt.atZone(zone).toLocalDate().toString()));
        statusReason.filter(words -> !words.isBlank()).ifPresent(goal::setStatusReason);
        if (targetOn.isPresent() || (target.isPresent() && measure.isPresent())) {
            var aim = goal.addTarget();
            targetOn.ifPresent(day -> aim.setDue(new DateType(day.toString())));
            target.ifPresent(value -> measure.flatMap(one -> score.map(one.facts()::score)
                            .orElse(Optional.of(one.facts().main())))
                    .flatMap(Instrument.ScoreRule::code)
                    .ifPresent(code -> aim.setMeasure(new CodeableConcept(new Coding(
                                    code.system(), code.code(), code.display().orElse(null))))
                            .setDetail(new Quantity()
                                    .setValue(value)
                                    .setComparator(comparator())
                                    .setSystem("http://unitsofmeasure.org")
                                    .setCode("{score}")
                                    .setUnit("score"))));
        }
        goal.addNote(new Annotation().setText(ownWords));
        return goal;
    }

    /** Only where the plan says the side itself. */
    private @Nullable QuantityComparator comparator() {
        return aim.map(side ->
                        side == Aim.AT_MOST ? QuantityComparator.LESS_OR_EQUAL : QuantityComparator.GREATER_OR_EQUAL)
                .orElse(null);
    }
}
