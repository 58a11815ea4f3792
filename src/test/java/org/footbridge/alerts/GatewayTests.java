package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.footbridge.Riverside;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Installation;
import org.footbridge.platform.Keys;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.platform.Time;
import org.footbridge.ui.WordsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** The house's own gateway, played by an endpoint of ours on this machine. */
@FootbridgeTest
class GatewayTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    @Autowired
    Keys keys;

    @Autowired
    Audit audit;

    @Autowired
    Authorization authorization;

    @Autowired
    Phones phones;

    @Autowired
    Rings rings;

    @Autowired
    House about;

    @Autowired
    WordsOf words;

    @Autowired
    JsonMapper json;

    @Autowired
    Installation installation;

    @Autowired
    Alerts alerts;

    @Autowired
    AutowireCapableBeanFactory beans;

    private record Heard(String token, String id, String body) {}

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private HttpServer endpoint;
    private Riverside.House house;
    private ParticipantId amara;
    private Gateway gateway;
    private GatewayRings channel;
    private RingSending sending;

    @BeforeEach
    void a_gateway_stands_here() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        endpoint.createContext("/", exchange -> {
            heard.add(new Heard(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            if (exchange.getRequestURI().getPath().equals("/elsewhere")) {
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/inside");
            }
            exchange.sendResponseHeaders(answers.isEmpty() ? 202 : answers.removeFirst(), -1);
            exchange.close();
        });
        endpoint.start();
        gateway = allowing(origin());
        channel = new GatewayRings(gateway, phones, rings, about, words, json, installation);
        sending = new RingSending(rings, List.of(channel), clock);
        house = riverside.found();
        amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
        house.dana().run(() -> phones.save("+1 518 555 0142"));
        house.ruth().run(() -> gateway.set(Optional.of(origin() + "/calls"), Optional.of("hush-hush")));
    }

    @AfterEach
    void the_gateway_goes() {
        endpoint.stop(0);
    }

    @Test
    void it_gets_the_number_a_neutral_sentence_and_the_token_and_nothing_of_whom_or_why() {
        carry(written(alert("item 9: 2")));
        assertThat(heard).singleElement().satisfies(call -> {
            assertThat(call.token()).isEqualTo("Bearer hush-hush");
            var body = json.readTree(call.body());
            assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "to", "text");
            assertThat(body.get("to").asString()).isEqualTo("+1 518 555 0142");
            assertThat(body.get("text").asString()).isEqualTo("RS Office: please sign in now.");
            assertThat(call.body().toLowerCase(Locale.ROOT))
                    .doesNotContain("amara", "okafor", "dana", "item 9", "alert", "riverside", "safety", "treatment");
        });
    }

    @Test
    void what_was_sent_is_not_sent_again() {
        var ring = written(alert("item 9: 2"));
        carry(ring);
        carry(ring);
        assertThat(heard).hasSize(1);
    }

    @Test
    void a_gateway_that_is_away_or_answers_badly_costs_time_and_no_ring_and_knows_a_repetition() {
        answers.addAll(List.of(500, 302));
        var ring = written(alert("item 9: 2"));
        assertThatThrownBy(() -> carry(ring)).hasMessage("the gateway answered 500");
        assertThatThrownBy(() -> carry(ring)).hasMessage("the gateway answered 302");
        carry(ring);
        assertThat(heard)
                .hasSize(3)
                .extracting(Heard::id)
                .containsOnly(ring.value().toString());
        assertThat(RingSending.wait(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RingSending.wait(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RingSending.wait(40)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_redirect_is_not_followed() {
        house.ruth().run(() -> gateway.set(Optional.of(origin() + "/elsewhere"), Optional.empty()));
        answers.add(307);
        var ring = written(alert("item 9: 2"));
        assertThatThrownBy(() -> carry(ring)).hasMessage("the gateway answered 307");
        assertThat(heard).singleElement().extracting(Heard::token).isNull();
    }

    @Test
    void after_half_an_hour_it_is_given_up_because_newer_rings_have_been_written() {
        answers.addAll(List.of(500, 500));
        var ring = written(alert("item 9: 2"));
        Time.at(TestTime.now().plus(Duration.ofMinutes(31)), () -> {
            carry(ring);
            return true;
        });
        carry(ring);
        assertThat(heard).hasSize(1);
    }

    @Test
    void nobody_is_rung_for_what_a_colleague_has_in_hand_by_then() {
        var id = alert("item 9: 2");
        var ring = written(id);
        house.dana().call(() -> alerts.acknowledge(id));
        carry(ring);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_lapse_rings_nobody() {
        assertThat(house.<Boolean>inTransaction(
                        () -> channel.ring(house.dana().membership(), Call.of(alert("a drink"), Urgency.LAPSE))))
                .isFalse();
    }

    @Test
    void an_address_the_installation_does_not_allow_is_refused_and_the_one_before_stays() {
        for (var inside : List.of(
                "http://127.0.0.1:1/calls",
                "http://169.254.169.254/latest/meta-data",
                "http://localhost/",
                origin() + "@169.254.169.254/",
                "https://127.0.0.1:" + endpoint.getAddress().getPort() + "/",
                "file:///etc/passwd",
                "not an address")) {
            assertThat(house.ruth()
                            .<Gateway.Setting, RuntimeException>call(
                                    () -> gateway.set(Optional.of(inside), Optional.empty())))
                    .as(inside)
                    .isInstanceOf(Gateway.Setting.Refused.class);
        }
        assertThat(house.ruth()
                        .<Gateway.Shown, RuntimeException>call(gateway::shown)
                        .address())
                .contains(origin() + "/calls");
    }

    @Test
    void an_address_no_longer_allowed_is_rung_no_more() {
        var ring = written(alert("item 9: 2"));
        var elsewhere =
                new GatewayRings(allowing("https://other.example"), phones, rings, about, words, json, installation);
        house.job(() -> {
            new RingSending(rings, List.of(elsewhere), clock).send(ring);
            return true;
        });
        assertThat(heard).isEmpty();
    }

    @Test
    void a_token_is_never_sent_to_another_address_than_the_one_it_was_given_for() {
        house.ruth().run(() -> gateway.set(Optional.of(origin() + "/other"), Optional.empty()));
        carry(written(alert("item 9: 2")));
        assertThat(heard).singleElement().extracting(Heard::token).isNull();
        assertThat(house.ruth()
                        .<Gateway.Shown, RuntimeException>call(gateway::shown)
                        .hasToken())
                .isFalse();
    }

    @Test
    void token_and_numbers_lie_sealed_and_only_a_director_sets_the_gateway() {
        assertThat(house.<Integer>inTransaction(() -> sql.sql("""
                        select (select count(*)::int from alerts.gateway where position('hush'::bytea in sealed_token) > 0)
                             + (select count(*)::int from alerts.phone where position('555'::bytea in sealed_number) > 0)
                        """).single(Integer.class)))
                .isZero();
        assertThatThrownBy(() -> house.dana().run(() -> gateway.set(Optional.empty(), Optional.empty())))
                .isInstanceOf(NotYours.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/v1/calls, true",
        "https://API.example.com:443/x, true",
        "https://api.example.com.evil.org/, false",
        "http://api.example.com/, false",
        "https://user@api.example.com/, false",
        "https://evil.org/https://api.example.com, false"
    })
    void scheme_host_and_port_must_be_as_listed(String address, boolean allowed) {
        assertThat(AllowedOrigins.read("https://api.example.com, nonsense, http://127.0.0.1:8099")
                        .allowed(address)
                        .isPresent())
                .isEqualTo(allowed);
    }

    private String origin() {
        return "http://127.0.0.1:" + endpoint.getAddress().getPort();
    }

    private Gateway allowing(String origins) {
        // With its transactions, as the application's own has them.
        return (Gateway) beans.applyBeanPostProcessorsAfterInitialization(
                new Gateway(sql, clock, keys, audit, authorization, origins), "a gateway");
    }

    private AlertId alert(String subject) {
        return house.inTransaction(() ->
                alerts.raise(Raise.about(amara, Source.MEASURE, Urgency.NOW, subject, Optional.of(UUID.randomUUID()))));
    }

    /** Written without the job, so that the application's own scheduler does not carry it beside us. */
    private RingId written(AlertId alert) {
        return house.inTransaction(() -> new Rings(sql, clock, new RingJob(null, clock) {
                    @Override
                    void schedule(org.footbridge.platform.OrganizationId organization, RingId ring) {}
                })
                .write(
                        Rings.Channel.GATEWAY,
                        house.dana().membership(),
                        new Call(Call.Reason.ALERT, Optional.of(alert)),
                        null));
    }

    private void carry(RingId ring) {
        house.job(() -> {
            sending.send(ring);
            return true;
        });
    }
}
