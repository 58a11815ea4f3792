package org.footbridge.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.footbridge.history.BundleIndex.Entry;
import org.footbridge.history.Received.Doubt;
import org.footbridge.history.Received.NotTakenOver;
import org.footbridge.history.Received.WhyNot;
import org.footbridge.history.ReceivedBundle.Reason;
import org.footbridge.history.ReceivedBundle.Understood;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Goes through a scanned bundle: the one patient first, then each entry by its type, everything else counted. */
final class BundleReading {

    private static final ObjectReader TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();
    /** A tree is ten times its text; a whole record as trees would be a burden at 20 MB. */
    private static final int TREES_KEPT = 100;

    private static final Set<String> TYPES = Set.of("transaction", "collection", "batch", "document");
    private static final Set<String> GENDERS = Set.of("", "male", "female", "other", "unknown");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1900, 1, 1);

    private final BundleIndex index;
    private final String digest;
    private final LocalDate today;
    private final References references;
    private final Map<Entry, Element> trees = new HashMap<>();
    private final Map<String, Map<WhyNot, List<String>>> notTaken = new LinkedHashMap<>();
    private final List<Doubt> doubts = new ArrayList<>();

    BundleReading(BundleIndex index, String digest, Instant now) {
        this.index = index;
        this.digest = digest;
        // Somewhere on earth it is already tomorrow.
        this.today = now.atOffset(ZoneOffset.ofHours(14)).toLocalDate();
        this.references = new References(index);
    }

    Understood read() {
        if (!TYPES.contains(index.type())) {
            throw new NotReadable(
                    Reason.NOT_A_BUNDLE,
                    "Bundle.type",
                    "A bundle of type '%s' is not read here; transaction, collection, batch or document is.",
                    BundleScan.clip(index.type()));
        }
        var patient = onlyPatient();
        var person = PersonReading.person(tree(patient));
        checkPerson(person);
        if (tree(patient).has("active") && !tree(patient).flag("active")) {
            doubt(person.source(), "The sender's record of the person is marked as not in use.");
        }
        if (tree(patient).has("link")) {
            doubt(person.source() + ".link", "The sender knows the person under another record too.");
        }
        var subject = new Subject(patient, person, references);
        var facts = new FactReading(this, subject, tree(patient));
        for (Entry entry : index.entries()) {
            facts.take(entry);
        }
        return new Understood(
                digest,
                index.type(),
                person,
                facts.finish(),
                new Leftovers(notTakenOver(), references.unresolved(), doubts));
    }

    private Entry onlyPatient() {
        var patients = index.entries().stream()
                .filter(entry -> entry.type.equals("Patient"))
                .toList();
        if (patients.isEmpty()) {
            throw new NotReadable(
                    Reason.NO_PATIENT,
                    "Bundle.entry",
                    "There is no Patient among its %d entries.",
                    index.entries().size());
        }
        if (patients.size() > 1) {
            throw new NotReadable(
                    Reason.SEVERAL_PATIENTS,
                    patients.get(1).place(),
                    "There are %d Patients; send one bundle for each person.",
                    patients.size());
        }
        return patients.getFirst();
    }

    private void checkPerson(Received.Person person) {
        person.birthDate().ifPresent(birth -> {
            var where = person.source() + ".birthDate";
            if (birth.day().isAfter(today)) {
                throw new NotReadable(Reason.IMPOSSIBLE_DATE, where, "%s is still to come.", birth.text());
            }
            if (birth.lastDay().isBefore(FIRST_BIRTH)) {
                throw new NotReadable(
                        Reason.IMPOSSIBLE_DATE, where, "%s: nobody born before 1900 is alive.", birth.text());
            }
        });
        if (!GENDERS.contains(person.gender())) {
            doubt(person.source() + ".gender", "%s is no code of FHIR.".formatted(BundleScan.clip(person.gender())));
        }
        if (person.deceased()) {
            doubt(person.source(), "The person is said to have died.");
        }
    }

    /** The resource of an entry as a tree. */
    Element tree(Entry entry) {
        if (trees.size() > TREES_KEPT) {
            trees.clear();
        }
        return trees.computeIfAbsent(entry, one -> {
            try {
                JsonNode node = TREES.readTree(index.bytes(), one.begin, one.end - one.begin);
                return new Element(Objects.requireNonNull(node), one.place());
            } catch (JacksonException twice) {
                throw new NotReadable(Reason.WRONG_SHAPE, one.place(), "A field stands there twice.");
            }
        });
    }

    BundleIndex index() {
        return index;
    }

    References references() {
        return references;
    }

    LocalDate today() {
        return today;
    }

    void leave(String kind, WhyNot why, String place) {
        notTaken.computeIfAbsent(kind, _ -> new EnumMap<>(WhyNot.class))
                .computeIfAbsent(why, _ -> new ArrayList<>())
                .add(place);
    }

    void doubt(String place, String words) {
        doubts.add(new Doubt(place, words));
    }

    private List<NotTakenOver> notTakenOver() {
        var all = new ArrayList<NotTakenOver>();
        notTaken.forEach(
                (kind, reasons) -> reasons.forEach((why, places) -> all.add(new NotTakenOver(kind, why, places))));
        return all;
    }
}
