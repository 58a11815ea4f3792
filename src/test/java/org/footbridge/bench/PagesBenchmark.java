package org.footbridge.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.footbridge.Footbridge;
import org.footbridge.access.Browser;
import org.footbridge.platform.Statements;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long four pages take for 1, 8 and 32 people at once over 1, 10 and 100 organizations of history, over HTTP and the
 * embedded database that does not lose a commit; each page writes its audit row. The people are spread over the
 * organizations and ask again as soon as they are answered.
 *
 * <p>CPU is that of this process, the asking side included, and of PostgreSQL. {@code -Dfootbridge.bench.pages=FOLDER}
 * keeps the data for the next run, {@code -Dfootbridge.bench.statements=true} lists what the pages ask the database,
 * {@code -Dfootbridge.bench.organizations=1} and {@code -Dfootbridge.bench.users=8} measure a part.
 */
final class PagesBenchmark implements Benchmark {

    private static final int[] ORGANIZATIONS = numbers("footbridge.bench.organizations", "1,10,100");
    private static final int[] USERS = numbers("footbridge.bench.users", "1,8,32");
    private static final int MOST_USERS = 32;
    private static final Duration WARM_UP = Duration.ofMillis(Integer.getInteger("footbridge.bench.warm", 6_000));
    private static final Duration CELL = Duration.ofMillis(Integer.getInteger("footbridge.bench.cell", 3_000));
    private static final String PASSWORD = "footbridge";

    private static int[] numbers(String property, String usual) {
        return Stream.of(System.getProperty(property, usual).split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private record Page(String name, String login, String path) {}

    private final Crowd crowd = new Crowd();

    @Override
    public String purpose() {
        return "milliseconds of four pages for 1 to 32 people over 1 to 100 organizations";
    }

    @Override
    public Map<String, Number> measure() throws Exception {
        var kept = System.getProperty("footbridge.bench.pages");
        var data = kept == null ? BuiltProgram.freshFolder("pages") : Files.createDirectories(Path.of(kept));
        int port = BuiltProgram.freePort();
        System.out.println("making the demo, the organization that is multiplied…");
        try (var application = new SpringApplicationBuilder(Footbridge.class)
                        .run("--footbridge.data=" + data, "--server.port=" + port);
                var history = History.of(data)) {
            return measure(application, history, History.server(data), port);
        }
    }

    private Map<String, Number> measure(
            ConfigurableApplicationContext application, History history, long database, int port) throws Exception {
        var pages = List.of(
                new Page("today", "therapist@demo", "/today"),
                new Page("roster", "therapist@demo", "/sessions/" + history.one(SESSION)),
                new Page("person", "therapist@demo", "/people/" + history.one(PERSON)),
                new Page("portal", "participant@demo", "/me"));
        Map<String, Crowd.Cell> cells = new LinkedHashMap<>();
        Map<String, Integer> statements = new LinkedHashMap<>();
        boolean warm = false;
        System.out.printf(
                "%13s %-7s %6s %9s %9s %9s %9s %8s%n",
                "organizations", "page", "users", "p50 ms", "p99 ms", "CPU ms", "database", "pages");
        for (int organizations : ORGANIZATIONS) {
            if (organizations < history.organizations()) {
                continue;
            }
            long begin = System.nanoTime();
            long rows = history.growTo(organizations);
            System.out.printf(
                    "%d organizations of %d rows, made in %.1f s%n",
                    organizations, rows, (System.nanoTime() - begin) / 1e9);
            Map<String, List<HttpRequest>> asked = new LinkedHashMap<>();
            Map<String, String> cookies = new LinkedHashMap<>();
            for (var page : pages) {
                List<HttpRequest> requests = new ArrayList<>();
                for (int user = 0; user < Math.min(organizations == 1 ? 8 : MOST_USERS, MOST_USERS); user++) {
                    int number = user % organizations + 1;
                    var key = page.login() + (number == 1 ? "" : number) + " " + (organizations == 1 ? user : 0);
                    if (!cookies.containsKey(key)) {
                        cookies.put(key, signIn(application, history, key.substring(0, key.indexOf(' '))));
                    }
                    requests.add(request(port, page, cookies.get(key)));
                }
                asked.put(page.name(), requests);
            }
            Statements.watch(false);
            for (var page : pages) {
                crowd.ask(asked.get(page.name()), 4, warm ? WARM_UP.dividedBy(4) : WARM_UP, database);
            }
            warm = true;
            for (var page : pages) {
                statements.merge(page.name(), statements(asked.get(page.name()).getFirst(), page.name()), Math::max);
                for (int users : USERS) {
                    var cell = crowd.ask(asked.get(page.name()), users, CELL, database);
                    cells.put(page.name() + " " + users + " " + organizations, cell);
                    System.out.printf(
                            "%13d %-7s %6d %9.1f %9.1f %9.1f %9.1f %8d%n",
                            organizations,
                            page.name(),
                            users,
                            cell.p50(),
                            cell.p99(),
                            cell.cpu(),
                            cell.database(),
                            cell.answers());
                }
            }
        }
        System.out.println("statements of a page: " + statements);
        return metrics(pages, cells, statements);
    }

    private Map<String, Number> metrics(
            List<Page> pages, Map<String, Crowd.Cell> cells, Map<String, Integer> statements) {
        Map<String, Number> metrics = new LinkedHashMap<>();
        double one = 0;
        double hundred = 0;
        double cpuOne = 0;
        double cpuHundred = 0;
        for (var page : pages) {
            var most = cells.get(page.name() + " 8 " + ORGANIZATIONS[ORGANIZATIONS.length - 1]);
            var least = cells.getOrDefault(page.name() + " 8 " + ORGANIZATIONS[0], most);
            metrics.put("p99_ms_" + page.name() + "_8", rounded(most.p99()));
            one += least.p99();
            hundred += most.p99();
            cpuOne += least.cpu();
            cpuHundred += most.cpu();
        }
        metrics.put("failed_pages", crowd.failures());
        metrics.put("growth_100_orgs", rounded(hundred / one));
        metrics.put("growth_cpu_100_orgs", rounded(cpuHundred / cpuOne));
        metrics.put(
                "statements_max",
                statements.values().stream().max(Comparator.naturalOrder()).orElse(0));
        metrics.put("cpu_ms_per_page", rounded(cpuHundred / pages.size()));
        return metrics;
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String signIn(ConfigurableApplicationContext application, History history, String name)
            throws Exception {
        history.forgetAttempts();
        var browser = new Browser(application.getEnvironment()).signIn(name, PASSWORD);
        if (browser.status() != 200 || browser.path().equals("/sign-in")) {
            throw new IllegalStateException(name + " could not sign in: " + browser.path() + " " + browser.status());
        }
        return browser.cookies();
    }

    private static HttpRequest request(int port, Page page, String cookies) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + page.path()))
                .header("Cookie", cookies)
                .timeout(Duration.ofSeconds(60))
                .GET()
                .build();
    }

    /** What one page sends to the database: the least of five times, as jobs send theirs in between. */
    private int statements(HttpRequest request, String name) throws Exception {
        int least = Integer.MAX_VALUE;
        Statements.watch(true);
        for (int round = 0; round < 5; round++) {
            Statements.taken();
            crowd.answered(request);
            var taken = Statements.taken();
            least = Math.min(least, (int)
                    taken.stream().mapToLong(Statements.Cost::times).sum());
            if (round == 4 && Boolean.getBoolean("footbridge.bench.statements")) {
                System.out.println("--- " + name);
                taken.stream()
                        .sorted(Comparator.comparing(Statements.Cost::millis).reversed())
                        .forEach(cost -> System.out.printf(
                                "%7.2f ms %3d x %s%n",
                                cost.millis(),
                                cost.times(),
                                cost.sql().replaceAll("\\s+", " ").strip()));
            }
        }
        Statements.watch(false);
        return least;
    }

    /** The session with the most people on its roster, the newest of those. */
    private static final String SESSION = """
        select session_id::text from attendance.attendance
         where organization_id = (select id from platform.organization order by id limit 1)
         group by session_id order by count(*) desc, max(on_date) desc limit 1
        """;

    /** The person who also signs in to the portal, in care for weeks. */
    private static final String PERSON = """
        select person_id::text from access.membership join access.account on account.id = account_id
         where sign_in_name = 'participant@demo'
        """;
}
