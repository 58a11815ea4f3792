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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Pushes one sentence to one browser, readable by that browser only. Called by jobs alone, outside any transaction. */
@Component("alertsPushes")
public class Pushes {

    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(3);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(8);
    private static final Duration SIGNATURE_HOLDS = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Devices devices;
    private final Clock clock;
    private final String contact;
    private final HttpClient http;

    Pushes(Devices devices, Clock clock, @Value("${footbridge.push.contact:mailto:notices@localhost}") String contact) {
        this.devices = devices;
        this.clock = clock;
        this.contact = contact;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECTS_WITHIN)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What came of a push. */
    public sealed interface Outcome {

        record Pushed() implements Outcome {}

        /** The browser has withdrawn: its push service no longer knows it. */
        record Withdrawn() implements Outcome {}

        /** @param problem in words that hold neither address nor secret; a later try can do better */
        record NotYet(String problem) implements Outcome {}
    }

    /**
     * @param urgency as the push service understands it (RFC 8030 5.3): {@code high} wakes a sleeping phone
     * @param keptFor how long the push service keeps it for a phone that is off
     */
    public Outcome push(Devices.Subscription to, String text, String urgency, Duration keptFor) {
        if (!devices.takes(to)) {
            return new Outcome.Withdrawn();
        }
        var address = URI.create(to.address());
        var salt = new byte[16];
        RANDOM.nextBytes(salt);
        var request = HttpRequest.newBuilder(address)
                .timeout(ANSWERS_WITHIN)
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", Long.toString(keptFor.toSeconds()))
                .header("Urgency", urgency)
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
        return post(request);
    }

    private Outcome post(HttpRequest request) {
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == 404 || status == 410) {
                return new Outcome.Withdrawn();
            }
            return status / 100 == 2 ? new Outcome.Pushed() : new Outcome.NotYet("the push service answered " + status);
        } catch (IOException away) {
            return new Outcome.NotYet(
                    "the push service was not reached: " + away.getClass().getSimpleName());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return new Outcome.NotYet("this node stops");
        }
    }
}
