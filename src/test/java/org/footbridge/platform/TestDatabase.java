package org.footbridge.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One PostgreSQL per test JVM; each database is a clone of one that was migrated once and is kept in {@code target}
 * until a migration changes.
 *
 * @param url      the cloned database
 * @param password of {@code footbridge_app}
 * @param ownerPassword of {@code footbridge_owner}
 */
public record TestDatabase(String url, String password, String ownerPassword) {

    static final Path PROGRAMS = Path.of("target").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final List<ConfigurableApplicationContext> APPLICATIONS = new CopyOnWriteArrayList<>();
    private static @Nullable EmbeddedDatabase server;

    /** A new database with all tables and no rows. */
    public static TestDatabase fresh() {
        EmbeddedDatabase running = server();
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection owner = DriverManager.getConnection(
                        running.url("postgres"),
                        "footbridge_owner",
                        running.secrets().owner());
                var statement = owner.createStatement()) {
            statement.execute("create database " + name + " template footbridge");
        } catch (SQLException refused) {
            throw new IllegalStateException("No test database could be cloned.", refused);
        }
        return new TestDatabase(
                running.url(name), running.secrets().app(), running.secrets().owner());
    }

    /** A connection that may do what the application may. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "footbridge_app", password);
    }

    /** A connection that may do what migrations may. */
    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(url, "footbridge_owner", ownerPassword);
    }

    /** Gives a Spring test its own database and port. The session's zone is not the JVM's, on purpose. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = fresh();
            APPLICATIONS.add(context);
            context.getBeanFactory().registerSingleton("testDatabase", database);
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=footbridge_app",
                            "spring.datasource.password=" + database.password(),
                            "spring.datasource.hikari.connection-init-sql=set time zone 'America/Los_Angeles'",
                            "spring.flyway.url=" + database.url(),
                            "spring.flyway.user=footbridge_owner",
                            "spring.flyway.password=" + database.ownerPassword(),
                            "footbridge.data=" + run().resolve("data-" + COUNT.get()),
                            "server.port=" + freePort())
                    .applyTo(context);
        }
    }

    private static synchronized EmbeddedDatabase server() {
        EmbeddedDatabase running = server;
        if (running == null) {
            sweep();
            Path mine = run();
            copyTemplate(mine);
            running = EmbeddedDatabase.start(mine, PROGRAMS, EmbeddedDatabase.Durability.NONE);
            server = running;
            EmbeddedDatabase toStop = running;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                awaitClosedApplications();
                toStop.close();
                remove(mine);
            }));
        }
        return running;
    }

    /** Spring closes its applications in a hook of its own, at the same time as ours. */
    private static void awaitClosedApplications() {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (APPLICATIONS.stream().anyMatch(ConfigurableApplicationContext::isActive)
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    static Path run() {
        return PROGRAMS.resolve("test-run")
                .resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /** A data folder of one's own with all tables and no rows. */
    static void copyTemplate(Path folder) {
        copy(template(), folder);
    }

    /** The migrated, stopped database that this test JVM copies. */
    private static Path template() {
        Path template = PROGRAMS.resolve("test-template-" + hashOfMigrations());
        try (FileChannel lock = FileChannel.open(
                        PROGRAMS.resolve("test-template.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.exists(template)) {
                removeOldTemplates();
                Path part = PROGRAMS.resolve("test-template.part");
                remove(part);
                migrate(part);
                Files.move(part, template);
            }
            return template;
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void migrate(Path folder) {
        try (var database = EmbeddedDatabase.start(folder, PROGRAMS, EmbeddedDatabase.Durability.NONE)) {
            new SpringApplicationBuilder(MigrationsOnly.class)
                    .web(WebApplicationType.NONE)
                    .properties(
                            "spring.main.keep-alive=false",
                            "spring.flyway.url=" + database.url(),
                            "spring.flyway.user=footbridge_owner",
                            "spring.flyway.password=" + database.secrets().owner())
                    .run()
                    .close();
        }
        EmbeddedDatabase.alter(
                folder,
                PROGRAMS,
                "alter role footbridge_owner createdb;\ngrant connect on database postgres to public;\n");
    }

    @ImportAutoConfiguration(FlywayAutoConfiguration.class)
    static final class MigrationsOnly {}

    private static String hashOfMigrations() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] migrations =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
            Arrays.sort(migrations, Comparator.comparing(TestDatabase::location));
            for (Resource migration : migrations) {
                digest.update(location(migration).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(migration.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException | NoSuchAlgorithmException unusable) {
            throw new IllegalStateException("The migrations cannot be read.", unusable);
        }
    }

    private static String location(Resource migration) {
        return migration.getDescription();
    }

    /** Ends what killed test JVMs left behind. */
    private static void sweep() {
        try (Stream<Path> runs = list(PROGRAMS.resolve("test-run"))) {
            runs.filter(run -> ProcessHandle.of(Long.parseLong(run.getFileName().toString()))
                            .isEmpty())
                    .forEach(run -> {
                        EmbeddedDatabase.stopLeftOver(run, PROGRAMS);
                        remove(run);
                    });
        }
    }

    private static void removeOldTemplates() {
        try (Stream<Path> all = list(PROGRAMS)) {
            all.filter(one -> one.getFileName().toString().startsWith("test-template-"))
                    .forEach(TestDatabase::remove);
        }
    }

    private static Stream<Path> list(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.list(folder).toList().stream();
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path target = to.resolve(from.relativize(one));
                if (Files.isDirectory(one)) {
                    DataFolder.makePrivate(target);
                } else {
                    Files.copy(one, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static void remove(Path folder) {
        try {
            PostgresPrograms.remove(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
