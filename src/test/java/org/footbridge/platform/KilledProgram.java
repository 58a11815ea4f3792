package org.footbridge.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.footbridge.notes.ClosingGroups;

/** A data folder, the program writing over it, and what it acknowledged before it was killed. */
public final class KilledProgram {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Path folder;
    private final List<String> java;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger closed = new AtomicInteger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private Process process;
    private Thread listener;
    private volatile boolean writing;

    /** @param java the command up to the main class, with its class path */
    public KilledProgram(Path folder, List<String> java) {
        this.folder = folder;
        this.java = java;
    }

    /** Starts the program; returns once it writes. */
    public void start() throws IOException {
        writing = false;
        process = launch();
        Process started = process;
        List<String> said = new ArrayList<>();
        listener = Thread.ofPlatform().start(() -> listen(started, said));
        waitFor(() -> writing, said);
    }

    /** Lets it write until so many more are acknowledged. */
    public void letWrite(int more) {
        int enough = acknowledged.size() + more;
        waitFor(() -> acknowledged.size() >= enough, List.of());
    }

    /** Lets it close so many groups more. */
    public void letClose(int more) {
        int enough = closed.get() + more;
        waitFor(() -> closed.get() >= enough, List.of());
    }

    /** SIGKILL, then reads what it still had said. */
    public void kill() throws InterruptedException {
        // By its handle: Process.destroyForcibly would close the console, with what is still to be read.
        process.toHandle().destroyForcibly();
        listener.join();
    }

    /** SIGKILL to its PostgreSQL only. */
    public void killDatabase() throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("database/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
    }

    /** SIGTERM; returns whether program and database were gone within 20 s. */
    public boolean stop() throws InterruptedException {
        process.toHandle().destroy();
        boolean gone =
                process.waitFor(20, TimeUnit.SECONDS) && !Files.exists(folder.resolve("database/postmaster.pid"));
        process.toHandle().destroyForcibly();
        listener.join();
        return gone;
    }

    /** Lets so many risk answers more be taken. */
    public void letAnswer(int more) {
        int enough = answered.size() + more;
        waitFor(() -> answered.size() >= enough, List.of());
    }

    /**
     * What became of the risk answers.
     *
     * @param lost acknowledged, or stored, and no alert knows of them
     * @param twice known to alerts twice
     * @param silent open alerts nobody will be told of
     */
    public record RiskAnswers(int acknowledged, int lost, int twice, int silent) {}

    public RiskAnswers riskAnswers() throws SQLException {
        // Copied first: the program goes on answering.
        var wanted = new HashSet<>(answered);
        int acknowledged = wanted.size();
        int lost = 0;
        int twice = 0;
        int silent = 0;
        try (var reached = ReachedDatabase.of(folder);
                var app = DriverManager.getConnection(
                        reached.url(), "footbridge_app", reached.secrets().app());
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            for (String organization : organizations(statement)) {
                as(statement, organization);
                var reasons = statement.executeQuery("""
                        select response.id::text, count(step.id)
                          from measures.response
                          left join alerts.step on step.organization_id = response.organization_id
                                               and step.subject_id = response.id and step.kind in ('raised', 'joined')
                         group by response.id
                        """);
                while (reasons.next()) {
                    wanted.remove(reasons.getString(1));
                    lost += reasons.getInt(2) == 0 ? 1 : 0;
                    twice += reasons.getInt(2) > 1 ? 1 : 0;
                }
                var open = statement.executeQuery("""
                        select count(*) from alerts.alert
                         where closed_at is null and acknowledged_at is null and next_telling_at is null
                        """);
                open.next();
                silent += open.getInt(1);
            }
        }
        return new RiskAnswers(acknowledged, lost + wanted.size(), twice, silent);
    }

    private static List<String> organizations(Statement statement) throws SQLException {
        List<String> organizations = new ArrayList<>();
        var all = statement.executeQuery("select id::text from platform.organization");
        while (all.next()) {
            organizations.add(all.getString(1));
        }
        return organizations;
    }

    private static void as(Statement statement, String organization) throws SQLException {
        statement.execute("""
                select set_config('footbridge.organization', '%s', true), set_config('footbridge.kind', 'job', true)
                """.formatted(organization));
    }

    /** Ends what a failed test left running. */
    public void end() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            killDatabase();
            kill();
        }
    }

    /** Starts a second program over the same folder and returns what it says until it ends. */
    public String second() throws IOException {
        return new String(launch().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public Set<String> acknowledged() {
        return acknowledged;
    }

    /** Every write in the database, and how often it is there. */
    public Map<String, Integer> stored() throws SQLException {
        Map<String, Integer> stored = new HashMap<>();
        try (var reached = ReachedDatabase.of(folder);
                var app = DriverManager.getConnection(
                        reached.url(), "footbridge_app", reached.secrets().app());
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("""
                    select set_config('footbridge.organization', id::text, true), set_config('footbridge.kind', 'job', true)
                      from platform.organization
                     where slug = '%s'
                    """.formatted(WritingProgram.ORGANIZATION));
            var rows = statement.executeQuery("select purpose, count(*) from audit.entry group by purpose");
            while (rows.next()) {
                stored.put(rows.getString(1), rows.getInt(2));
            }
        }
        return stored;
    }

    /** Groups that were closed, and those that are neither closed whole nor open whole. */
    public record Groups(int closed, int inPieces) {}

    /** What became of the groups that were being closed. */
    public Groups groups() throws SQLException {
        int closed = 0;
        int inPieces = 0;
        try (var reached = ReachedDatabase.of(folder);
                var app = DriverManager.getConnection(
                        reached.url(), "footbridge_app", reached.secrets().app());
                var statement = app.createStatement()) {
            app.setAutoCommit(false);
            for (String organization : organizations(statement)) {
                as(statement, organization);
                var counted = statement.executeQuery("""
                        with marks as (select session_id as id, count(*) as n from attendance.attendance
                                        where closed_at is not null group by 1),
                             seats as (select session_id as id, count(*) as n from scheduling.seat group by 1),
                             parts as (select session_id as id, count(*) as n from notes.note where locked_at is not null group by 1),
                             shared as (select session_id as id, count(*) as n from notes.shared_part
                                         where signed_at is not null group by 1),
                             signatures as (select coalesce(note.session_id, signature.subject_id) as id, count(*) as n
                                              from access.signature left join notes.note on note.id = signature.subject_id
                                             group by 1),
                             told as (select subject_id as id, count(*) as n from audit.entry where purpose = 'closed' group by 1),
                             said as (
                                select session.closed_at is not null as closed,
                                       array [coalesce(marks.n, 0), coalesce(seats.n, 0), coalesce(parts.n, 0),
                                              coalesce(shared.n, 0), coalesce(signatures.n, 0), coalesce(told.n, 0)] as rows
                                  from scheduling.session
                                  left join marks using (id) left join seats using (id) left join parts using (id)
                                  left join shared using (id) left join signatures using (id) left join told using (id))
                        select count(*) filter (where closed),
                               count(*) filter (where rows <> case when closed
                                                                   then array [%1$d, %1$d, %1$d, 1, %1$d + 1, 1]::bigint[]
                                                                   else array [0, 0, 0, 0, 0, 0]::bigint[] end)
                          from said
                        """.formatted(ClosingGroups.PEOPLE));
                counted.next();
                closed += counted.getInt(1);
                inPieces += counted.getInt(2);
            }
        }
        return new Groups(closed, inPieces);
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(
                WritingProgram.class.getName(),
                "--footbridge.empty=true",
                "--footbridge.data=" + folder,
                "--server.port=0"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private void listen(Process from, List<String> said) {
        try (var console = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = console.readLine(); line != null; line = console.readLine()) {
                if (line.startsWith(WritingProgram.ACKNOWLEDGED)) {
                    acknowledged.add(line.substring(WritingProgram.ACKNOWLEDGED.length()));
                } else if (line.startsWith(WritingProgram.ANSWERED)) {
                    answered.add(line.substring(WritingProgram.ANSWERED.length()));
                } else if (line.startsWith(WritingProgram.CLOSED)) {
                    closed.incrementAndGet();
                } else if (line.equals(WritingProgram.READY)) {
                    writing = true;
                } else if (!writing) {
                    said.add(line);
                }
            }
        } catch (IOException killed) {
            said.add(killed.toString());
        }
    }

    private void waitFor(java.util.function.BooleanSupplier reached, List<String> said) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!reached.getAsBoolean()) {
            if (!listener.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The program ended or stands still:\n" + String.join("\n", said));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
