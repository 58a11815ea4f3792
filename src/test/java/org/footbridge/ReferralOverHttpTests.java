package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.access.Clients;
import org.footbridge.history.Bundles;
import org.footbridge.platform.FootbridgeTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A hospital posts what it knows of a person, over HTTP, and reads it again. */
@FootbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferralOverHttpTests {

    private static final String RECEIVE = "$receive-referral";
    private static final Map<String, String> SCORES = Map.of(
            "PHQ2", "55758-7",
            "PHQ9", "44261-6",
            "PHQA", "89204-2",
            "GAD7", "70274-6",
            "AUDITC", "75626-2",
            "DAST10", "82667-7");
    private static final String ANN =
            "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Lind\", \"given\": [\"Ann\"]}], \"birthDate\": \"1988-03-01\"}";

    @Autowired
    Riverside riverside;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    private FhirClient hospital;

    @BeforeEach
    void a_hospital_is_registered() {
        if (hospital == null) {
            hospital = FhirClient.of(
                    environment.getRequiredProperty("server.port"),
                    riverside.found(),
                    clients,
                    Set.of(Clients.READ, Clients.WRITE));
        }
    }

    private static int number(Map<String, String> row, String column) {
        return Integer.parseInt(row.getOrDefault(column, ""));
    }

    static Stream<Map<String, String>> people() {
        return Bundles.manifest().stream();
    }

    @ParameterizedTest
    @MethodSource("people")
    void what_was_sent_is_counted_as_the_manifest_says(Map<String, String> row) {
        var sent = Bundles.of(row.get("file"));
        var first = hospital.post(RECEIVE, sent);
        assertThat(first.statusCode()).isEqualTo(201);
        var answer = FhirClient.parse(Bundle.class, first);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Task", "Patient", "OperationOutcome");
        var task = answer.getEntry().get(0).getResource().getIdPart();
        var patient = answer.getEntry().get(1).getResource().getIdPart();
        for (String type : Set.of("Condition", "MedicationRequest", "Encounter")) {
            int said = number(row, type);
            assertThat(hospital.count(type + "?patient=" + patient)).as(type).isEqualTo(said);
            assertThat(hospital.all(type + "?_count=100&patient=" + patient))
                    .as(type)
                    .extracting(Resource::getIdPart)
                    .doesNotHaveDuplicates()
                    .hasSize(said);
        }
        SCORES.forEach((instrument, code) -> assertThat(
                        hospital.count("Observation?patient=" + patient + "&code=http://loinc.org%7C" + code))
                .as(instrument)
                .isEqualTo(number(row, instrument + "_n")));
        assertThat(hospital.count("Task?patient=" + patient)).isEqualTo(1);
        assertThat(hospital.get("Task/" + task).statusCode()).isEqualTo(200);

        var again = hospital.post(RECEIVE, sent);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(FhirClient.parse(Bundle.class, again)
                        .getEntryFirstRep()
                        .getResource()
                        .getIdPart())
                .isEqualTo(task);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "collection", "batch", "document"})
    void a_bundle_is_taken_whatever_its_sender_calls_it(String type) {
        var text = new String(Bundles.of("Mohammad578"), StandardCharsets.UTF_8);
        var sent = bytes(text.replaceFirst("\"type\": *\"transaction\"", "\"type\": \"" + type + "\"")
                .replaceAll("Schmeler639", "Schmeler" + type));
        var answer = hospital.post(RECEIVE, sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var patient = (Patient)
                FhirClient.parse(Bundle.class, answer).getEntry().get(1).getResource();
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("Schmeler" + type);
        assertThat(hospital.all("Condition?_count=200&patient=" + patient.getIdPart()))
                .isNotEmpty();
    }

    @Test
    void parameters_with_one_resource_are_the_same_as_the_bundle_alone() {
        var bundle = bundleOf(ANN.replace("Lind", "Envelope"));
        assertThat(hospital.post(RECEIVE, parameters(bundle)).statusCode()).isEqualTo(201);
        assertThat(hospital.post(RECEIVE, bytes(bundle)).statusCode()).isEqualTo(200);
        assertThat(hospital.post(RECEIVE, parameters(bundle, bundle)).statusCode())
                .isEqualTo(400);
        assertThat(hospital.post(RECEIVE, parameters()).statusCode()).isEqualTo(400);
    }

    static Stream<Arguments> unreadable() {
        var good = bundleOf(ANN);
        var deep = bundleOf(
                ANN,
                "{\"resourceType\": \"Basic\", \"extension\": " + "[{\"extension\": ".repeat(10_000) + "1"
                        + "}]".repeat(10_000) + "}");
        var large = new byte[21 * 1024 * 1024];
        Arrays.fill(large, (byte) ' ');
        return Stream.of(
                Arguments.of("nothing", 400, new byte[0]),
                Arguments.of("no JSON", 400, bytes("Dear colleague,")),
                Arguments.of("cut off", 400, bytes(good.substring(0, good.length() / 2))),
                Arguments.of("not a bundle", 400, bytes(ANN)),
                Arguments.of("another bundle type", 400, bytes(good.replace("collection", "history"))),
                Arguments.of("no patient", 422, bytes(bundleOf("{\"resourceType\": \"Basic\"}"))),
                Arguments.of("two patients", 422, bytes(bundleOf(ANN, ANN))),
                Arguments.of("no name", 422, bytes(good.replace("\"name\"", "\"nickname\""))),
                Arguments.of("an impossible birthday", 422, bytes(good.replace("1988-03-01", "1988-02-30"))),
                Arguments.of("a birthday to come", 422, bytes(good.replace("1988-03-01", "3000-01-01"))),
                Arguments.of("nested 10,000 deep", 400, bytes(deep)),
                Arguments.of("21 MB", 413, large),
                Arguments.of("of STU3", 400, bytes(bundleOf(ANN, "{\"resourceType\": \"ProcedureRequest\"}"))),
                Arguments.of("the hospitals", 422, Bundles.of("_hospitals")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void what_cannot_be_taken_is_refused_in_words_and_stores_nothing(String name, int status, byte[] sent) {
        int people = hospital.count("Patient?_lastUpdated=gt2000");
        int referrals = hospital.count("Task?_lastUpdated=gt2000");
        var answer = hospital.post(RECEIVE, sent);
        assertThat(answer.statusCode()).isEqualTo(status);
        var issue = FhirClient.parse(OperationOutcome.class, answer).getIssueFirstRep();
        assertThat(issue.getDiagnostics()).isNotBlank();
        assertThat(issue.hasExpression() || status == 413).as("says where").isTrue();
        assertThat(hospital.count("Patient?_lastUpdated=gt2000")).isEqualTo(people);
        assertThat(hospital.count("Task?_lastUpdated=gt2000")).isEqualTo(referrals);
    }

    @Test
    void another_version_and_a_false_gzip_are_refused() {
        var good = bytes(bundleOf(ANN));
        assertThat(hospital.post(RECEIVE, good, "Content-Type", "application/fhir+json; fhirVersion=3.0")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hospital.post(RECEIVE, good, "Content-Type", "application/fhir+json", "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(400);
        assertThat(hospital.post(RECEIVE, good, "Content-Type", "application/fhir+xml")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_script_in_a_name_is_only_a_name() {
        var answer = hospital.post(RECEIVE, bytes(bundleOf(ANN.replace("Lind", "<script>alert(1)</script>"))));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/fhir+json");
        assertThat(hospital.all("Patient?family=%3Cscript").size()).isEqualTo(1);
    }

    private static String bundleOf(String... resources) {
        var entries = Stream.of(resources).map("{\"resource\": %s}"::formatted).toList();
        return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [%s]}"
                .formatted(String.join(", ", entries));
    }

    private static byte[] parameters(String... resources) {
        var all = Stream.of(resources)
                .map("{\"name\": \"resource\", \"resource\": %s}"::formatted)
                .toList();
        return bytes("{\"resourceType\": \"Parameters\", \"parameter\": [%s]}".formatted(String.join(", ", all)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
