package org.footbridge.alerts;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.footbridge.platform.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Carries what was written to ring. Tried again after five seconds, then ten, twenty … at most a minute, for half an
 * hour: by then the telling has written new rings to more people.
 */
@Configuration(proxyBeanMethods = false)
class RingSending {

    private static final Logger log = LoggerFactory.getLogger(RingSending.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(30);

    private final Rings rings;
    private final List<Carrier> carriers;
    private final Clock clock;

    RingSending(Rings rings, List<Carrier> carriers, Clock clock) {
        this.rings = rings;
        this.carriers = List.copyOf(carriers);
        this.clock = clock;
    }

    @Bean
    Task<Void> ringTask() {
        return Tasks.oneTime(RingJob.NAME)
                .onFailure((failed, then) -> then.reschedule(
                        failed, failed.getTimeDone().plus(wait(failed.getExecution().consecutiveFailures))))
                .execute((instance, _) -> {
                    var key = RingJob.Key.of(instance);
                    Actor.job(key.organization(), "ring").run(() -> send(key.ring()));
                });
    }

    /** @throws Waits if it is to be tried again */
    void send(RingId id) {
        rings.due(id).ifPresent(ring -> {
            try {
                carrier(ring.channel()).carry(ring);
            } catch (Carrier.NotCarried not) {
                boolean forGood =
                        not.isForGood() || ring.writtenAt().plus(GIVES_UP_AFTER).isBefore(clock.instant());
                log.warn("A ring {}: {}", forGood ? "is given up" : "waits", not.problem());
                rings.failed(id, not.problem(), forGood);
                rings.hurry(id);
                if (forGood) {
                    return;
                }
                throw new Waits(not.problem());
            }
            rings.sent(id);
        });
    }

    private Carrier carrier(Rings.Channel channel) {
        return carriers.stream()
                .filter(one -> one.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    static Duration wait(int failures) {
        var doubled = Duration.ofSeconds(5L << Math.min(failures, 5));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }

    /** Tells the scheduler to come again. */
    static final class Waits extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Waits(String problem) {
            super(problem, null, false, false);
        }
    }
}
