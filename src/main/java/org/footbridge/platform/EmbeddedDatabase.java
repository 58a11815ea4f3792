package org.footbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of our own, over {@code database} in the data folder, reachable from this machine only. It is
 * made whole or not at all, survives a killed parent, and is started again when it is killed itself.
 *
 * <p>Its superuser has no password and cannot sign in. Three roles can: {@code footbridge_owner} (migrations),
 * {@code footbridge_app} (everything else, under row security) and {@code footbridge_backup} (may copy the files,
 * reads no table).
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** How much a crash of the machine may cost: {@code NONE} for tests whose data nobody will miss. */
    enum Durability {
        FULL,
        NONE
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresPrograms programs;
    private final Path folder;
    private final Path cluster;
    private final Durability durability;
    private final DatabaseSecrets secrets;
    private final int port;
    private volatile boolean closing;

    private EmbeddedDatabase(
            PostgresPrograms programs, Path folder, Durability durability, DatabaseSecrets secrets, int port) {
        this.programs = programs;
        this.folder = folder;
        this.cluster = folder.resolve("database");
        this.durability = durability;
        this.secrets = secrets;
        this.port = port;
    }

    /**
     * Starts the database of a data folder that the caller holds, and makes it first where there is none.
     *
     * @param programs where PostgreSQL's programs are, or will be unpacked
     */
    static EmbeddedDatabase start(Path folder, Path programs, Durability durability) {
        DataFolder.makePrivate(folder);
        PostgresPrograms unpacked = PostgresPrograms.under(programs);
        Path secretsFile = folder.resolve("database.secrets");
        if (!Files.exists(folder.resolve("database"))) {
            DatabaseSecrets fresh = DatabaseSecrets.generate();
            fresh.write(secretsFile);
            make(unpacked, folder, fresh);
        }
        refuseOtherMajor(unpacked, folder);
        var database =
                new EmbeddedDatabase(unpacked, folder, durability, DatabaseSecrets.read(secretsFile), freePort());
        database.stopOrphan();
        database.startServer();
        database.watch();
        unpacked.removeOthers();
        return database;
    }

    /** Stops what a killed process left running over this folder. */
    static void stopLeftOver(Path folder, Path programs) {
        new EmbeddedDatabase(PostgresPrograms.under(programs), folder, Durability.NONE, DatabaseSecrets.generate(), 0)
                .stopOrphan();
    }

    /** Runs statements as the superuser of a database that does not run. */
    static void alter(Path folder, Path programs, String statements) {
        PostgresPrograms.under(programs)
                .run(
                        statements,
                        "postgres",
                        List.of("--single", "-D", folder.resolve("database").toString(), "postgres"));
    }

    /** The port on 127.0.0.1; it stays the same until closed. */
    public int port() {
        return port;
    }

    /** The folder PostgreSQL itself keeps. */
    Path cluster() {
        return cluster;
    }

    String url() {
        return url("footbridge");
    }

    String url(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    DatabaseSecrets secrets() {
        return secrets;
    }

    /** The process id of the running server, if it runs. */
    Optional<ProcessHandle> process() {
        try {
            String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).filter(this::isOurs);
        } catch (IOException | RuntimeException notRunning) {
            return Optional.empty();
        }
    }

    /** Stops the server; waits up to 8 s for it to do so in order, then makes it. */
    @Override
    public void close() {
        closing = true;
        stopServer();
    }

    private static void make(PostgresPrograms programs, Path folder, DatabaseSecrets secrets) {
        Path part = folder.resolve("database.part");
        try {
            PostgresPrograms.remove(part);
            // The built-in collation sorts alike on every system, so a backup can move between machines.
            programs.run(
                    "",
                    "initdb",
                    List.of(
                            "--pgdata=" + part,
                            "--username=postgres",
                            "--auth=reject",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--locale=C.UTF-8",
                            "--no-instructions"));
            programs.run(roles(secrets), "postgres", List.of("--single", "-D", part.toString(), "postgres"));
            programs.run(rights(), "postgres", List.of("--single", "-D", part.toString(), "footbridge"));
            Files.move(part, folder.resolve("database"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The database could not be made in " + folder, unusable);
        }
    }

    private static String roles(DatabaseSecrets secrets) {
        // The passwords are 192 random bits: iterations would add nothing but time to every connection.
        return """
                set scram_iterations = 1;
                create role footbridge_owner login nosuperuser password '%s';
                create role footbridge_app login nosuperuser nobypassrls password '%s';
                create role footbridge_backup login nosuperuser replication password '%s';
                create database footbridge owner footbridge_owner;
                revoke all on database footbridge from public;
                grant connect on database footbridge to footbridge_app, footbridge_backup;
                """.formatted(secrets.owner(), secrets.app(), secrets.backup());
    }

    private static String rights() {
        return """
                revoke all on schema public from public;
                grant execute on function pg_backup_start(text, boolean) to footbridge_backup;
                grant execute on function pg_backup_stop(boolean) to footbridge_backup;
                """;
    }

    private static void refuseOtherMajor(PostgresPrograms programs, Path folder) {
        String made = read(folder.resolve("database/PG_VERSION")).strip();
        if (!made.equals(programs.major())) {
            throw new StartRefused(
                    "The data in %s were made by PostgreSQL %s; this Footbridge brings PostgreSQL %s."
                            .formatted(folder, made, programs.major()),
                    "Start the version of Footbridge that used them last.");
        }
    }

    private void startServer() {
        configure();
        Path words = folder.resolve("log/start.log");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                Files.deleteIfExists(words);
                programs.run(
                        "",
                        "pg_ctl",
                        List.of(
                                "start",
                                "--pgdata=" + cluster,
                                "--log=" + words,
                                "--wait",
                                "--timeout=60",
                                "--silent"));
                return;
            } catch (PostgresPrograms.Failed refused) {
                // Right after a kill, the last processes of the old server may still be going.
                if (!read(words).contains("shared memory") || System.nanoTime() > deadline || closing) {
                    throw new IllegalStateException(
                            "PostgreSQL does not start on %s.\n%s\n%s"
                                    .formatted(cluster, refused.getMessage(), read(words)),
                            refused);
                }
                pause(Duration.ofMillis(250));
            } catch (IOException unusable) {
                throw new UncheckedIOException("Could not write to " + words, unusable);
            }
        }
    }

    private void stopServer() {
        if (process().isEmpty()) {
            return;
        }
        try {
            stop("fast", 8);
        } catch (PostgresPrograms.Failed late) {
            log.warn(
                    "PostgreSQL did not stop in order within 8 s and is stopped at once; it recovers at the next start.");
            stop("immediate", 5);
        }
    }

    private void stop(String mode, int seconds) {
        programs.run(
                "",
                "pg_ctl",
                List.of("stop", "--pgdata=" + cluster, "--mode=" + mode, "--wait", "--timeout=" + seconds, "--silent"));
    }

    /** A killed Footbridge leaves its PostgreSQL running; and a killed machine leaves a note of one. */
    private void stopOrphan() {
        if (process().isPresent()) {
            log.info("Stopping the PostgreSQL that an earlier, killed Footbridge left running.");
            stopServer();
        } else if (noteNamesAStranger()) {
            delete(cluster.resolve("postmaster.pid"));
        }
    }

    /** The process id in the note may by now belong to another program, which would keep PostgreSQL from starting. */
    private boolean noteNamesAStranger() {
        try {
            String pid = Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).isPresent();
        } catch (IOException | RuntimeException noNote) {
            return false;
        }
    }

    /** A killed server that nobody reaped has no command line any more, and counts as gone. */
    private boolean isOurs(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return process.isAlive() && command.contains("postgres") && command.contains(cluster.toString());
    }

    private void watch() {
        Thread.ofVirtual().name("footbridge-database-watch").start(() -> {
            while (!closing) {
                if (process().isEmpty()) {
                    startAgain();
                }
                pause(Duration.ofMillis(500));
            }
        });
    }

    private void startAgain() {
        while (!closing) {
            try {
                log.warn("PostgreSQL has ended unexpectedly. Starting it again.");
                stopOrphan();
                startServer();
                log.info("PostgreSQL is back.");
                return;
            } catch (RuntimeException unable) {
                log.error("PostgreSQL could not be started again; trying once more in 5 s.", unable);
                pause(Duration.ofSeconds(5));
            }
        }
    }

    private void configure() {
        DataFolder.makePrivate(folder.resolve("log"));
        String text = """
                # Written by Footbridge at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                max_wal_senders = 0
                shared_buffers = 128MB
                jit = off
                timezone = 'UTC'
                fsync = %2$s
                synchronous_commit = %2$s
                full_page_writes = %2$s
                # Statements and values of a log line could be somebody's health data.
                log_error_verbosity = terse
                log_min_error_statement = panic
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                logging_collector = on
                log_directory = '../log'
                log_filename = 'postgres-%%d.log'
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_timezone = 'UTC'
                """.formatted(port, durability == Durability.FULL ? "on" : "off");
        DataFolder.writePrivate(cluster.resolve("postgresql.conf"), text.getBytes(StandardCharsets.UTF_8));
        DataFolder.writePrivate(
                cluster.resolve("pg_hba.conf"),
                "host all footbridge_owner,footbridge_app,footbridge_backup 127.0.0.1/32 scram-sha-256\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("No port is free on 127.0.0.1.", none);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException none) {
            return "";
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unusable) {
            throw new UncheckedIOException("Could not delete " + file, unusable);
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
