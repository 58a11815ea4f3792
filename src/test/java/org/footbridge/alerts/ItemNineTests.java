package org.footbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNineTests {

    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final Optional<Instant> REVIEWED_LAST_WEEK = Optional.of(NOW.minus(Duration.ofDays(7)));

    @ParameterizedTest
    @CsvSource({"2,2", "3,3", "2,0", "3,2"})
    void two_or_three_is_now_whatever_was_before_and_whatever_plan_there_is(int answer, int last) {
        assertThat(ItemNine.from(Optional.of(answer), Optional.of(last), REVIEWED_LAST_WEEK, NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.NOW));
    }

    @Test
    void higher_than_last_time_is_now() {
        assertThat(ItemNine.from(Optional.of(1), Optional.of(0), REVIEWED_LAST_WEEK, NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.NOW));
    }

    @Test
    void one_unchanged_with_a_safety_plan_reviewed_within_14_days_is_the_same_day() {
        assertThat(ItemNine.from(Optional.of(1), Optional.of(1), REVIEWED_LAST_WEEK, NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.SAME_DAY));
        assertThat(ItemNine.from(Optional.of(1), Optional.of(1), Optional.of(NOW.minus(Duration.ofDays(14))), NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.SAME_DAY));
    }

    @Test
    void one_unchanged_without_a_fresh_safety_plan_is_now() {
        assertThat(ItemNine.from(Optional.of(1), Optional.of(1), Optional.empty(), NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.NOW));
        var justTooOld = Optional.of(NOW.minus(Duration.ofDays(14)).minusSeconds(1));
        assertThat(ItemNine.from(Optional.of(1), Optional.of(1), justTooOld, NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.NOW));
    }

    @Test
    void the_first_answer_above_zero_is_now() {
        assertThat(ItemNine.from(Optional.of(1), Optional.empty(), REVIEWED_LAST_WEEK, NOW, NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.NOW));
    }

    @Test
    void a_blank_is_not_a_no_and_is_asked_in_person() {
        assertThat(ItemNine.from(Optional.empty(), Optional.of(1), REVIEWED_LAST_WEEK, NOW, NOW))
                .isEqualTo(new ItemNine.AskInPerson());
    }

    @Test
    void an_answer_older_than_72_hours_by_its_own_date_is_history() {
        assertThat(ItemNine.from(
                        Optional.of(3), Optional.empty(), Optional.empty(), NOW.minus(Duration.ofHours(73)), NOW))
                .isEqualTo(new ItemNine.History());
        assertThat(ItemNine.from(
                        Optional.of(3), Optional.empty(), Optional.empty(), NOW.minus(Duration.ofHours(72)), NOW))
                .isEqualTo(new ItemNine.Alert(Urgency.NOW));
    }

    @Test
    void zero_opens_nothing() {
        assertThat(ItemNine.from(Optional.of(0), Optional.of(2), Optional.empty(), NOW, NOW))
                .isEqualTo(new ItemNine.Nothing());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void an_answer_the_item_does_not_have_is_a_bug(int impossible) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemNine.from(Optional.of(impossible), Optional.empty(), Optional.empty(), NOW, NOW));
    }

    @ParameterizedTest
    @CsvSource({"NOW,LAPSE,NOW", "LAPSE,NOW,NOW", "SAME_DAY,NOW,NOW", "SAME_DAY,LAPSE,SAME_DAY", "LAPSE,LAPSE,LAPSE"})
    void urgency_is_raised_and_never_lowered(Urgency open, Urgency later, Urgency then) {
        assertThat(open.orMoreUrgent(later)).isEqualTo(then);
    }
}
