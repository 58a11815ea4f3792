package org.footbridge.history;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.fhir.PartialTime;
import org.footbridge.history.Bearing.Weight;
import org.footbridge.history.BearingTable.About;
import org.footbridge.history.Received.Allergy;
import org.footbridge.history.Received.Concept;
import org.footbridge.history.Received.Condition;
import org.footbridge.history.Received.Coverage;
import org.footbridge.history.Received.CoverageClass;
import org.footbridge.history.Received.Encounter;
import org.footbridge.history.Received.Medication;
import org.footbridge.history.Received.MedicationKind;
import org.footbridge.history.Received.Reaction;
import org.footbridge.history.Received.Score;

/** R4 resources in our words, field by field. */
final class FactWords {

    private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");
    private static final Set<String> TAKEN_BACK = Set.of("entered-in-error", "refuted", "cancelled", "draft");
    private static final Set<String> COUNTING_SCORES = Set.of("final", "amended", "corrected", "preliminary");

    private final BundleReading bundle;
    private final Map<Object, Bearing> bearings = new HashMap<>();

    FactWords(BundleReading bundle) {
        this.bundle = bundle;
    }

    Condition condition(Element resource) {
        var onset = resource.time("onsetDateTime").or(() -> start(resource, "onsetPeriod"));
        var abatement = resource.time("abatementDateTime").or(() -> end(resource, "abatementPeriod"));
        var recorded = resource.time("recordedDate");
        var clinical = resource.status("clinicalStatus");
        var code = resource.concept("code");
        past(resource, onset, abatement, recorded);
        boolean over = OVER.contains(clinical) || abatement.isPresent();
        return new Condition(
                resource.place(),
                code,
                resource.concepts("category"),
                resource.concept("severity"),
                clinical,
                resource.status("verificationStatus"),
                onset,
                onsetText(resource),
                abatement,
                recorded,
                standing(resource.status("verificationStatus"), bearing(About.CONDITION, List.of(code), !over)));
    }

    private static String onsetText(Element resource) {
        var age = resource.child("onsetAge")
                .map(one -> one.number("value").map(BigDecimal::toPlainString).orElse("") + " " + one.text("unit"))
                .orElse("");
        return age.isBlank() ? resource.text("onsetString") : age.strip();
    }

    Medication medication(String type, Element resource, Neighbors neighbors) {
        boolean ordered = type.equals("MedicationRequest");
        var code = resource.child("medicationReference")
                .map(Optional::of)
                .map(reference -> neighbors
                        .find(reference)
                        .map(medication -> medication.concept("code"))
                        .orElse(new Concept(List.of(), reference.get().text("display"))))
                .orElseGet(() -> resource.concept("medicationCodeableConcept"));
        var when = ordered
                ? resource.time("authoredOn")
                : resource.time("effectiveDateTime")
                        .or(() -> start(resource, "effectivePeriod"))
                        .or(() -> resource.time("dateAsserted"));
        past(resource, when);
        return new Medication(
                resource.place(),
                ordered ? MedicationKind.ORDERED : MedicationKind.STATED,
                resource.text("status"),
                resource.text("intent"),
                resource.flag("doNotPerform"),
                code,
                when,
                Dosage.words(resource.list(ordered ? "dosageInstruction" : "dosage")),
                neighbors.name(resource.child(ordered ? "requester" : "informationSource")),
                resource.concepts("reasonCode"),
                standing(resource.text("status"), bearing(About.MEDICATION, List.of(code), true)));
    }

    /** A medicine the person must not get, or a danger to life, decides; an allergy to dust does not. */
    Allergy allergy(Element resource) {
        var categories = resource.texts("category");
        var criticality = resource.text("criticality");
        var recorded = resource.time("recordedDate");
        past(resource, recorded);
        var sorted = bearing(About.ALLERGY, List.of(resource.concept("code")), true);
        boolean decides = categories.contains("medication") || criticality.equals("high");
        return new Allergy(
                resource.place(),
                resource.concept("code"),
                resource.text("type"),
                categories,
                criticality,
                resource.status("clinicalStatus"),
                resource.status("verificationStatus"),
                resource.time("onsetDateTime"),
                recorded,
                resource.list("reaction").stream()
                        .map(one -> new Reaction(one.concepts("manifestation"), one.text("severity")))
                        .toList(),
                standing(
                        resource.status("verificationStatus"),
                        decides && sorted.weight() == Weight.FOLDED ? new Bearing(Weight.DECIDES, "allergy") : sorted));
    }

    Coverage coverage(Element resource, Neighbors neighbors) {
        var period = resource.child("period");
        var container = bundle.tree(neighbors.entry());
        boolean contained = !container.place().equals(resource.place());
        return new Coverage(
                resource.place(),
                contained,
                resource.text("status"),
                resource.concept("type"),
                resource.list("payor").stream()
                        .map(payor -> neighbors.name(Optional.of(payor)))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                resource.text("subscriberId"),
                resource.concept("relationship"),
                resource.list("class").stream()
                        .map(one -> new CoverageClass(one.concept("type"), one.text("value"), one.text("name")))
                        .toList(),
                period.flatMap(one -> one.time("start")),
                period.flatMap(one -> one.time("end")),
                contained ? servedOn(container) : Optional.empty());
    }

    /** The day a claim's answer speaks of. */
    private static Optional<LocalDate> servedOn(Element claimAnswer) {
        return start(claimAnswer, "billablePeriod")
                .or(() -> claimAnswer.time("created"))
                .map(PartialTime::day);
    }

    Encounter encounter(Element resource, Neighbors neighbors) {
        var reasons = Stream.concat(
                        resource.concepts("reasonCode").stream(),
                        resource.list("reasonReference").stream()
                                .map(one -> neighbors.find(Optional.of(one)))
                                .flatMap(Optional::stream)
                                .map(meant -> meant.concept("code"))
                                .filter(concept -> !concept.isEmpty()))
                .toList();
        var types = resource.concepts("type");
        var from = start(resource, "period");
        var until = end(resource, "period");
        if (from.isPresent()
                && until.isPresent()
                && until.get().lastDay().isBefore(from.get().day())) {
            bundle.doubt(resource.place() + ".period", "It ends before it begins.");
        }
        return new Encounter(
                resource.place(),
                resource.text("status"),
                resource.child("class").map(one -> one.text("code")).orElse(""),
                types,
                reasons,
                from,
                until,
                resource.list("participant").stream()
                        .map(one -> neighbors.name(one.child("individual")))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList(),
                neighbors.name(resource.child("serviceProvider")),
                standing(
                        resource.text("status"),
                        bearing(
                                About.ENCOUNTER,
                                Stream.concat(types.stream(), reasons.stream()).toList(),
                                true)));
    }

    /**
     * @param part the observation itself or one of its components
     */
    Optional<Score> score(Element observation, Element part) {
        var code = part.concept("code");
        var instrument = code.codes().stream()
                .filter(one -> one.system().equals("http://loinc.org"))
                .map(one -> Instrument.of(one.code()))
                .flatMap(Optional::stream)
                .findFirst();
        var value = value(part);
        var status = observation.text("status");
        boolean counts = COUNTING_SCORES.contains(status) && !part.has("dataAbsentReason");
        if (instrument.isEmpty()
                || value.isEmpty()
                || !counts
                || !instrument.get().canBe(value.get())) {
            return Optional.empty();
        }
        var when = observation
                .time("effectiveDateTime")
                .or(() -> observation.time("effectiveInstant"))
                .or(() -> start(observation, "effectivePeriod"));
        past(observation, when);
        return Optional.of(new Score(
                part.place(),
                instrument.get().name(),
                instrument.get().adolescent(),
                code,
                value.get(),
                part.child("valueQuantity").map(one -> one.text("unit")).orElse(""),
                status,
                when,
                bearing(About.SCORE, List.of(code), true)));
    }

    private static Optional<BigDecimal> value(Element part) {
        return part.child("valueQuantity")
                .filter(quantity -> !quantity.has("comparator"))
                .flatMap(quantity -> quantity.number("value"))
                .or(() -> part.number("valueInteger"));
    }

    private static Optional<PartialTime> start(Element resource, String period) {
        return resource.child(period).flatMap(one -> one.time("start"));
    }

    private static Optional<PartialTime> end(Element resource, String period) {
        return resource.child(period).flatMap(one -> one.time("end"));
    }

    @SafeVarargs
    private void past(Element resource, Optional<PartialTime>... times) {
        for (var time : times) {
            time.filter(one -> one.day().isAfter(bundle.today()))
                    .ifPresent(one -> bundle.doubt(resource.place(), "%s is still to come.".formatted(one.text())));
        }
    }

    /** What the sender took back decides nothing; what is restricted stays so. */
    private static Bearing standing(String status, Bearing bearing) {
        return TAKEN_BACK.contains(status) && bearing.weight() == Weight.DECIDES ? Bearing.FOLDED : bearing;
    }

    /** A long record says the same many times over. */
    private Bearing bearing(About about, List<Concept> concepts, boolean current) {
        return bearings.computeIfAbsent(
                List.of(about, concepts, current), _ -> BearingTable.of(about, concepts, current));
    }
}
