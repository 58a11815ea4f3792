package org.footbridge.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.MembershipId;
import org.footbridge.ui.WordsOf;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Pushes to the browsers of somebody on the team: the same neutral sentence, readable by that browser only. */
@Component
class PushRings implements Ringing, Carrier {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(8);
    private static final Duration SIGNATURE_HOLDS = Duration.ofHours(1);

    /** Seconds a push service keeps it for a phone that is off; by then newer pushes have been written. */
    private static final String KEPT_FOR = "1800";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Devices devices;
    private final Rings rings;
    private final House house;
    private final WordsOf words;
    private final Clock clock;
    private final String contact;
    private final HttpClient http;

    PushRings(
            Devices devices,
            Rings rings,
            House house,
            WordsOf words,
            Clock clock,
            @Value("${footbridge.push.contact:mailto:notices@localhost}") String contact) {
        this.devices = devices;
        this.rings = rings;
        this.house = house;
        this.words = words;
        this.clock = clock;
        this.contact = contact;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECTS_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public boolean ring(MembershipId who, Call call) {
        if (call.reason() == Call.Reason.LAPSE) {
            return false;
        }
        var all = devices.of(who);
        all.forEach(device -> rings.write(Rings.Channel.PUSH, who, call, device));
        return !all.isEmpty();
    }

    @Override
    public Rings.Channel channel() {
        return Rings.Channel.PUSH;
    }

    @Override
    public void carry(Rings.Due ring) throws NotCarried {
        UUID device = ring.deviceId().orElseThrow(() -> NotCarried.ever("a push without a browser"));
        var to = devices.subscription(device).orElseThrow(() -> NotCarried.ever("the browser has withdrawn"));
        var address = URI.create(to.address());
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var text = words.of(WordsOf.ENGLISH)
                .say(ring.reason() == Call.Reason.TEST ? "alerts.ring.test" : "alerts.ring.waiting")
                .replace("{house}", house.about().map(House.About::neutralName).orElse("Office"));
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWERS_WITHIN)
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", KEPT_FOR)
                .header("Urgency", "high")
                .header(
                        "Authorization",
                        PushMessage.authorization(
                                address.getScheme() + "://" + address.getAuthority(),
                                contact,
                                clock.instant().plus(SIGNATURE_HOLDS),
                                devices.ownKeys()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(PushMessage.encrypted(
                        text.getBytes(StandardCharsets.UTF_8),
                        P256.publicKey(to.keyBytes()),
                        to.secretBytes(),
                        P256.generate(),
                        salt)))
                .build();
        int status = post(request);
        if (status == 404 || status == 410) {
            devices.gone(device);
            throw NotCarried.ever("the browser has withdrawn");
        }
        if (status / 100 != 2) {
            throw NotCarried.yet("the push service answered " + status);
        }
    }

    private int post(HttpRequest request) throws NotCarried {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException away) {
            throw NotCarried.yet(
                    "the push service was not reached: " + away.getClass().getSimpleName());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw NotCarried.yet("this node stops");
        }
    }
}
