package org.footbridge.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.footbridge.Footbridge;
import org.footbridge.alerts.OnDuty;
import org.footbridge.platform.Organizations;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The demo program as somebody gets it who starts Footbridge for the first time; made once for all journeys of a JVM. */
final class Demo {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    /** Tests run in several JVMs at once, each with a demo of its own. */
    static final Path DATA = Path.of("target/journeys-data-" + System.getProperty("footbridge.fork", "1"));

    /** A Wednesday with three groups ahead: a walk is the same at any hour of any day. */
    private static final OffsetDateTime BEGINS = OffsetDateTime.parse("2026-11-18T17:20-05:00");

    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** While a journey is written: one that runs already, such as {@code http://127.0.0.1:8080}. */
    private static final Optional<String> ELSEWHERE = Optional.ofNullable(System.getenv("FOOTBRIDGE_JOURNEYS"));

    private static @Nullable ConfigurableApplicationContext running;
    private static @Nullable Instant madeAt;
    private static final String URL = ELSEWHERE.orElseGet(Demo::start);

    private Demo() {}

    static String url() {
        return URL;
    }

    /** The demo program's day, in its zone. */
    static LocalDate today() {
        return ELSEWHERE.isPresent() ? LocalDate.now(ZONE) : BEGINS.toLocalDate();
    }

    /** When the demo was whole, by its own clock; what came later is of the journeys. */
    static Instant madeAt() {
        url();
        return Objects.requireNonNull(madeAt);
    }

    /** What is asked on the phone depends on who is there (CARE 2); a journey about it does not depend on the real hour. */
    static void dayAndNight() {
        url();
        if (running != null) {
            running.getBean(Organizations.class).all().forEach(running.getBean(OnDuty.class)::dayAndNight);
            running = null;
        }
    }

    private static String start() {
        Instant began = Instant.now();
        remove();
        int port = freePort();
        running = SpringApplication.run(
                Footbridge.class,
                "--server.port=" + port,
                "--footbridge.url=http://127.0.0.1:" + port,
                "--footbridge.data=" + DATA.toAbsolutePath(),
                "--footbridge.demo-begins=" + BEGINS,
                "--footbridge.words=strict");
        madeAt = running.getBean(Clock.class).instant();
        log.info(
                "The demo program was ready after {} s.",
                Duration.between(began, Instant.now()).toSeconds());
        return "http://127.0.0.1:" + port;
    }

    /** Each run meets the demo as it is made. */
    private static void remove() {
        try {
            if (Files.exists(DATA)) {
                FileSystemUtils.deleteRecursively(DATA);
            }
        } catch (IOException held) {
            throw new UncheckedIOException("Maybe an earlier run still uses " + DATA, held);
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
