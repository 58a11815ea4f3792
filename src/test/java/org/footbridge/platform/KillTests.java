package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program over a folder of its own, killed in the middle of writing. */
class KillTests {

    @TempDir
    static Path temporary;

    private static final Set<String> acknowledged = new HashSet<>();
    private static Path folder;

    @BeforeAll
    static void anInstallation() throws IOException {
        folder = temporary.resolve("data");
        TestDatabase.copyTemplate(folder);
        try (var programs = Files.list(TestDatabase.PROGRAMS)) {
            for (Path one : programs.filter(KillTests::isPrograms).toList()) {
                Files.createSymbolicLink(folder.resolve(one.getFileName()), one);
            }
        }
    }

    @Test
    void killed_five_times_while_writing_it_finds_every_acknowledged_write() throws Exception {
        var random = new Random(5);
        for (int kill = 1; kill <= 5; kill++) {
            Process program = start();
            BufferedReader console = console(program);
            readUntil(console, "writing");
            assertThat(stored()).containsAll(acknowledged);
            if (kill == 3) {
                aSecondProgramIsRefused();
            }
            for (int write = 0; write < 50 + random.nextInt(300); write++) {
                acknowledged.add(readUntil(console, "acknowledged ").substring("acknowledged ".length()));
            }
            // By its handle: Process.destroyForcibly would close the console, with what is still to be read.
            program.toHandle().destroyForcibly();
            console.lines()
                    .filter(line -> line.startsWith("acknowledged "))
                    .forEach(line -> acknowledged.add(line.substring("acknowledged ".length())));
        }
        Process last = start();
        readUntil(console(last), "writing");
        assertThat(stored()).containsAll(acknowledged);
        last.destroy();
        assertThat(last.waitFor(20, TimeUnit.SECONDS)).as("stops within 20 s").isTrue();
        assertThat(folder.resolve("database/postmaster.pid"))
                .as("and its PostgreSQL with it")
                .doesNotExist();
    }

    private static void aSecondProgramIsRefused() throws Exception {
        Process second = start();
        String words = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isEqualTo(1);
        assertThat(words).contains("Another Footbridge is running on the data folder");
    }

    private static Set<String> stored() throws SQLException {
        Set<String> slugs = new HashSet<>();
        try (var reached = ReachedDatabase.of(folder);
                var app = DriverManager.getConnection(
                        reached.url(), "footbridge_app", reached.secrets().app());
                var rows = app.createStatement().executeQuery("select slug from platform.organization")) {
            while (rows.next()) {
                slugs.add(rows.getString(1));
            }
        }
        return slugs;
    }

    private static Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WritingProgram.class.getName(),
                "--footbridge.empty=true",
                "--footbridge.data=" + folder,
                "--server.port=0"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static BufferedReader console(Process program) {
        return new BufferedReader(new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String readUntil(BufferedReader console, String beginning) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = console.readLine(); line != null; line = console.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            said.add(line);
        }
        throw new AssertionError("The program ended:\n" + String.join("\n", said));
    }

    private static boolean isPrograms(Path one) {
        return one.getFileName().toString().startsWith("postgres-") && Files.isDirectory(one);
    }
}
