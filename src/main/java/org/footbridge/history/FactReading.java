package org.footbridge.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.history.BundleIndex.Entry;
import org.footbridge.history.Received.WhyNot;

/** Decides for one entry after the other, contained resources included, whether it is taken over and as what. */
final class FactReading {

    /** Types that say something about the person, and the field that says about whom. */
    private static final Map<String, String> ABOUT = Map.of(
            "RelatedPerson", "patient",
            "Condition", "subject",
            "MedicationRequest", "subject",
            "MedicationStatement", "subject",
            "AllergyIntolerance", "patient",
            "Coverage", "beneficiary",
            "Observation", "subject",
            "Encounter", "subject");

    /** Types taken over only where something taken over means them. */
    private static final Set<String> MEANT = Set.of("Medication");

    private static final Set<String> NAMES = Set.of("Practitioner", "Organization");
    private static final Set<String> KEEPING_METHODS = Set.of("", "POST", "PUT");

    private final BundleReading bundle;
    private final Subject subject;
    private final FactWords words;
    private final Facts facts = Facts.none();
    private final Set<Entry> medicationsMeant = new HashSet<>();

    FactReading(BundleReading bundle, Subject subject, Element patient) {
        this.bundle = bundle;
        this.subject = subject;
        this.words = new FactWords(bundle);
        facts.contacts().addAll(PersonReading.contacts(patient));
    }

    /** All that was taken over; medications nobody referred to are left now that this is known. */
    Facts finish() {
        bundle.index().entries().stream()
                .filter(entry -> MEANT.contains(entry.type) && !medicationsMeant.contains(entry))
                .forEach(entry -> bundle.leave(entry.type, WhyNot.NOT_USED, entry.place()));
        return facts.sealed();
    }

    void take(Entry entry) {
        if (entry.type.isEmpty()) {
            bundle.leave("", WhyNot.WITHOUT_RESOURCE, "Bundle.entry[%d]".formatted(entry.index));
            return;
        }
        if (!KEEPING_METHODS.contains(entry.method)) {
            bundle.leave(entry.type, WhyNot.NOT_SENT_TO_KEEP, entry.place());
            return;
        }
        if (entry.type.equals("Patient")) {
            takeContained(entry);
            return;
        }
        if (isRead(entry.type) && (!entry.type.equals("Observation") || entry.hasKnownScore)) {
            takeResource(entry.type, bundle.tree(entry), new Neighbors(bundle, entry));
        } else if (!MEANT.contains(entry.type)) {
            bundle.leave(
                    entry.type,
                    entry.type.equals("Observation") ? WhyNot.NO_KNOWN_SCORE : WhyNot.OTHER_KIND,
                    entry.place());
        }
        takeContained(entry);
    }

    private static boolean isRead(String type) {
        return ABOUT.containsKey(type) || NAMES.contains(type);
    }

    private void takeContained(Entry entry) {
        if (entry.contained.stream().noneMatch(ABOUT::containsKey)) {
            entry.contained.stream()
                    .filter(type -> !MEANT.contains(type) && !NAMES.contains(type))
                    .forEach(type -> bundle.leave(type, WhyNot.OTHER_KIND, entry.place() + ".contained"));
            return;
        }
        var container = bundle.tree(entry);
        for (Element resource : container.list("contained")) {
            var type = resource.text("resourceType");
            if (ABOUT.containsKey(type)) {
                takeResource(type, resource, new Neighbors(bundle, entry));
            } else if (!MEANT.contains(type) && !NAMES.contains(type)) {
                bundle.leave(type, WhyNot.OTHER_KIND, resource.place());
            }
        }
    }

    private void takeResource(String type, Element resource, Neighbors neighbors) {
        var refusal = whyNot(type, resource);
        if (refusal.isPresent()) {
            bundle.leave(type, refusal.get(), resource.place());
            return;
        }
        switch (type) {
            case "RelatedPerson" -> facts.contacts().add(PersonReading.related(resource));
            case "Condition" -> facts.conditions().add(words.condition(resource));
            case "MedicationRequest", "MedicationStatement" -> {
                facts.medications().add(words.medication(type, resource, neighbors));
                neighbors.entryMeant(resource.child("medicationReference")).ifPresent(medicationsMeant::add);
            }
            case "AllergyIntolerance" -> facts.allergies().add(words.allergy(resource));
            case "Coverage" -> facts.coverages().add(words.coverage(resource, neighbors));
            case "Encounter" -> facts.encounters().add(words.encounter(resource, neighbors));
            case "Observation" -> takeScores(resource);
            case "Practitioner" ->
                facts.practitioners()
                        .add(new Received.Practitioner(
                                resource.place(), PersonReading.names(resource), PersonReading.identifiers(resource)));
            case "Organization" ->
                facts.organizations()
                        .add(new Received.Organization(
                                resource.place(), resource.text("name"), PersonReading.identifiers(resource)));
            default -> throw new IllegalStateException("No reading for " + type);
        }
    }

    private Optional<WhyNot> whyNot(String type, Element resource) {
        if (resource.isModified()) {
            return Optional.of(WhyNot.MODIFIED);
        }
        if (NAMES.contains(type)) {
            return Optional.empty();
        }
        return subject.isMeantBy(resource.child(ABOUT.getOrDefault(type, "subject")))
                .map(theirs -> theirs ? Optional.<WhyNot>empty() : Optional.of(WhyNot.SOMEBODY_ELSE))
                .orElse(Optional.of(WhyNot.ABOUT_NOBODY));
    }

    private void takeScores(Element observation) {
        List<Received.Score> scores =
                new ArrayList<>(words.score(observation, observation).stream().toList());
        for (Element component : observation.list("component")) {
            words.score(observation, component).ifPresent(scores::add);
        }
        if (scores.isEmpty()) {
            bundle.leave("Observation", WhyNot.NO_USABLE_SCORE, observation.place());
        }
        facts.scores().addAll(scores);
    }
}
