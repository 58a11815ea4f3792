package org.footbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

/** Which hour it is: the real one, except where a demo was told to begin at another. */
class TimeTests {

    private static final Instant WEDNESDAY_EVENING = Instant.parse("2026-11-18T22:20:00Z");

    @Test
    void a_demo_begins_at_the_hour_it_was_told_and_goes_on() {
        var clock = clock(Installation.Mode.DEMO, "2026-11-18T17:20-05:00");
        assertThat(clock.instant()).isCloseTo(WEDNESDAY_EVENING, within(30, ChronoUnit.SECONDS));
        assertThat(clock.instant()).isAfterOrEqualTo(WEDNESDAY_EVENING);
        assertThat(Time.at(Instant.EPOCH, clock::instant)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void without_being_told_it_is_now() {
        for (var mode : Installation.Mode.values()) {
            assertThat(clock(mode, "").instant()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
        }
    }

    @Test
    void a_real_installation_never_lives_at_another_hour() {
        assertThatThrownBy(() -> clock(Installation.Mode.REAL, "2026-11-18T17:20-05:00"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Only a demo");
    }

    @Test
    void an_hour_nobody_can_read_stops_the_start() {
        assertThatThrownBy(() -> clock(Installation.Mode.DEMO, "Wednesday at five"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Wednesday at five");
    }

    private static Clock clock(Installation.Mode mode, String begins) {
        var installation = new Installation(mode, Path.of("data"), URI.create("http://localhost"));
        var beans = new StaticListableBeanFactory(Map.of("installation", installation));
        return new Time()
                .clock(
                        beans.getBeanProvider(Installation.class),
                        new MockEnvironment().withProperty("footbridge.demo-begins", begins));
    }
}
