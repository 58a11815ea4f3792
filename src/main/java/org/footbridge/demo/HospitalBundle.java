package org.footbridge.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Time;
import org.footbridge.referrals.Receiving;
import org.footbridge.referrals.ReceivingBundles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A hospital refers somebody by a FHIR bundle, so that the demo shows what arrives that way. */
@Component
class HospitalBundle {

    private static final Pattern DAY = Pattern.compile("\\{day-(\\d+)}");

    private final ReceivingBundles bundles;

    HospitalBundle(ReceivingBundles bundles) {
        this.bundles = bundles;
    }

    /** Yesterday at the end of their day. */
    void send(DemoHouse house) {
        var text = DAY.matcher(read())
                .replaceAll(found ->
                        house.today().minusDays(Long.parseLong(found.group(1))).toString());
        var sent = Time.at(
                house.at(house.today().minusDays(1), LocalTime.of(16, 40)),
                () -> Actor.client(house.organization(), "Hudson Valley Medical Center")
                        .call(() -> bundles.receive(
                                text.getBytes(StandardCharsets.UTF_8),
                                "application/fhir+json",
                                "Hudson Valley Medical Center")));
        if (!(sent instanceof Receiving.Received)) {
            throw new IllegalStateException("The demo's bundle was not taken: " + sent);
        }
    }

    private static String read() {
        try {
            return new ClassPathResource("demo/hospital-bundle.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
