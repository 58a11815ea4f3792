package org.footbridge.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;

/** Milliseconds of processor spent so far, by this process and by the database of a data folder. */
record Processor(double own, double database) {

    /** @param database process id of PostgreSQL's server */
    static Processor spent(long database) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var server = ProcessHandle.of(database).orElseThrow();
        return new Processor(
                system.getProcessCpuTime() / 1e6,
                Stream.concat(Stream.of(server), server.children())
                                .mapToDouble(process -> process.info()
                                        .totalCpuDuration()
                                        .orElse(Duration.ZERO)
                                        .toNanos())
                                .sum()
                        / 1e6);
    }

    /** What was spent since, for each of so many. */
    Processor since(Processor before, int times) {
        return new Processor((own - before.own) / times, (database - before.database) / times);
    }
}
