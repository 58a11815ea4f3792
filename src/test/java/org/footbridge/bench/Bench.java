package org.footbridge.bench;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code bench NAME}: prints a table for people and, last, one line of JSON for programs. */
public final class Bench {

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>(Map.of(
            "start", new StartBenchmark(),
            "group-close", new GroupCloseBenchmark(),
            "kill", new KillBenchmark(),
            "measures", new MeasuresBenchmark(),
            "referral", new ReferralBenchmark(),
            "pages", new PagesBenchmark(),
            "portal", new PortalBenchmark()));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = arguments.length == 1 ? BENCHMARKS.get(arguments[0]) : null;
        if (benchmark == null) {
            System.out.println("What can be measured:");
            BENCHMARKS.forEach((name, one) -> System.out.printf("  %-12s %s%n", name, one.purpose()));
            System.exit(arguments.length == 0 ? 0 : 2);
            return;
        }
        Map<String, Number> metrics = benchmark.measure();
        System.out.println();
        metrics.forEach((name, value) -> System.out.printf("  %-24s %s%n", name, value));
        System.out.println(JsonMapper.shared()
                .writeValueAsString(new TreeMap<>(Map.of("bench", arguments[0], "metrics", metrics))));
        System.exit(0);
    }
}
