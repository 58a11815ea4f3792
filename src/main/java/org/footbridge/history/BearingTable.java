package org.footbridge.history;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.history.Bearing.Weight;
import org.footbridge.history.Received.Code;
import org.footbridge.history.Received.Concept;

/**
 * Sorts a received fact by {@code history/bearing.csv}. What any row restricts is restricted; a code named there beats
 * words; words are looked at because senders use code systems the table cannot list. In doubt it decides.
 */
final class BearingTable {

    enum About {
        CONDITION,
        MEDICATION,
        ENCOUNTER,
        ALLERGY,
        SCORE
    }

    private static final Map<String, String> SYSTEMS = Map.of(
            "http://snomed.info/sct", "snomed",
            "http://hl7.org/fhir/sid/icd-10-cm", "icd10cm",
            "http://www.nlm.nih.gov/research/umls/rxnorm", "rxnorm",
            "http://loinc.org", "loinc");
    private static final String WORDS = "words";

    /** No name of a condition is longer; a text of megabytes is not worth hundreds of searches. */
    private static final int WORDS_READ = 2000;

    private static final Map<About, List<Rule>> RULES = rules();

    private BearingTable() {}

    private record Rule(Bearing bearing, boolean whileCurrent, String system, String code, Pattern words) {

        static Rule of(Table.Row row) {
            var weight = Weight.valueOf(row.get("weight").toUpperCase(Locale.ROOT));
            var code = row.get("code");
            return new Rule(
                    new Bearing(weight, weight == Weight.FOLDED ? "" : row.get("topic")),
                    row.get("counts").equals("current"),
                    row.get("system"),
                    code,
                    words(code));
        }

        private static Pattern words(String code) {
            var whole = code.endsWith("!");
            var text = Pattern.quote(whole ? code.substring(0, code.length() - 1) : code);
            return Pattern.compile("\\b" + text + (whole ? "\\b" : ""), Pattern.CASE_INSENSITIVE);
        }

        boolean names(Concept concept) {
            return !system.equals(WORDS) && concept.codes().stream().anyMatch(this::names);
        }

        private boolean names(Code other) {
            return system.equals(SYSTEMS.get(other.system()))
                    && (code.endsWith("*")
                            ? other.code().startsWith(code.substring(0, code.length() - 1))
                            : other.code().equals(code));
        }

        boolean reads(Concept concept) {
            return system.equals(WORDS)
                    && (words.matcher(concept.text()).find()
                            || concept.codes().stream()
                                    .anyMatch(other ->
                                            words.matcher(other.display()).find()));
        }
    }

    private static Map<About, List<Rule>> rules() {
        var all = Table.read("bearing.csv");
        var rules = new EnumMap<About, List<Rule>>(About.class);
        for (About about : About.values()) {
            rules.put(
                    about,
                    all.stream()
                            .filter(row -> List.of(row.get("about").split(" "))
                                    .contains(about.name().toLowerCase(Locale.ROOT)))
                            .map(Rule::of)
                            .toList());
        }
        return rules;
    }

    /**
     * @param current whether the fact still holds; some facts, such as a pregnancy, decide only while they do
     */
    static Bearing of(About about, Collection<Concept> concepts, boolean current) {
        var rules = RULES.getOrDefault(about, List.of()).stream()
                .filter(rule -> current || !rule.whileCurrent())
                .toList();
        var named = rules.stream()
                .filter(rule -> concepts.stream().anyMatch(rule::names))
                .toList();
        var read = rules.stream()
                .filter(rule -> concepts.stream().anyMatch(rule::reads))
                .toList();
        return first(named, Weight.RESTRICTED)
                .or(() -> first(read, Weight.RESTRICTED))
                .or(() -> first(named, Weight.DECIDES))
                .or(() -> first(named, Weight.FOLDED))
                .or(() -> first(read, Weight.DECIDES))
                .orElse(Bearing.FOLDED);
    }

    private static Optional<Bearing> first(List<Rule> rules, Weight weight) {
        return rules.stream()
                .map(Rule::bearing)
                .filter(bearing -> bearing.weight() == weight)
                .findFirst();
    }
}
