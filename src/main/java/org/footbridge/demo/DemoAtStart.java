package org.footbridge.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.platform.Announcement;
import org.footbridge.platform.DemoData;
import org.footbridge.platform.Installation;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Makes the demo before the first visitor comes: health is not up until it is there. A real installation never has one. */
@Component
class DemoAtStart implements ApplicationRunner, HealthIndicator, Announcement {

    private final Installation installation;
    private final DemoProgram program;
    private final Clock clock;
    private volatile boolean there;

    DemoAtStart(Installation installation, DemoProgram program, Clock clock) {
        this.clock = clock;
        this.installation = installation;
        this.program = program;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (installation.demo() && !program.isMade()) {
            DemoData.making(installation);
            program.make();
            DemoData.made(installation, LocalDate.ofInstant(clock.instant(), Founding.ZONE));
        }
        there = true;
    }

    @Override
    public Health health() {
        return there ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public List<String> lines() {
        if (!installation.demo()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(
                "Demo accounts, all with the password \"" + Founding.PASSWORD + "\":",
                "  director@demo therapist@demo associate@demo supervisor@demo intake@demo prescriber@demo",
                "  billing@demo privacy@demo participant@demo family@demo teen@demo guardian@demo"));
        DemoData.madeOn(installation)
                .filter(day -> day.isBefore(LocalDate.ofInstant(clock.instant(), Founding.ZONE)))
                .ifPresent(day -> lines.add("Its days are around " + day
                        + ". To bring it to today, and forget what was tried in it: ./footbridge run --new-demo"));
        return lines;
    }
}
