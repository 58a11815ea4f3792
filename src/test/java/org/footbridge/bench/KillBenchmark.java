package org.footbridge.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.footbridge.platform.KilledProgram;

/** Kills the program in the middle of writing, every fifth time its PostgreSQL instead, and counts what is missing. */
final class KillBenchmark implements Benchmark {

    private static final int KILLS = Integer.getInteger("footbridge.bench.kills", 200);
    private static final int EVERY = 5;

    @Override
    public String purpose() {
        return "200 kills while writing: acknowledged writes that are lost or there twice, risk answers without their one alert, groups half closed";
    }

    @Override
    public Map<String, Number> measure() throws Exception {
        Path data = BuiltProgram.freshFolder("kill");
        List<String> java = new ArrayList<>(BuiltProgram.java());
        java.addAll(List.of("-cp", System.getProperty("java.class.path")));
        var program = new KilledProgram(data, java);
        var random = new Random(KILLS);
        program.start();
        for (int kill = 1; kill <= KILLS; kill++) {
            program.letWrite(20 + random.nextInt(400));
            if (kill % EVERY == 0) {
                program.killDatabase();
            } else {
                program.kill();
                program.start();
            }
            if (kill % 10 == 0) {
                System.out.printf(
                        "%d kills, %d writes acknowledged%n",
                        kill, program.acknowledged().size());
            }
        }
        program.letWrite(20);
        program.kill();
        program.start();
        var acknowledged = List.copyOf(program.acknowledged());
        var stored = program.stored();
        var groups = program.groups();
        var answers = program.riskAnswers();
        program.stop();
        Map<String, Number> metrics = new LinkedHashMap<>();
        metrics.put("kills", KILLS);
        metrics.put("acknowledged", acknowledged.size());
        metrics.put(
                "lost",
                acknowledged.stream()
                        .filter(write -> !stored.containsKey(write))
                        .count());
        metrics.put(
                "doubled", stored.values().stream().filter(times -> times > 1).count());
        metrics.put("risk_answers", answers.acknowledged());
        metrics.put("alerts_lost", answers.lost());
        metrics.put("alerts_doubled", answers.twice());
        metrics.put("alerts_silent", answers.silent());
        metrics.put("groups_closed", groups.closed());
        metrics.put("groups_in_pieces", groups.inPieces());
        return metrics;
    }
}
