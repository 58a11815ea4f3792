package org.footbridge.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.footbridge.Footbridge;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Organizations;
import org.footbridge.platform.TestDatabase;
import org.footbridge.referrals.Receiving;
import org.footbridge.referrals.ReceivingBundles;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * How fast other people's bundles are taken in, one after another, each into an organization where it is new. The folder
 * is that of the tests, or the one {@code -Dsynthea.bundles} names.
 */
final class ReferralBenchmark implements Benchmark {

    private static final int ROUNDS = 3;

    @Override
    public String purpose() {
        return "bundles taken in a second, and the slowest of them";
    }

    @Override
    public Map<String, Number> measure() throws Exception {
        var bundles = bundles();
        try (var application = new SpringApplicationBuilder(Footbridge.class)
                .initializers(new TestDatabase.Initializer())
                .run("--server.port=0")) {
            var receiving = application.getBean(ReceivingBundles.class);
            var organizations = application.getBean(Organizations.class);
            double seconds = 0;
            double slowest = 0;
            int taken = 0;
            for (int round = 0; round <= ROUNDS; round++) {
                var organization = organizations.found("bench-" + round);
                for (byte[] bundle : bundles) {
                    long start = System.nanoTime();
                    var answer = Actor.client(organization, "bench")
                            .call(() -> receiving.receive(bundle, "application/fhir+json", "bench"));
                    double took = (System.nanoTime() - start) / 1e9;
                    if (round > 0 && answer instanceof Receiving.Received) { // the first round warms the code
                        seconds += took;
                        slowest = Math.max(slowest, took);
                        taken++;
                    }
                }
                System.out.printf("round %d of %d%n", round, ROUNDS);
            }
            Map<String, Number> metrics = new LinkedHashMap<>();
            metrics.put("bundles_per_s", Math.round(taken / seconds * 100) / 100.0);
            metrics.put("slowest_s", Math.round(slowest * 1000) / 1000.0);
            return metrics;
        }
    }

    private static List<byte[]> bundles() throws Exception {
        var folder = Path.of(System.getProperty("synthea.bundles", "src/test/resources/synthea"));
        List<byte[]> bundles = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder, "[!_]*.json.gz")) {
            for (Path file : files) {
                try (var stream = new GZIPInputStream(Files.newInputStream(file))) {
                    bundles.add(stream.readAllBytes());
                }
            }
        }
        return bundles;
    }
}
