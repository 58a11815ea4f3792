package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;

class SignInsAliveTests {

    @Test
    void a_page_within_a_minute_of_the_last_writes_nothing_and_a_later_one_keeps_the_sign_in_alive() {
        var last = Instant.parse("2026-11-22T15:00:00Z");
        var own = new MapSession();
        own.setLastAccessedTime(last);
        var kept = new SignInsAlive.Kept(own);

        kept.setLastAccessedTime(last.plusSeconds(59));
        assertThat(own.getLastAccessedTime()).isEqualTo(last);

        kept.setLastAccessedTime(last.plusSeconds(61));
        assertThat(own.getLastAccessedTime()).isEqualTo(last.plusSeconds(61));
    }
}
