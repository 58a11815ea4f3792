package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.history.Bearing.Weight;
import org.footbridge.history.BearingTable.About;
import org.footbridge.history.Received.Code;
import org.footbridge.history.Received.Concept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearingTests {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    @ParameterizedTest
    @CsvSource({
        "F10.20,DECIDES,substance use",
        "F11.23,DECIDES,substance use",
        "F17.210,FOLDED,''",
        "F32.1,DECIDES,depression",
        "F33.1,DECIDES,depression",
        "F20.9,DECIDES,psychosis and mania",
        "F50.01,DECIDES,eating",
        "G40.909,DECIDES,seizures",
        "R45.851,DECIDES,suicide and self-harm",
        "X78.0XXA,DECIDES,suicide and self-harm",
        "T40.2X1A,DECIDES,overdose",
        "Z34.00,DECIDES,pregnancy",
        "I10,FOLDED,''",
        "E11.9,FOLDED,''",
        "B20,RESTRICTED,HIV",
        "Z21,RESTRICTED,HIV",
        "Z65.1,RESTRICTED,legal",
        "T74.11XA,RESTRICTED,partner violence",
        "Z65.8,FOLDED,''",
        "B201,FOLDED,''"
    })
    void diagnosis_codes_sort_a_condition(String code, Weight weight, String topic) {
        assertThat(condition(new Concept(List.of(new Code(ICD, code, "")), ""), true))
                .isEqualTo(new Bearing(weight, topic));
    }

    @ParameterizedTest
    @CsvSource({
        "Alcohol withdrawal delirium,DECIDES",
        "Suicidal thoughts,DECIDES",
        "Bipolar II disorder,DECIDES",
        "Epilepsy,DECIDES",
        "Human immunodeficiency virus infection,RESTRICTED",
        "HIV positive,RESTRICTED",
        "Victim of domestic violence,RESTRICTED",
        "On probation,RESTRICTED",
        "Hives,FOLDED",
        "Hypertension,FOLDED",
        "Cardiac arrest,FOLDED",
        "Stress (finding),FOLDED",
        "Therapeutic drug monitoring,FOLDED",
        "Grapefruit,FOLDED"
    })
    void words_stand_in_for_codes_nobody_listed(String words, Weight weight) {
        assertThat(condition(new Concept(List.of(), words), true).weight()).isEqualTo(weight);
        assertThat(condition(new Concept(List.of(new Code("urn:local", "1", words)), ""), true)
                        .weight())
                .isEqualTo(weight);
    }

    @Test
    void what_any_coding_restricts_is_restricted() {
        var both = new Concept(List.of(new Code(ICD, "F32.1", "Depression"), new Code(ICD, "B20", "")), "Depression");
        assertThat(condition(both, true)).isEqualTo(new Bearing(Weight.RESTRICTED, "HIV"));
    }

    @Test
    void a_pregnancy_decides_while_it_lasts_and_an_overdose_for_good() {
        var pregnant = new Concept(List.of(), "Normal pregnancy");
        assertThat(condition(pregnant, true).weight()).isEqualTo(Weight.DECIDES);
        assertThat(condition(pregnant, false).weight()).isEqualTo(Weight.FOLDED);
        assertThat(condition(new Concept(List.of(), "Drug overdose"), false).weight())
                .isEqualTo(Weight.DECIDES);
    }

    @ParameterizedTest
    @CsvSource({
        "Buprenorphine 8 MG / Naloxone 2 MG Sublingual Film,DECIDES,medicine against addiction",
        "LORazepam 1 MG Oral Tablet,DECIDES,sedatives",
        "FLUoxetine 20 MG Oral Capsule,DECIDES,medicine for mental health",
        "lisinopril 10 MG Oral Tablet,FOLDED,''",
        "Emtricitabine 200 MG / tenofovir 300 MG,RESTRICTED,HIV",
        "Acetaminophen 325 MG / Oxycodone Hydrochloride 10 MG Oral Tablet [Percocet],DECIDES,opioids"
    })
    void medicines_are_sorted_by_what_is_in_them(String name, Weight weight, String topic) {
        assertThat(BearingTable.of(About.MEDICATION, List.of(new Concept(List.of(), name)), true))
                .isEqualTo(new Bearing(weight, topic));
    }

    @Test
    void every_row_of_the_table_says_where_it_is_from_and_can_fire() {
        for (Table.Row row : Table.read("bearing.csv")) {
            assertThat(row.get("source")).as(row.toString()).isNotBlank();
            assertThat(row.get("counts")).isIn("ever", "current");
            assertThat(row.get("system")).isIn("snomed", "icd10cm", "rxnorm", "loinc", "words");
            assertThat(row.get("weight").equals("folded"))
                    .isEqualTo(row.get("topic").isEmpty());
            for (String about : row.get("about").split(" ")) {
                assertThat(fires(row, About.valueOf(about.toUpperCase(java.util.Locale.ROOT))))
                        .as(row.toString())
                        .isTrue();
            }
        }
    }

    private static boolean fires(Table.Row row, About about) {
        var code = row.get("code").replace("*", "").replace("!", "");
        var system =
                switch (row.get("system")) {
                    case "snomed" -> "http://snomed.info/sct";
                    case "icd10cm" -> ICD;
                    case "rxnorm" -> "http://www.nlm.nih.gov/research/umls/rxnorm";
                    case "loinc" -> "http://loinc.org";
                    default -> "";
                };
        var concept = system.isEmpty()
                ? new Concept(List.of(), "known " + code)
                : new Concept(List.of(new Code(system, code, "")), "");
        var bearing = BearingTable.of(about, List.of(concept), true);
        return bearing.weight().name().equalsIgnoreCase(row.get("weight"));
    }

    private static Bearing condition(Concept concept, boolean current) {
        return BearingTable.of(About.CONDITION, List.of(concept), current);
    }
}
