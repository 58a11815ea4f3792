package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.history.Bundles.entry;
import static org.footbridge.history.Bundles.withDana;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.annotation.Child;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.history.ReceivedBundle.Reason;
import org.footbridge.history.ReceivedBundle.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what R4 does not have, held against HL7's own models of DSTU2, STU3, R4 and R5. */
class OtherVersionTests {

    static Stream<String> fields() {
        return OtherVersion.FIELDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("fields")
    void r4_does_not_have_it_and_another_version_does(String path) {
        var type = path.substring(0, path.indexOf('.'));
        var field = path.substring(path.indexOf('.') + 1);
        var r4 = FhirContext.forR4Cached().getResourceDefinition(type);
        assertThat(r4.getChildByName(field)).as("R4 " + path).isNull();
        var words = OtherVersion.FIELDS.getOrDefault(path, "");
        if (words.contains("STU3")) {
            assertThat(Stream.of("dstu2", "dstu3")
                            .anyMatch(version -> children(version, type).contains(field)))
                    .as("DSTU2 or STU3 " + path)
                    .isTrue();
        }
        if (words.contains("R5")) {
            assertThat(children("r5", type).stream().anyMatch(child -> field.startsWith(child)))
                    .as("R5 " + path)
                    .isTrue();
        }
    }

    @Test
    void r4_does_not_have_the_types_either() {
        var r4 = FhirContext.forR4Cached().getResourceTypes();
        OtherVersion.TYPES.forEach((type, version) -> {
            assertThat(r4).doesNotContain(type);
            var models = version.equals("R5") ? List.of("r5") : List.of("dstu2", "dstu3");
            assertThat(models).as(type).anyMatch(model -> exists(model, type));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"resourceType\": \"Condition\", \"clinicalStatus\": \"active\"} | STU3 | clinicalStatus",
                "{\"clinicalStatus\": \"active\", \"resourceType\": \"Condition\"} | STU3 | clinicalStatus",
                "{\"resourceType\": \"AllergyIntolerance\", \"verificationStatus\": \"confirmed\"} | STU3 | verificationStatus",
                "{\"resourceType\": \"Encounter\", \"class\": \"outpatient\"} | DSTU2 | class",
                "{\"resourceType\": \"Encounter\", \"class\": [{\"coding\": []}]} | R5 | class",
                "{\"resourceType\": \"MedicationRequest\", \"medication\": {\"concept\": {}}} | R5 | medication",
                "{\"resourceType\": \"Observation\", \"context\": {}} | STU3 | context",
                "{\"resourceType\": \"Patient\", \"animal\": {}} | STU3 | animal",
                "{\"resourceType\": \"MedicationOrder\"} | DSTU2 | ",
                "{\"resourceType\": \"Transport\"} | R5 | "
            })
    void another_version_is_refused_by_what_gave_it_away(String resource, String version, String field) {
        var answer = Bundles.read(withDana(entry(resource)));
        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.OTHER_VERSION);
            assertThat(refused.what()).contains(version);
            assertThat(refused.where()).isEqualTo("Bundle.entry[1].resource" + (field == null ? "" : "." + field));
        });
    }

    @Test
    void the_same_words_deeper_down_give_nothing_away() {
        var answer = Bundles.read(
                withDana(
                        entry(
                                "{\"resourceType\": \"Procedure\", \"contained\": [{\"resourceType\": \"Basic\", \"context\": {}}], \"note\": [{\"clinicalStatus\": \"active\"}]}")));
        assertThat(answer).isInstanceOf(ReceivedBundle.Understood.class);
    }

    private static boolean exists(String version, String type) {
        try {
            Class.forName("org.hl7.fhir." + version + ".model." + type);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private static Set<String> children(String version, String type) {
        try {
            return Arrays.stream(Class.forName("org.hl7.fhir." + version + ".model." + type)
                            .getDeclaredFields())
                    .map(field -> field.getAnnotation(Child.class))
                    .filter(child -> child != null)
                    .map(Child::name)
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException absent) {
            return Set.of();
        }
    }
}
