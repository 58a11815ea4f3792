package org.footbridge.demo;

import java.util.List;
import org.footbridge.platform.Announcement;
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
    private volatile boolean there;

    DemoAtStart(Installation installation, DemoProgram program) {
        this.installation = installation;
        this.program = program;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (installation.demo() && !program.isMade()) {
            program.make();
        }
        there = true;
    }

    @Override
    public Health health() {
        return there ? Health.up().build() : Health.outOfService().build();
    }

    @Override
    public List<String> lines() {
        return installation.demo()
                ? List.of(
                        "Demo accounts, all with the password \"" + Founding.PASSWORD + "\":",
                        "  director@demo therapist@demo associate@demo supervisor@demo intake@demo prescriber@demo",
                        "  billing@demo privacy@demo participant@demo family@demo teen@demo guardian@demo")
                : List.of();
    }
}
