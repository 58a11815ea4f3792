package org.footbridge.tasks;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.footbridge.access.GlassBroken;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Role;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives the privacy officer a task for each record opened without a relationship, and one that is due at once where the
 * participant had barred who tried (CARE 15). It commits with the opening, so no opening goes unseen.
 */
@Component
class GlassIsLookedAt {

    private static final Duration TO_LOOK = Duration.ofDays(1);

    private final Clock clock;
    private final Tasks tasks;

    GlassIsLookedAt(Clock clock, Tasks tasks) {
        this.clock = clock;
        this.tasks = tasks;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(GlassBroken broken) {
        var now = clock.instant();
        tasks.open(new NewTask(
                broken.refused() ? "barred person tried" : "look at break-glass",
                broken.refused()
                        ? "Now: somebody tried to open the record of a person who barred them"
                        : "Look at a record opened without a relationship",
                Optional.of(new ParticipantId(broken.participant())),
                Optional.of(Role.PRIVACY),
                Optional.empty(),
                broken.refused() ? now : now.plus(TO_LOOK),
                "/privacy/break-glass"));
    }
}
