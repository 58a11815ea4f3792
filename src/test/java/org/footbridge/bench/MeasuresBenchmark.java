package org.footbridge.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.footbridge.Footbridge;
import org.footbridge.access.Browser;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.OrganizationId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whole PHQ-9s stored, scored, looked at for risk and audited in a second, by 1, 8 and 32 at once; beside them the very
 * same rows written by plain batched JDBC into the same tables under the same row security. Then how long after the
 * commit of a risk answer another connection sees its alert, and how long the pages of somebody take who answered
 * weekly for five years.
 *
 * <p>{@code -Dfootbridge.bench.cell=MILLIS} is how long each is measured.
 */
final class MeasuresBenchmark implements Benchmark {

    private static final int CELL = Integer.getInteger("footbridge.bench.cell", 5_000);
    private static final int ALERTS = Integer.getInteger("footbridge.bench.alerts", 300);
    private static final int PAGES = Integer.getInteger("footbridge.bench.page-views", 300);
    private static final int WEEKS = 5 * 52;
    private static final String ITEM_9 = "44260-8";

    @Override
    public String purpose() {
        return "answers stored and scored in a second beside plain JDBC, alerts after commit, five years on a page";
    }

    @Override
    public Map<String, Number> measure() throws Exception {
        var data = BuiltProgram.freshFolder("measures");
        int port = BuiltProgram.freePort();
        System.out.println("making the demo, whose people answer…");
        try (var application = new SpringApplicationBuilder(Footbridge.class)
                        .run("--footbridge.data=" + data, "--server.port=" + port);
                var history = History.of(data)) {
            return new Run(application, data, history, port).measure();
        }
    }

    /** One run over one installation. */
    private static final class Run {

        private final ConfigurableApplicationContext application;
        private final Path data;
        private final History history;
        private final int port;
        private final Measures measures;
        private final Instrument phq9;
        private final OrganizationId organization;
        private final List<ParticipantId> people;

        Run(ConfigurableApplicationContext application, Path data, History history, int port) throws SQLException {
            this.application = application;
            this.data = data;
            this.history = history;
            this.port = port;
            measures = application.getBean(Measures.class);
            organization = new OrganizationId(
                    UUID.fromString(history.one("select id::text from platform.organization order by id limit 1")));
            phq9 = job().call(() -> application.getBean(Instruments.class).current(InstrumentName.PHQ9))
                    .orElseThrow();
            people = history
                    .unforced(() -> history.column(
                            "select participant_id::text from episodes.episode where status = 'active' order by id"))
                    .stream()
                    .map(id -> new ParticipantId(UUID.fromString(id)))
                    .toList();
        }

        private Actor job() {
            return Actor.job(organization, "bench");
        }

        Map<String, Number> measure() throws Exception {
            Map<String, Number> metrics = new LinkedHashMap<>();
            perSecond(8, CELL); // warm
            System.out.printf("%-28s %10s%n", "", "a second");
            double eight = 0;
            for (int writers : new int[] {1, 8, 32}) {
                double perSecond = perSecond(writers, CELL);
                System.out.printf("%-28s %10.1f%n", writers + " at once", perSecond);
                metrics.put("per_s_" + writers, rounded(perSecond));
                eight = writers == 8 ? perSecond : eight;
            }
            plainly(8, CELL / 4);
            double plainly = plainly(8, CELL);
            System.out.printf("%-28s %10.1f%n", "8 by JDBC, the same tables", plainly);
            metrics.put("plain_per_s_8", rounded(plainly));
            metrics.put("ratio_8", rounded(eight / plainly));
            metrics.put("alert_p99_ms", rounded(at(alerts(), 0.99)));
            pages(metrics);
            return metrics;
        }

        private double perSecond(int writers, int millis) throws Exception {
            return together(writers, millis, _ -> () -> store(anybody(), answers(0), Instant.now()));
        }

        private ParticipantId anybody() {
            return people.get(ThreadLocalRandom.current().nextInt(people.size()));
        }

        private boolean store(ParticipantId person, Answers answers, Instant at) {
            return job().call(() -> measures.complete(
                            person, InstrumentName.PHQ9, answers, Mode.SELF, at, Optional.empty())
                    .alert()
                    .isPresent());
        }

        /** Any answers to the first eight, the ninth as told. */
        private Answers answers(int ninth) {
            var answers = Answers.none();
            for (var item : phq9.items()) {
                if (item.scored()) {
                    int value = item.linkId().equals(ITEM_9)
                            ? ninth
                            : ThreadLocalRandom.current().nextInt(4);
                    answers = answers.with(
                            item.linkId(), item.options().get(value).code());
                }
            }
            return answers;
        }

        private interface Writer {
            Callable<Boolean> of(int number) throws Exception;
        }

        /** Acts a second when so many act at once, each again as soon as it is done. */
        private static double together(int writers, int millis, Writer writer) throws Exception {
            List<Callable<Integer>> work = new ArrayList<>();
            long begin = System.nanoTime();
            long end = begin + millis * 1_000_000L;
            for (int number = 0; number < writers; number++) {
                var act = writer.of(number);
                work.add(() -> {
                    int done = 0;
                    while (System.nanoTime() < end) {
                        act.call();
                        done++;
                    }
                    return done;
                });
            }
            int done = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var one : threads.invokeAll(work)) {
                    done += one.get();
                }
            }
            return done / ((System.nanoTime() - begin) / 1e9);
        }

        /** The rows of one stored PHQ-9, its audit entries among them, read from one and written anew under fresh ids. */
        private double plainly(int writers, int millis) throws Exception {
            var response = history.one("""
                    select response.id::text from measures.response
                      join audit.entry on entry.subject_id = response.id
                     where response.stored_at = (select max(stored_at) from measures.response) limit 1""");
            Map<String, String> tables = new LinkedHashMap<>();
            tables.put("measures.response", "id = '%s'".formatted(response));
            tables.put("measures.answer", "response_id = '%s'".formatted(response));
            tables.put("measures.score", "response_id = '%s'".formatted(response));
            tables.put("audit.entry", "subject_id = '%s'".formatted(response));
            Map<String, List<List<Object>>> rows = new LinkedHashMap<>();
            for (var table : tables.entrySet()) {
                var columns = history.columns(table.getKey());
                var places = history.column("""
                        select '?::' || format_type(atttypid, atttypmod) from pg_attribute
                         where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                         order by attnum""".formatted(table.getKey()));
                rows.put(
                        "insert into %s (%s) values (%s)"
                                .formatted(table.getKey(), String.join(", ", columns), String.join(", ", places)),
                        history.unforced(() -> history.rows("select %s from %s where %s"
                                .formatted(String.join(", ", columns), table.getKey(), table.getValue()))));
            }
            List<Connection> connections = new ArrayList<>();
            try {
                for (int writer = 0; writer < writers; writer++) {
                    connections.add(History.connectAsJob(data, history));
                }
                return together(writers, millis, number -> plain(connections.get(number), rows));
            } finally {
                for (var connection : connections) {
                    connection.close();
                }
            }
        }

        private static Callable<Boolean> plain(Connection connection, Map<String, List<List<Object>>> tables)
                throws SQLException {
            connection.setAutoCommit(false);
            Map<PreparedStatement, List<List<Object>>> statements = new LinkedHashMap<>();
            for (var table : tables.entrySet()) {
                statements.put(connection.prepareStatement(table.getKey()), table.getValue());
            }
            return () -> {
                Map<Object, UUID> fresh = new java.util.HashMap<>();
                // The second column is the row's own id, but for an answer, whose second is the person.
                var response = statements.values().iterator().next().getFirst().get(1);
                fresh.put(response, UUID.randomUUID());
                int table = 0;
                for (var statement : statements.entrySet()) {
                    for (var row : statement.getValue()) {
                        for (int column = 0; column < row.size(); column++) {
                            var value = row.get(column);
                            boolean own = column == 1 && table != 1 && value instanceof UUID;
                            statement
                                    .getKey()
                                    .setObject(
                                            column + 1,
                                            fresh.containsKey(value)
                                                    ? fresh.get(value)
                                                    : own ? UUID.randomUUID() : value);
                        }
                        statement.getKey().addBatch();
                    }
                    statement.getKey().executeBatch();
                    table++;
                }
                connection.commit();
                return true;
            };
        }

        /** Milliseconds from the return of the storing call, which is after its commit, to the alert in another connection. */
        private List<Double> alerts() throws Exception {
            List<Double> took = new ArrayList<>();
            try (var watcher = History.connectAsJob(data, history);
                    var seen = watcher.prepareStatement(
                            "select max(at) from alerts.step where participant_id = ? and kind in ('raised', 'joined')")) {
                for (int round = 0; round < ALERTS; round++) {
                    var person = people.get(round % people.size());
                    seen.setObject(1, person.value());
                    var began = Instant.now().minusMillis(1);
                    store(person, answers(3), Instant.now());
                    long committed = System.nanoTime();
                    while (!isSeen(seen, began)) {
                        if (System.nanoTime() - committed > 10_000_000_000L) {
                            throw new IllegalStateException("No alert after ten seconds.");
                        }
                    }
                    took.add((System.nanoTime() - committed) / 1e6);
                }
            }
            took.sort(Comparator.naturalOrder());
            return took;
        }

        private static boolean isSeen(PreparedStatement seen, Instant since) throws SQLException {
            try (var rows = seen.executeQuery()) {
                rows.next();
                var at = rows.getObject(1, OffsetDateTime.class);
                return at != null && !at.isBefore(since.atOffset(ZoneOffset.UTC));
            }
        }

        /** The chart and the measures of one person after five years of weekly PHQ-9 and GAD-7. */
        private void pages(Map<String, Number> metrics) throws Exception {
            var person = new ParticipantId(UUID.fromString(history.one("""
                    select person_id::text from access.membership join access.account on account.id = account_id
                     where sign_in_name = 'participant@demo'""")));
            var gad7 = job().call(() -> application.getBean(Instruments.class).current(InstrumentName.GAD7))
                    .orElseThrow();
            for (int week = WEEKS; week > 0; week--) {
                var at = Instant.now().minus(Duration.ofDays(7L * week));
                store(person, answers(0), at);
                var worry = Answers.none();
                for (var item : gad7.items()) {
                    if (item.scored()) {
                        worry = worry.with(
                                item.linkId(),
                                item.options()
                                        .get(ThreadLocalRandom.current().nextInt(4))
                                        .code());
                    }
                }
                var given = worry;
                job().call(() ->
                        measures.complete(person, InstrumentName.GAD7, given, Mode.SELF, at, Optional.empty()));
            }
            history.execute("analyze");
            history.forgetAttempts();
            var browser = new Browser(application.getEnvironment()).signIn("therapist@demo", "footbridge");
            try (var client = HttpClient.newHttpClient()) {
                var chart = "/people/" + person.value();
                metrics.put("person_page_p99_ms", rounded(at(viewed(client, browser.cookies(), chart), 0.99)));
                metrics.put(
                        "measures_page_p99_ms",
                        rounded(at(viewed(client, browser.cookies(), chart + "/measures"), 0.99)));
                metrics.put(
                        "one_measure_page_p99_ms",
                        rounded(at(viewed(client, browser.cookies(), chart + "/measures/PHQ9"), 0.99)));
            }
        }

        private List<Double> viewed(HttpClient client, String cookies, String path) throws Exception {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Cookie", cookies)
                    .timeout(Duration.ofSeconds(60))
                    .GET()
                    .build();
            List<Double> took = new ArrayList<>();
            for (int view = -PAGES / 3; view < PAGES; view++) { // the first third warms
                long begin = System.nanoTime();
                int status = client.send(request, HttpResponse.BodyHandlers.ofString())
                        .statusCode();
                if (status != 200) {
                    throw new IllegalStateException(path + " answered " + status);
                }
                if (view >= 0) {
                    took.add((System.nanoTime() - begin) / 1e6);
                }
            }
            took.sort(Comparator.naturalOrder());
            return took;
        }

        private static double at(List<Double> sorted, double part) {
            return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
        }

        private static double rounded(double value) {
            return Math.round(value * 100) / 100.0;
        }
    }
}
