package org.footbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long a start takes over the demo's data, its PostgreSQL included, and what memory the JVM then holds. */
final class StartBenchmark implements Benchmark {

    private static final int ROUNDS = 7;
    private static final int SCRIPT_ROUNDS = 3;

    @Override
    public String purpose() {
        return "seconds until it serves (by java and by the script), memory 30 s later";
    }

    @Override
    public Map<String, Number> measure() throws IOException, InterruptedException {
        Path data = BuiltProgram.freshFolder("start");
        try (var first = BuiltProgram.java(data)) {
            System.out.printf("first start, the demo is made: %.2f s%n", first.readySeconds());
        }
        List<Double> ready = new ArrayList<>();
        long megabytes = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            try (var program = BuiltProgram.java(data)) {
                ready.add(program.readySeconds());
                System.out.printf("start %d: %.2f s%n", round, program.readySeconds());
                if (round == ROUNDS) {
                    Thread.sleep(TimeUnit.SECONDS.toMillis(30));
                    megabytes = program.residentMegabytes();
                }
            }
        }
        List<Double> script = new ArrayList<>();
        for (int round = 1; round <= SCRIPT_ROUNDS; round++) {
            try (var program = BuiltProgram.script(data)) {
                script.add(program.readySeconds());
                System.out.printf("./footbridge run %d: %.2f s%n", round, program.readySeconds());
            }
        }
        Map<String, Number> metrics = new LinkedHashMap<>();
        metrics.put("ready_s", median(ready));
        metrics.put("script_s", median(script));
        metrics.put("rss_mb", megabytes);
        return metrics;
    }

    private static double median(List<Double> values) {
        double middle = values.stream().sorted().toList().get(values.size() / 2);
        return Math.round(middle * 100) / 100.0;
    }
}
