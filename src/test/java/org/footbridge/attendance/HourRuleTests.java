package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.footbridge.programs.Rule;
import org.junit.jupiter.api.Test;

class HourRuleTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void without_a_signed_rule_everything_counts_and_no_goal_is_named() {
        var rule = HourRule.of(_ -> Optional.empty());
        assertThat(rule.weekMinutes()).isEmpty();
        assertThat(rule.countable(List.of(time(0, "wellness", 55), time(1, "process", 20))))
                .isEqualTo(75);
        assertThat(rule.missing(0)).isZero();
    }

    @Test
    void nine_hours_with_three_a_day_count_only_full_days() {
        var rule = rule(Map.of("hours a week", "9", "least hours a day", "3"));
        var week = List.of(
                time(0, "process", 60),
                time(0, "skills", 60),
                time(0, "skills", 60),
                time(2, "process", 60),
                time(2, "skills", 60),
                time(2, "skills", 59));
        assertThat(rule.countable(week)).isEqualTo(180);
        assertThat(rule.missing(180)).isEqualTo(360);
        assertThat(rule.source()).isEqualTo("the contract, from Nov 16, 2026");
    }

    @Test
    void what_the_payer_does_not_count_is_left_out_before_the_day_is_measured() {
        var rule = rule(Map.of("hours a week", "7.5", "least hours a day", "2", "kinds that count", "process, Skills"));
        var week = List.of(time(0, "process", 60), time(0, "experiential", 60), time(1, "skills", 120));
        assertThat(rule.countable(week)).isEqualTo(120);
        assertThat(rule.weekMinutes()).contains(450);
    }

    @Test
    void a_rule_nobody_can_read_as_a_number_names_no_goal() {
        assertThat(rule(Map.of("hours a week", "nine")).weekMinutes()).isEmpty();
    }

    @Property(tries = 300)
    void what_counts_is_never_more_than_what_was_attended(
            @ForAll @Size(max = 20) List<@IntRange(min = 0, max = 240) Integer> minutes,
            @ForAll @IntRange(min = 0, max = 5) int leastHours) {
        var rule = rule(Map.of("hours a week", "9", "least hours a day", "" + leastHours));
        var week = java.util.stream.IntStream.range(0, minutes.size())
                .mapToObj(at -> time(at % 5, "process", minutes.get(at)))
                .toList();
        int attended = minutes.stream().mapToInt(Integer::intValue).sum();
        assertThat(rule.countable(week)).isBetween(0, attended);
        assertThat(rule.countable(week) + rule.missing(rule.countable(week))).isGreaterThanOrEqualTo(540);
    }

    private static HourRule.Time time(int day, String kind, int minutes) {
        return new HourRule.Time(MONDAY.plusDays(day), kind, minutes);
    }

    private static HourRule rule(Map<String, String> signed) {
        return HourRule.of(name ->
                Optional.ofNullable(signed.get(name)).map(value -> new Rule(name, value, "the contract", MONDAY)));
    }
}
