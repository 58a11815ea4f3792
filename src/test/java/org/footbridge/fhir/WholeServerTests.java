package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.history.Bundles;
import org.footbridge.platform.FootbridgeTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** All modules' providers behind the real security, with a real client of one organization. */
@FootbridgeTest
class WholeServerTests {

    private static final String SOMEBODY = "0190aaaa-0000-7000-8000-000000000001";

    @Autowired
    Riverside riverside;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @BeforeEach
    void a_client_of_the_program() throws Exception {
        var house = riverside.found();
        var client = house.job(() -> clients.register("Hospital", Set.of(Clients.READ, Clients.WRITE)));
        var basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        var answer = http.send(
                HttpRequest.newBuilder(address("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=system/*.rs%20system/*.cu"))
                        .build(),
                BodyHandlers.ofString());
        token = JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    @Test
    void the_statement_is_valid_and_lists_what_the_program_shows() throws Exception {
        var statement = statement();
        Validity.check(statement);
        assertThat(statement.getRestFirstRep().getResource())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .contains(
                        "Patient",
                        "EpisodeOfCare",
                        "Appointment",
                        "Encounter",
                        "Observation",
                        "QuestionnaireResponse",
                        "CarePlan",
                        "Goal",
                        "Flag",
                        "DetectedIssue",
                        "Communication",
                        "Consent",
                        "Task",
                        "Condition",
                        "MedicationRequest",
                        "AllergyIntolerance");
        assertThat(statement.getRestFirstRep().getOperation())
                .extracting(operation -> operation.getName())
                .containsExactly("receive-referral");
    }

    @Test
    void every_parameter_the_statement_offers_is_answered_and_no_other() throws Exception {
        for (var type : statement().getRestFirstRep().getResource()) {
            if (type.getType().equals("OperationDefinition")) {
                continue;
            }
            assertThat(type.getSearchParam())
                    .extracting(parameter -> parameter.getName())
                    .as(type.getType())
                    .contains("_id", "_lastUpdated");
            for (var parameter : type.getSearchParam()) {
                var value =
                        switch (parameter.getType()) {
                            case DATE -> "ge2026-01-01";
                            case REFERENCE -> SOMEBODY;
                            case TOKEN -> parameter.getName().equals("_id") ? SOMEBODY : "urn:x%7Cy";
                            default -> "x";
                        };
                bundle(get("/fhir/%s?%s=%s".formatted(type.getType(), parameter.getName(), value)));
            }
            for (String control : List.of("_sort=-_lastUpdated", "_count=1", "_summary=count", "_total=accurate")) {
                bundle(get("/fhir/%s?%s".formatted(type.getType(), control)));
            }
            assertThat(get("/fhir/%s?no-such=1".formatted(type.getType())).statusCode())
                    .isEqualTo(400);
            assertThat(get("/fhir/%s/%s".formatted(type.getType(), SOMEBODY)).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void a_persons_whole_record_is_taken_in_and_read_back_page_by_page() throws Exception {
        var sent = Bundles.of("Glen190");
        var first = post(sent);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        var answer = parse(Bundle.class, first);
        Validity.check(answer);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactlyInAnyOrder("Task", "Patient", "OperationOutcome");
        assertThat(post(sent).statusCode()).isEqualTo(200);

        for (var expected : List.of("Condition 110", "MedicationRequest 262", "AllergyIntolerance 0", "Encounter 83")) {
            var type = expected.split(" ")[0];
            int count = Integer.parseInt(expected.split(" ")[1]);
            assertThat(bundle(get("/fhir/" + type + "?_summary=count")).getTotal())
                    .as(type)
                    .isEqualTo(count);
            var walked = walk("/fhir/" + type + "?_count=60");
            assertThat(walked)
                    .extracting(Resource::getIdPart)
                    .as(type)
                    .hasSize(count)
                    .doesNotHaveDuplicates();
            walked.stream().limit(5).forEach(Validity::check);
        }
    }

    @Test
    void what_cannot_be_read_is_told_in_an_outcome_and_stores_nothing() throws Exception {
        var sent = Bundles.of("Earl438");
        for (int length : new int[] {0, 1000, sent.length - 1}) {
            var refused = post(java.util.Arrays.copyOf(sent, length));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(parse(OperationOutcome.class, refused).getIssueFirstRep().getDiagnostics())
                    .isNotBlank();
        }
        assertThat(post(Bundles.of("_hospitals")).statusCode()).isEqualTo(422);
        assertThat(post("x".repeat(20_000_001).getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(413);
        assertThat(bundle(get("/fhir/Task?_summary=count")).getTotal()).isZero();
        assertThat(bundle(get("/fhir/Patient?_summary=count")).getTotal()).isZero();
    }

    private CapabilityStatement statement() throws Exception {
        var answer = http.send(HttpRequest.newBuilder(address("/fhir/metadata")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return parse(CapabilityStatement.class, answer);
    }

    private List<Resource> walk(String path) throws Exception {
        List<Resource> seen = new ArrayList<>();
        var next = address(path);
        while (next != null) {
            var page = bundle(send(HttpRequest.newBuilder(next)));
            page.getEntry().forEach(entry -> seen.add(entry.getResource()));
            next = page.getLink("next") == null
                    ? null
                    : URI.create(page.getLink("next").getUrl());
        }
        return seen;
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        return send(HttpRequest.newBuilder(address("/fhir/$receive-referral"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + environment.getProperty("server.port") + path);
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isEqualTo(200);
        return parse(Bundle.class, answer);
    }

    private static <T extends Resource> T parse(Class<T> type, HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, answer.body());
    }
}
