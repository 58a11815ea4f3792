package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.history.Bearing.Weight;
import org.footbridge.history.Received.Condition;
import org.footbridge.history.Received.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads bundles made by a tool that is not ours and compares with what their manifest says. */
class ManifestTests {

    private static final Map<String, String> CONDITIONS = Map.of(
            "370143000", "MDD",
            "5602001", "OUD",
            "6525002", "DrugDep",
            "10939881000119105", "UnhealthyAlcohol",
            "7200002", "Alcoholism",
            "80583007", "SevereAnxiety",
            "192127007", "ADHD",
            "160968000", "RiskActivity",
            "55680006", "Overdose",
            "361055000", "MisusesDrugs");

    private static final Map<String, String> SCORES = Map.of(
            "PHQ-2", "PHQ2", "PHQ-9", "PHQ9", "PHQ-A", "PHQA", "GAD-7", "GAD7", "AUDIT-C", "AUDITC", "DAST-10",
            "DAST10");

    static Stream<Map<String, String>> people() {
        return Bundles.manifest().stream();
    }

    @Test
    void there_are_people_to_read() {
        assertThat(Bundles.manifest()).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("people")
    void a_bundle_yields_what_its_manifest_says(Map<String, String> row) {
        var understood = Bundles.understood(Bundles.of(row.get("file")));
        var facts = understood.facts();
        assertThat(understood.bundleType()).isEqualTo("transaction");
        assertThat(understood.person().gender()).isEqualTo(row.get("gender"));
        assertThat(understood.person().birthDate().orElseThrow().text()).isEqualTo(row.get("birthDate"));
        assertThat(understood.person().race().isEmpty()).isFalse();
        assertThat(facts.conditions()).hasSize(number(row, "Condition"));
        assertThat(facts.medications()).hasSize(number(row, "MedicationRequest"));
        assertThat(facts.encounters()).hasSize(number(row, "Encounter"));
        assertThat(facts.coverages())
                .hasSize(number(row, "ExplanationOfBenefit"))
                .allMatch(one -> one.contained());
        SCORES.forEach((instrument, column) -> checkScores(row, column, scores(facts.scores(), instrument)));
        assertThat(tags(facts.conditions(), _ -> true)).isEqualTo(row.get("bh_any"));
        assertThat(tags(facts.conditions(), one -> one.clinicalStatus().equals("active")))
                .isEqualTo(row.get("bh_active"));
        assertThat(understood.leftovers().doubts()).isEmpty();
        checkNothingIsDropped(row, understood);
    }

    /** Every entry is either taken over or listed, by its type. */
    private static void checkNothingIsDropped(Map<String, String> row, ReceivedBundle.Understood understood) {
        var facts = understood.facts();
        var left = understood.leftovers().notTakenOver().stream()
                .flatMap(one -> one.places().stream())
                .filter(place -> !place.contains("contained"))
                .count();
        var medicationsMeant = facts.medications().stream()
                .filter(one -> one.code().codes().isEmpty())
                .count();
        assertThat(medicationsMeant).isZero();
        long scoreObservations = facts.scores().stream()
                .map(Score::source)
                .map(source -> source.replaceAll("\\.component.*", ""))
                .distinct()
                .count();
        long taken = 1
                + facts.conditions().size()
                + facts.medications().size()
                + facts.encounters().size()
                + facts.allergies().size()
                + scoreObservations;
        long meant = number(row, "entries") - left - taken;
        assertThat(meant).as("medications the requests mean").isBetween(0L, 10L);
        for (String kind : List.of(
                "Procedure", "Claim", "ExplanationOfBenefit", "DiagnosticReport", "DocumentReference", "CarePlan")) {
            var listed = understood.leftovers().notTakenOver().stream()
                    .filter(one -> one.kind().equals(kind))
                    .mapToInt(one -> one.places().size())
                    .sum();
            assertThat(listed).as(kind).isEqualTo(number(row, kind));
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void all_that_is_behavioral_decides_and_nothing_private_is_open(Map<String, String> row) {
        var facts = Bundles.understood(Bundles.of(row.get("file"))).facts();
        for (Condition condition : facts.conditions()) {
            var words = condition.code().words();
            if (condition.code().codes().stream().anyMatch(code -> CONDITIONS.containsKey(code.code()))) {
                assertThat(condition.bearing().weight()).as(words).isEqualTo(Weight.DECIDES);
            }
            if (words.contains("intimate partner") || words.contains("criminal")) {
                assertThat(condition.bearing().weight()).as(words).isEqualTo(Weight.RESTRICTED);
            }
            if (words.contains("ingivitis") || words.contains("employment") || words.contains("Medication review")) {
                assertThat(condition.bearing().weight()).as(words).isEqualTo(Weight.FOLDED);
            }
        }
        scores(facts.scores(), "HARK")
                .forEach(score -> assertThat(score.bearing().weight()).isEqualTo(Weight.RESTRICTED));
        scores(facts.scores(), "PHQ-A")
                .forEach(score -> assertThat(score.adolescent()).isTrue());
        scores(facts.scores(), "PHQ-9")
                .forEach(score -> assertThat(score.adolescent()).isFalse());
    }

    @Test
    void the_side_bundles_have_no_patient() {
        assertThat(ReceivedBundle.read(Bundles.of("_hospitals"), "", Bundles.NOW))
                .isInstanceOfSatisfying(ReceivedBundle.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(ReceivedBundle.Reason.NO_PATIENT);
                    assertThat(refused.what()).contains("605 entries");
                });
    }

    private static void checkScores(Map<String, String> row, String column, List<Score> scores) {
        assertThat(scores).as(column).hasSize(number(row, column + "_n"));
        var last = scores.stream()
                .max(Comparator.comparing(score -> score.when().orElseThrow().text()))
                .map(score -> score.when().orElseThrow().day() + "=" + score.value())
                .orElse("");
        assertThat(last).as(column).isEqualTo(row.get(column + "_last"));
    }

    private static List<Score> scores(Collection<Score> all, String instrument) {
        return all.stream()
                .filter(score -> score.instrument().equals(instrument))
                .toList();
    }

    private static String tags(Collection<Condition> conditions, Predicate<Condition> which) {
        return conditions.stream()
                .filter(which)
                .flatMap(condition -> condition.code().codes().stream())
                .map(code -> CONDITIONS.getOrDefault(code.code(), ""))
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(row.getOrDefault(column, ""));
    }
}
