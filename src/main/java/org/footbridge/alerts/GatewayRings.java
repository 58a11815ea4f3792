package org.footbridge.alerts;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.platform.Installation;
import org.footbridge.ui.WordsOf;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rings through the house's own gateway: one POST with the number, a neutral sentence and the ring's id, by which a
 * gateway knows a repetition.
 */
@Component
class GatewayRings implements Ringing, Carrier {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(8);

    private final Gateway gateway;
    private final Phones phones;
    private final Rings rings;
    private final House house;
    private final WordsOf words;
    private final JsonMapper json;
    private final Installation installation;
    private final HttpClient http;

    GatewayRings(
            Gateway gateway,
            Phones phones,
            Rings rings,
            House house,
            WordsOf words,
            JsonMapper json,
            Installation installation) {
        this.gateway = gateway;
        this.phones = phones;
        this.rings = rings;
        this.house = house;
        this.words = words;
        this.json = json;
        this.installation = installation;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECTS_WITHIN)
                // A redirect could lead past the list of allowed origins.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public boolean ring(MembershipId who, Call call) {
        if (call.reason() == Call.Reason.LAPSE || phones.of(who).isEmpty()) {
            return false;
        }
        if (gateway.reached().isPresent()) {
            rings.write(Rings.Channel.GATEWAY, who, call, null);
            return true;
        }
        if (installation.demo()) {
            rings.arrived(Rings.Channel.GATEWAY, who, call);
            return true;
        }
        return false;
    }

    @Override
    public Rings.Channel channel() {
        return Rings.Channel.GATEWAY;
    }

    @Override
    public void carry(Rings.Due ring) throws NotCarried {
        var reached = gateway.reached().orElseThrow(() -> NotCarried.ever("no gateway is set or allowed any more"));
        var number = phones.of(ring.membershipId()).orElseThrow(() -> NotCarried.ever("no number any more"));
        var request = HttpRequest.newBuilder(reached.address())
                .timeout(ANSWERS_WITHIN)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", ring.id().value().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(
                        Map.of("id", ring.id().value().toString(), "to", number, "text", text(ring)))));
        reached.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        int status = post(request.build());
        if (status / 100 != 2) {
            throw NotCarried.yet("the gateway answered " + status);
        }
    }

    private String text(Rings.Due ring) {
        return words.of(WordsOf.ENGLISH)
                .say(ring.reason() == Call.Reason.TEST ? "alerts.ring.test" : "alerts.ring.waiting")
                .replace("{house}", house.about().map(House.About::neutralName).orElse("Office"));
    }

    private int post(HttpRequest request) throws NotCarried {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            // Its message may hold the address.
            throw NotCarried.yet(
                    "the gateway was not reached: " + away.getClass().getSimpleName());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw NotCarried.yet("this node stops");
        }
    }
}
