package org.footbridge.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Footbridge as {@code ./footbridge run} starts it, in a process of its own. */
final class BuiltProgram implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Process process;
    private final int port;
    private final double readySeconds;

    private BuiltProgram(Process process, int port, double readySeconds) {
        this.process = process;
        this.port = port;
        this.readySeconds = readySeconds;
    }

    /** The command up to {@code -jar} or {@code -cp}. */
    static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "@target/run/java.options");
    }

    /** Runs the jar itself; returns when its health is UP. */
    static BuiltProgram java(Path data, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("-jar", "target/run/footbridge.jar"));
        command.addAll(List.of(arguments));
        return start(command, data);
    }

    /** Runs the script, as a person would. */
    static BuiltProgram script(Path data, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("./footbridge", "run"));
        command.addAll(List.of(arguments));
        return start(command, data);
    }

    private static BuiltProgram start(List<String> command, Path data) throws IOException {
        int port = freePort();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("FOOTBRIDGE_DATA", data.toString(), "FOOTBRIDGE_PORT", "" + port));
        builder.redirectOutput(Path.of("target/bench.log").toFile());
        long begin = System.nanoTime();
        Process process = builder.start();
        while (!isUp(port)) {
            if (!process.isAlive() || System.nanoTime() - begin > PATIENCE_NANOS) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not start:\n" + Files.readString(Path.of("target/bench.log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return new BuiltProgram(process, port, (System.nanoTime() - begin) / 1e9);
    }

    int port() {
        return port;
    }

    /** From exec to the first health UP. */
    double readySeconds() {
        return readySeconds;
    }

    /** Resident memory of the JVM alone, in MB of 2^20 bytes. */
    long residentMegabytes() throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + process.pid()).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        return Long.parseLong(kilobytes) / 1024;
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request by hand: an HTTP client of its own would be part of what is measured. */
    private static boolean isUp(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1_000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .contains("\"status\":\"UP\"");
        } catch (IOException notYet) {
            return false;
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** An empty folder for a benchmark's data. */
    static Path freshFolder(String name) throws IOException {
        Path folder = Path.of("target/bench", name).toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
