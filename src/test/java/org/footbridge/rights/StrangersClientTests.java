package org.footbridge.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.WrittenDown;
import org.footbridge.access.Clients;
import org.footbridge.platform.FootbridgeTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** What leaves the house opens in a program that nobody here wrote: npm's fhir-kit-client. */
@FootbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersClientTests {

    @Autowired
    Riverside riverside;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    Copied copied;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Autowired
    Clock clock;

    private StrangersClient stranger;
    private Riverside.House house;
    private List<Riverside.Enrolled> people;

    @BeforeAll
    void five_people_are_at_riverside() {
        stranger = StrangersClient.fetched();
        house = riverside.found();
        var since = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2);
        people = List.of("Okafor", "Haddad", "Reyes", "Lindqvist", "Tran").stream()
                .map(family -> house.enrolled("Amara", family, since))
                .toList();
        writtenDown.somethingOfEveryKind(house, people.getFirst());
    }

    @Test
    void the_archives_bundle_opens_and_every_reference_leads_to_a_resource_inside_it() throws IOException {
        var bundle =
                copied.by(house, house.asParticipant(people.getFirst().id())).get("copy.fhir.json");
        var asked = new ArrayList<String>();
        var store = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        store.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            boolean known = exchange.getRequestURI().getPath().equals("/Bundle/theirs");
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(known ? 200 : 404, known ? bundle.length : -1);
            if (known) {
                exchange.getResponseBody().write(bundle);
            }
            exchange.close();
        });
        store.start();
        try {
            var found = stranger.told(Map.of(
                    "task",
                    "archive",
                    "id",
                    "theirs",
                    "baseUrl",
                    "http://127.0.0.1:" + store.getAddress().getPort()));
            assertThat(found.path("type").asString()).isEqualTo("collection");
            assertThat(found.path("person").asString()).isEqualTo("Okafor");
            assertThat(words(found.path("types")))
                    .contains("EpisodeOfCare", "CarePlan", "Goal", "QuestionnaireResponse");
            assertThat(words(found.path("lost"))).isEmpty();
            assertThat(found.path("followed").asInt()).isGreaterThanOrEqualTo(3);
            assertThat(asked).as("nothing is fetched from anywhere else").containsExactly("/Bundle/theirs");
        } finally {
            store.stop(0);
        }
    }

    @Test
    void our_server_is_read_searched_paged_and_its_references_are_followed() {
        var token = FhirClient.of(port(), house, clients, Set.of(Clients.READ)).token();
        for (var type : List.of("Patient", "EpisodeOfCare", "CarePlan", "Goal")) {
            var found = stranger.told(Map.of("task", "server", "baseUrl", base(), "token", token, "type", type));
            assertThat(found.path("fhirVersion").asString()).isEqualTo("4.0.1");
            assertThat(words(found.path("ids")))
                    .as(type)
                    .doesNotHaveDuplicates()
                    .contains(found.path("read").asString());
            assertThat(words(found.path("lost"))).as(type).isEmpty();
            if (type.equals("Patient")) {
                assertThat(found.path("pages").asInt()).isEqualTo(3);
                assertThat(words(found.path("ids")))
                        .containsExactlyInAnyOrderElementsOf(people.stream()
                                .map(one -> one.id().value().toString())
                                .toList());
            }
        }
    }

    @Test
    void without_a_token_it_is_told_so_in_fhirs_own_words() {
        var found = stranger.told(Map.of("task", "stranger", "baseUrl", base()));
        assertThat(found.path("status").asInt()).isEqualTo(401);
        assertThat(found.path("answer").asString()).isEqualTo("OperationOutcome");
    }

    private String base() {
        return "http://localhost:" + port() + "/fhir";
    }

    private String port() {
        return environment.getRequiredProperty("local.server.port");
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
