package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.Riverside;
import org.footbridge.fhir.FhirAccess;
import org.footbridge.fhir.FhirCall;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@FootbridgeTest
class TokenTests {

    @Autowired
    Clients clients;

    @Autowired
    Riverside riverside;

    @Autowired
    FhirAccess access;

    @Autowired
    JwtDecoder decoder;

    @Autowired
    Environment environment;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_statement_is_open_and_everything_else_needs_a_token() throws Exception {
        assertThat(get("/fhir/metadata", null).statusCode()).isEqualTo(200);
        var refused = get("/fhir/Patient", null);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(get("/fhir/Patient", "not.a.token").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_for_reading_does_not_write() throws Exception {
        var house = riverside.found();
        var client = house.job(() -> clients.register("Lab", Set.of(Clients.READ, Clients.WRITE)));
        var token = json(token(client, Clients.READ)).path("access_token").asString();
        assertThat(token).isNotEmpty();
        var read = new FhirCall(RestOperationTypeEnum.READ, "Patient", Optional.empty(), Optional.empty());
        var create = new FhirCall(RestOperationTypeEnum.CREATE, "Task", Optional.empty(), Optional.empty());
        try {
            SecurityContextHolder.getContext()
                    .setAuthentication(new JwtAuthenticationToken(
                            decoder.decode(token), List.of(new SimpleGrantedAuthority("SCOPE_" + Clients.READ))));
            Actor.client(house.organization(), client.clientId()).run(() -> {
                assertThat(access.may(read)).isInstanceOf(FhirAccess.Allowed.class);
                assertThat(access.may(create)).isInstanceOf(FhirAccess.Refused.class);
            });
            assertThat(access.may(read)).isInstanceOf(FhirAccess.Refused.class);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void a_wrong_secret_gets_no_token_and_a_scope_not_granted_neither() throws Exception {
        var house = riverside.found();
        var client = house.job(() -> clients.register("Lab", Set.of(Clients.READ)));
        assertThat(token(new Clients.Registered(client.clientId(), "guess"), Clients.READ)
                        .statusCode())
                .isEqualTo(401);
        assertThat(token(client, Clients.WRITE).statusCode()).isEqualTo(400);
    }

    @Test
    void the_tokens_of_an_ended_client_are_refused() throws Exception {
        var house = riverside.found();
        var client = house.job(() -> clients.register("Lab", Set.of(Clients.READ)));
        var token = json(token(client, Clients.READ)).path("access_token").asString();
        house.job(() -> {
            clients.end(client.clientId());
            return null;
        });
        assertThat(get("/fhir/Patient", token).statusCode()).isEqualTo(401);
        assertThat(token(client, Clients.READ).statusCode()).isEqualTo(401);
    }

    @Test
    void a_real_installation_never_has_the_demo_client() {
        var house = riverside.found();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> house.job(clients::registerDemo))
                .isInstanceOf(IllegalStateException.class);
    }

    private HttpResponse<String> token(Clients.Registered client, String scope)
            throws IOException, InterruptedException {
        var basic = Base64.getEncoder()
                .encodeToString((client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(address("/oauth2/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=" + scope))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(path)).GET();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + environment.getProperty("server.port") + path);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
