package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MinutesRulesTests {

    private static final Instant SIX = Instant.parse("2026-11-24T23:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-11-25T00:00:00Z");
    private static final Held HELD = new Held(Optional.of(SIX), Optional.of(SEVEN));

    @Test
    void who_was_there_the_whole_time_has_the_minutes_the_group_really_lasted() {
        assertThat(MinutesRules.minutes(Mark.of(Outcome.PRESENT), HELD)).isEqualTo(60);
    }

    @Test
    void nobody_has_minutes_before_somebody_says_when_the_group_began_and_ended() {
        assertThat(MinutesRules.minutes(Mark.of(Outcome.PRESENT), Held.NOT_YET)).isZero();
        assertThat(MinutesRules.missing(Mark.of(Outcome.PRESENT), Held.NOT_YET)).isPresent();
    }

    @Test
    void minutes_run_from_coming_to_going_and_never_beyond_the_group() {
        assertThat(MinutesRules.minutes(
                        Mark.of(Outcome.PRESENT_PARTIAL)
                                .arrived(SIX.plusSeconds(600))
                                .left(SEVEN.minusSeconds(900), ""),
                        HELD))
                .isEqualTo(35);
        assertThat(MinutesRules.minutes(
                        Mark.of(Outcome.PRESENT).arrived(SIX.minusSeconds(1200)).left(SEVEN.plusSeconds(1200), ""),
                        HELD))
                .isEqualTo(60);
    }

    @Test
    void choosing_not_to_costs_no_minute() {
        assertThat(MinutesRules.minutes(Mark.of(Outcome.PRESENT).part(1, Part.CHOSE_NOT_TO), HELD))
                .isEqualTo(60);
        assertThat(MinutesRules.minutes(Mark.of(Outcome.PRESENT_DECLINED_ACTIVITY), HELD))
                .isEqualTo(60);
    }

    @Test
    void who_comes_late_needs_a_time_and_who_leaves_early_a_time_and_a_line() {
        assertThat(MinutesRules.missing(Mark.of(Outcome.LATE), HELD)).contains("has no time of arrival");
        assertThat(MinutesRules.missing(Mark.of(Outcome.LEFT_EARLY), HELD)).contains("has no time of leaving");
        assertThat(MinutesRules.missing(Mark.of(Outcome.LEFT_EARLY).left(SEVEN.minusSeconds(60), ""), HELD))
                .contains("left early; one line says how and with whom");
        assertThat(MinutesRules.missing(
                        Mark.of(Outcome.LEFT_EARLY).left(SEVEN.minusSeconds(60), "With her sister"), HELD))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_outcome_says_whether_the_person_was_there_and_who_was_not_needs_no_times(Outcome outcome) {
        if (!outcome.inTheRoom()) {
            assertThat(MinutesRules.missing(Mark.of(outcome), Held.NOT_YET)).isEmpty();
            assertThat(MinutesRules.minutes(Mark.of(outcome), HELD)).isZero();
        }
    }
}
