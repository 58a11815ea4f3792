package org.footbridge.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.footbridge.Footbridge;
import org.footbridge.access.Browser;
import org.footbridge.journeys.Browser.Size;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the portal asks of an old phone: kilobytes and requests of a first load with nothing kept, the largest contentful
 * paint behind a slow line, and how long pages take while 32 people turn them. Each looks at a page for a second, which is
 * faster than anybody reads; {@code p99_ms_32_no_pause} is what is left when nobody looks at anything, and says how many
 * pages the machine gives. The line and the processor are those of
 * Lighthouse's phone: 1.6 Mbit/s with 150 ms there and back as its throttling of requests writes it (562.5 ms a request,
 * 1,474.56 kbit/s down, 675 kbit/s up), a processor four times slower. Each figure is the worst of the pages; the
 * paint is the median of five loads.
 */
final class PortalBenchmark implements Benchmark {

    private static final List<String> PAGES =
            List.of("/me", "/me/practice", "/me/practice/urge-log", "/me/messages", "/me/progress", "/me/help");
    private static final List<String> PUBLIC = List.of("/cedar-bridge", "/cedar-bridge/guide", "/help", "/sign-in");
    private static final String SOMEBODY = "participant@demo";
    private static final int USERS = 32;
    private static final int LOADS = 5;
    private static final Duration WARM_UP = Duration.ofMillis(Integer.getInteger("footbridge.bench.warm", 20_000));
    private static final Duration READING = Duration.ofSeconds(1);
    private static final Duration CELL = Duration.ofMillis(Integer.getInteger("footbridge.bench.cell", 4_000));

    private static final String PAINT = """
            window.largestPaint = 0;
            new PerformanceObserver(list => { window.largestPaint = list.getEntries().at(-1).startTime; })
                .observe({ type: "largest-contentful-paint", buffered: true });
            """;

    /** The same page, by people who look at it and by people who do not. */
    private record Asked(Crowd.Cell reading, Crowd.Cell noPause) {}

    private record Load(int requests, double kilobytes, double paintMillis) {}

    private final Crowd crowd = new Crowd();

    @Override
    public String purpose() {
        return "kilobytes, requests and paint of the portal's first load, and its pages for 32 people";
    }

    @Override
    public Map<String, Number> measure() throws Exception {
        var data = BuiltProgram.freshFolder("portal");
        int port = BuiltProgram.freePort();
        System.out.println("making the demo…");
        try (var application = new SpringApplicationBuilder(Footbridge.class)
                        .run("--footbridge.data=" + data, "--server.port=" + port);
                var history = History.of(data)) {
            Map<String, Asked> cells = crowd(application, history, port, History.server(data));
            return metrics(loads("http://127.0.0.1:" + port), cells);
        }
    }

    private Map<String, Asked> crowd(
            ConfigurableApplicationContext application, History history, int port, long database) throws Exception {
        List<String> cookies = new ArrayList<>();
        for (int phone = 0; phone < 8; phone++) {
            history.forgetAttempts();
            cookies.add(new Browser(application.getEnvironment())
                    .signIn(SOMEBODY, "footbridge")
                    .cookies());
        }
        Map<String, Asked> cells = new LinkedHashMap<>();
        System.out.printf(
                "%-24s %9s %9s %12s %9s %8s%n",
                USERS + " people at", "p50 ms", "p99 ms", "no pause p99", "CPU ms", "pages/s");
        for (var path : PAGES) {
            var asked =
                    cookies.stream().map(cookie -> request(port, path, cookie)).toList();
            crowd.ask(asked, USERS, cells.isEmpty() ? WARM_UP : WARM_UP.dividedBy(4), database);
            var noPause = crowd.ask(asked, USERS, CELL, database);
            var reading = crowd.ask(asked, USERS, READING, CELL.multipliedBy(3), database);
            cells.put(path, new Asked(reading, noPause));
            System.out.printf(
                    "%-24s %9.1f %9.1f %12.1f %9.1f %8d%n",
                    path,
                    reading.p50(),
                    reading.p99(),
                    noPause.p99(),
                    noPause.cpu(),
                    noPause.answers() / CELL.toSeconds());
        }
        return cells;
    }

    private static HttpRequest request(int port, String path, String cookie) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Cookie", cookie)
                .timeout(Duration.ofSeconds(60))
                .GET()
                .build();
    }

    private static Map<String, Load> loads(String base) {
        System.out.printf("%-24s %9s %9s %9s%n", "first load of", "requests", "kB", "paint ms");
        Map<String, Load> loads = new LinkedHashMap<>();
        for (var path : PAGES) {
            loads.put(path, load(base, path, true));
        }
        for (var path : PUBLIC) {
            loads.put(path, load(base, path, false));
        }
        return loads;
    }

    private static Load load(String base, String path, boolean signedIn) {
        List<Load> all = new ArrayList<>();
        for (int time = 0; time < LOADS; time++) {
            all.add(once(base, path, signedIn));
        }
        all.sort(Comparator.comparing(Load::paintMillis));
        var load = all.get(LOADS / 2);
        System.out.printf("%-24s %9d %9.1f %9.0f%n", path, load.requests(), load.kilobytes(), load.paintMillis());
        return load;
    }

    /** A phone that was never here, except for its sign-in. */
    private static Load once(String base, String path, boolean signedIn) {
        Page phone = org.footbridge.journeys.Browser.open(base, Size.PHONE, true, ColorScheme.LIGHT);
        try {
            if (signedIn) {
                phone.navigate("/sign-in");
                phone.locator("form:has(input[name=name][value='%s']) button".formatted(SOMEBODY))
                        .click();
                phone.waitForURL("**/me**");
                phone.navigate("about:blank");
            }
            CDPSession wire = phone.context().newCDPSession(phone);
            wire.send("Network.enable");
            wire.send("Network.clearBrowserCache");
            wire.send("Network.setBypassServiceWorker", object("bypass", true));
            wire.send("Network.emulateNetworkConditions", slowLine());
            wire.send("Emulation.setCPUThrottlingRate", object("rate", 4));
            List<String> requests = new ArrayList<>();
            var bytes = new DoubleAdder();
            wire.on(
                    "Network.requestWillBeSent",
                    sent -> requests.add(sent.get("requestId").getAsString()));
            wire.on(
                    "Network.loadingFinished",
                    done -> bytes.add(done.get("encodedDataLength").getAsDouble()));
            phone.addInitScript(PAINT);
            phone.navigate(path);
            phone.waitForLoadState(LoadState.NETWORKIDLE);
            double paint = ((Number) phone.evaluate("window.largestPaint")).doubleValue();
            if (paint == 0 || requests.isEmpty()) {
                throw new IllegalStateException(path + " painted nothing that could be measured.");
            }
            return new Load(requests.size(), bytes.sum() / 1000, paint);
        } finally {
            phone.context().close();
        }
    }

    private static JsonObject slowLine() {
        var line = object("latency", 562.5);
        line.addProperty("offline", false);
        line.addProperty("downloadThroughput", 1_474.56 * 1000 / 8);
        line.addProperty("uploadThroughput", 675.0 * 1000 / 8);
        return line;
    }

    private static JsonObject object(String name, Object value) {
        var object = new JsonObject();
        switch (value) {
            case Boolean yes -> object.addProperty(name, yes);
            case Number number -> object.addProperty(name, number);
            default -> throw new IllegalArgumentException(name);
        }
        return object;
    }

    private Map<String, Number> metrics(Map<String, Load> loads, Map<String, Asked> cells) {
        Map<String, Number> metrics = new LinkedHashMap<>();
        metrics.put(
                "first_load_kb",
                rounded(loads.values().stream()
                        .mapToDouble(Load::kilobytes)
                        .max()
                        .orElseThrow()));
        metrics.put(
                "requests",
                loads.values().stream().mapToInt(Load::requests).max().orElseThrow());
        metrics.put(
                "p99_ms_32",
                rounded(cells.values().stream()
                        .mapToDouble(asked -> asked.reading().p99())
                        .max()
                        .orElseThrow()));
        metrics.put(
                "p99_ms_32_no_pause",
                rounded(cells.values().stream()
                        .mapToDouble(asked -> asked.noPause().p99())
                        .max()
                        .orElseThrow()));
        metrics.put(
                "lcp_ms",
                Math.round(loads.values().stream()
                        .mapToDouble(Load::paintMillis)
                        .max()
                        .orElseThrow()));
        metrics.put("failed_pages", crowd.failures());
        return metrics;
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
