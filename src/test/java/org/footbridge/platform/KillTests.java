package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program over a folder of its own, killed in the middle of writing. */
class KillTests {

    @TempDir
    static Path temporary;

    private static KilledProgram program;

    @BeforeAll
    static void anInstallation() throws IOException {
        Path folder = temporary.resolve("data");
        TestDatabase.copyTemplate(folder);
        try (var unpacked = Files.list(TestDatabase.PROGRAMS)) {
            for (Path one : unpacked.filter(KillTests::holdsPrograms).toList()) {
                Files.createSymbolicLink(folder.resolve(one.getFileName()), one);
            }
        }
        program = new KilledProgram(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        // Pages and FHIR wait until somebody asks: what is killed here is the writing.
                        "-Dspring.main.lazy-initialization=true",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    }

    @AfterAll
    static void nothingRunsOn() throws Exception {
        program.end();
    }

    @Test
    void
            killed_five_times_while_writing_it_finds_every_acknowledged_write_and_the_alert_of_every_risk_answer_once_and_no_group_half_closed()
                    throws Exception {
        var random = new Random(5);
        for (int kill = 1; kill <= 5; kill++) {
            program.start();
            everyAcknowledgedWriteIsThereOnce();
            everyGroupIsClosedWholeOrOpenWhole();
            everyRiskAnswerHasItsAlertOnce();
            if (kill == 3) {
                assertThat(program.second()).contains("Another Footbridge is running on the data folder");
            }
            program.letClose(2);
            program.letAnswer(5);
            program.letWrite(50 + random.nextInt(300));
            program.kill();
        }
        program.start();
        everyAcknowledgedWriteIsThereOnce();
        everyGroupIsClosedWholeOrOpenWhole();
        everyRiskAnswerHasItsAlertOnce();
        assertThat(program.riskAnswers().acknowledged())
                .as("risk answers between kills")
                .isGreaterThanOrEqualTo(25);
        assertThat(program.groups().closed()).as("groups closed between kills").isGreaterThanOrEqualTo(10);

        program.killDatabase();
        program.letWrite(50);
        everyAcknowledgedWriteIsThereOnce();

        assertThat(program.stop()).as("program and PostgreSQL stop within 20 s").isTrue();
    }

    private static void everyAcknowledgedWriteIsThereOnce() throws Exception {
        // Copied first: the program goes on writing.
        var acknowledged = new HashSet<>(program.acknowledged());
        var stored = program.stored();
        // As sets: there are some ten thousand, and to look for each in all takes longer than all the kills.
        acknowledged.removeAll(stored.keySet());
        assertThat(acknowledged).as("acknowledged and lost").isEmpty();
        assertThat(stored.values()).as("there twice").allMatch(times -> times == 1);
    }

    private static void everyRiskAnswerHasItsAlertOnce() throws Exception {
        var answers = program.riskAnswers();
        assertThat(answers).isEqualTo(new KilledProgram.RiskAnswers(answers.acknowledged(), 0, 0, 0));
    }

    private static void everyGroupIsClosedWholeOrOpenWhole() throws Exception {
        assertThat(program.groups().inPieces())
                .as("groups neither closed nor open")
                .isZero();
    }

    private static boolean holdsPrograms(Path one) {
        return one.getFileName().toString().startsWith("postgres-") && Files.isDirectory(one);
    }
}
