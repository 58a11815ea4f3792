package org.footbridge.bench;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.footbridge.Footbridge;
import org.footbridge.access.Browser;
import org.footbridge.platform.Statements;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Groups of twelve closed and signed over HTTP by 1, 8 and 32 facilitators of one program, each in their own group: one
 * request saves the roster, closes the session, writes twelve parts and signs thirteen times. Beside it, in the same run
 * on the same server, the same rows by plain batched JDBC ({@link PlainClosing}) into the same tables, and into bare ones. Then again over 10,000 closed groups.
 *
 * <p>{@code -Dfootbridge.bench.cell=8000} is how long each is measured, in milliseconds;
 * {@code -Dfootbridge.bench.statements=true} lists what one closing asks the database.
 */
final class GroupCloseBenchmark implements Benchmark {

    private static final int FACILITATORS = 32;
    private static final int SESSIONS = Integer.getInteger("footbridge.bench.sessions", 900);
    private static final int HISTORY = 10_000;
    private static final int WARM_UP = Integer.getInteger("footbridge.bench.warm", 15_000);
    private static final int CELL = Integer.getInteger("footbridge.bench.cell", 8_000);

    /** Somebody who closes groups. */
    private record Facilitator(String cookies, String csrf, List<String> people, Deque<String> sessions) {}

    /** @param spent milliseconds of processor a closing, the asking side's included */
    private record Cell(double perSecond, double p50, double p99, Processor spent) {}

    private final LongAdder failures = new LongAdder();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private int port;
    private long database;

    @Override
    public String purpose() {
        return "groups of twelve closed and signed in a second, beside the same rows by plain JDBC";
    }

    @Override
    public Map<String, Number> measure() throws Exception {
        var data = BuiltProgram.freshFolder("group-close");
        port = BuiltProgram.freePort();
        System.out.println("making the demo, whose therapist is multiplied…");
        try (var application = new SpringApplicationBuilder(Footbridge.class)
                        .run("--footbridge.data=" + data, "--server.port=" + port);
                var history = History.of(data)) {
            database = History.server(data);
            return measure(application, data, history);
        }
    }

    private Map<String, Number> measure(ConfigurableApplicationContext application, Path data, History history)
            throws Exception {
        var groups = new GroupsOfTwelve(history);
        List<Facilitator> facilitators = new ArrayList<>();
        for (var group : groups.make(FACILITATORS, SESSIONS)) {
            facilitators.add(facilitator(application, history, group, facilitators.size() + 1));
        }
        close(facilitators, 8, WARM_UP);
        int statements = statements(facilitators.getFirst());
        Statements.watch(false);
        Map<String, Number> metrics = new LinkedHashMap<>();
        System.out.printf("%-28s %10s %9s %9s %9s %9s%n", "", "a second", "p50 ms", "p99 ms", "CPU ms", "database");
        var one = shown("1 facilitator", close(facilitators, 1, CELL));
        double barely = plainly(data, history, PlainClosing.Into.BARE_TABLES);
        double plainly = plainly(data, history, PlainClosing.Into.THE_SAME_TABLES);
        untilSealed(groups);
        var eight = shown("8 facilitators", close(facilitators, 8, CELL));
        var many = shown("32 facilitators", close(facilitators, 32, CELL));
        check(groups);
        groups.closedBefore(HISTORY);
        close(facilitators, 8, CELL / 4);
        var grown = shown("8, over 10,000 closed groups", close(facilitators, 8, CELL));
        check(groups);
        metrics.put("per_s_1", rounded(one.perSecond()));
        metrics.put("per_s_8", rounded(eight.perSecond()));
        metrics.put("per_s_32", rounded(many.perSecond()));
        metrics.put("plain_per_s_8", rounded(plainly));
        metrics.put("bare_per_s_8", rounded(barely));
        metrics.put("ratio_8", rounded(eight.perSecond() / plainly));
        metrics.put("p99_ms_8", rounded(eight.p99()));
        metrics.put("p99_ms_32", rounded(many.p99()));
        metrics.put("statements", statements);
        metrics.put("growth_10000", rounded(eight.perSecond() / grown.perSecond()));
        metrics.put("failed", failures.sum());
        return metrics;
    }

    /** What plain JDBC wrote into the audit waits for the sealer as well; its work shall not stand in the next cell. */
    private static void untilSealed(GroupsOfTwelve groups) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (groups.count("select count(*)::text from audit.unsealed") > 1_000) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The audit is not sealed within three minutes.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        groups.analyze();
    }

    private static double plainly(Path data, History history, PlainClosing.Into into) throws Exception {
        try (var plain = new PlainClosing(data, 8, history, closedSession(history), into)) {
            plain.perSecond(CELL / 4);
            double perSecond = plain.perSecond(CELL);
            var name = "8 by JDBC, " + into.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            System.out.printf("%-28s %10.1f   (%d rows)%n", name, perSecond, plain.rows());
            return perSecond;
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static Cell shown(String name, Cell cell) {
        System.out.printf(
                "%-28s %10.1f %9.1f %9.1f %9.1f %9.1f%n",
                name,
                cell.perSecond(),
                cell.p50(),
                cell.p99(),
                cell.spent().own() + cell.spent().database(),
                cell.spent().database());
        return cell;
    }

    private static Facilitator facilitator(
            ConfigurableApplicationContext application, History history, GroupsOfTwelve.Group group, int number)
            throws Exception {
        history.forgetAttempts();
        var browser = new Browser(application.getEnvironment())
                .signIn(GroupsOfTwelve.signInName(number), "footbridge")
                .get("/sessions/" + group.sessions().getFirst());
        var page = browser.page();
        if (page.select(".roster-row").size() != GroupsOfTwelve.PEOPLE) {
            throw new IllegalStateException("Not a group of twelve:\n" + page.text());
        }
        return new Facilitator(
                browser.cookies(),
                page.select("input[name=_csrf]").attr("value"),
                group.people(),
                new ArrayDeque<>(group.sessions()));
    }

    private static String closedSession(History history) throws SQLException {
        return history.one("""
                select session.id::text from scheduling.session
                 where closed_at is not null and slot_id is null and title = 'Skills' order by id limit 1""");
    }

    /** Every closing that was answered is there whole: twelve marks, twelve locked parts, thirteen signatures. */
    private void check(GroupsOfTwelve groups) throws SQLException {
        long broken = groups.count("""
                with marks as (select session_id as id, count(*) as n from attendance.attendance
                                where closed_at is not null and minutes = 90 group by 1),
                     parts as (select session_id as id, count(*) as n from notes.note where locked_at is not null group by 1),
                     signatures as (select coalesce(note.session_id, signature.subject_id) as id, count(*) as n
                                      from access.signature left join notes.note on note.id = signature.subject_id
                                     group by 1)
                select count(*)::text
                  from scheduling.session
                  left join marks using (id) left join parts using (id) left join signatures using (id)
                 where session.closed_at is not null and session.slot_id is null and session.title = 'Skills'
                   and (coalesce(marks.n, 0), coalesce(parts.n, 0), coalesce(signatures.n, 0)) <> (12, 12, 13)""");
        if (broken > 0 || failures.sum() > 0) {
            throw new IllegalStateException(
                    broken + " groups are not closed whole, " + failures.sum() + " requests were refused.");
        }
    }

    private Cell close(List<Facilitator> facilitators, int users, int millis) throws Exception {
        var before = Processor.spent(database);
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000L;
        List<Double> took = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Double>>> work = new ArrayList<>();
            for (var facilitator : facilitators.subList(0, users)) {
                work.add(() -> {
                    List<Double> times = new ArrayList<>();
                    while (System.nanoTime() < end && !facilitator.sessions().isEmpty()) {
                        times.add(close(facilitator));
                    }
                    return times;
                });
            }
            for (var times : threads.invokeAll(work)) {
                took.addAll(times.get());
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (seconds < millis / 1000.0) {
            throw new IllegalStateException("The sessions ran out; give more with -Dfootbridge.bench.sessions=");
        }
        took.sort(Comparator.naturalOrder());
        return new Cell(
                took.size() / seconds,
                at(took, 0.5),
                at(took, 0.99),
                Processor.spent(database).since(before, took.size()));
    }

    private static double at(List<Double> sorted, double part) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    /** Milliseconds. */
    private double close(Facilitator facilitator) throws Exception {
        var session = facilitator.sessions().remove();
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/sessions/" + session + "/closing"))
                .header("Cookie", facilitator.cookies())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(form(facilitator)))
                .build();
        long start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - start;
        if (answer.statusCode() != 302
                || !answer.headers().firstValue("Location").orElse("").endsWith("/sessions/" + session)) {
            failures.increment();
        }
        return took / 1e6;
    }

    private static String form(Facilitator facilitator) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("_csrf", facilitator.csrf());
        fields.put("formToken", UUID.randomUUID().toString());
        fields.put("roster", "open");
        fields.put("began", "18:00");
        fields.put("ended", "19:30");
        fields.put("shared-version", "0");
        fields.put("lesson", "Riding out an urge");
        fields.put("interventions", "Named the steps of an urge and practiced three minutes of paced breathing.");
        fields.put("process", "Several spoke of evenings alone; the group offered each other ways through them.");
        int place = 0;
        for (var person : facilitator.people()) {
            fields.put("mark-version-" + person, "0");
            fields.put("outcome-" + person, "present");
            fields.put("part-version-" + person, "0");
            fields.put(
                    "response-" + person,
                    "Spoke of evening number " + ++place
                            + " of the week and tried the breathing, steadier afterwards.");
        }
        fields.put("sign", "true");
        return fields.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What one closing sends to the database: the least of five, as jobs send theirs in between. */
    private int statements(Facilitator facilitator) throws Exception {
        int least = Integer.MAX_VALUE;
        Statements.watch(true);
        for (int round = 0; round < 5; round++) {
            Statements.taken();
            close(facilitator);
            var taken = Statements.taken();
            least = Math.min(least, (int)
                    taken.stream().mapToLong(Statements.Cost::times).sum());
            if (round == 4 && Boolean.getBoolean("footbridge.bench.statements")) {
                taken.stream()
                        .sorted(Comparator.comparing(Statements.Cost::millis).reversed())
                        .forEach(cost -> System.out.printf(
                                "%7.2f ms %3d x %s%n",
                                cost.millis(),
                                cost.times(),
                                cost.sql().replaceAll("\\s+", " ").strip()));
            }
        }
        return least;
    }
}
