package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.footbridge.measures.Change.Reading;
import org.footbridge.measures.Change.Scored;
import org.footbridge.measures.Change.Standing;
import org.footbridge.measures.Instrument.ScoreRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** What a course of scores says, by the dated rules of the shipped instruments (DOMAIN 4.1) and by nothing else. */
class ChangeTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final InstrumentName PCL5 = new InstrumentName("PCL5");
    private static final InstrumentName PCL5WEEK = new InstrumentName("PCL5WEEK");
    private static final InstrumentName PHQA = new InstrumentName("PHQA");
    private static final InstrumentName BAM = new InstrumentName("BAM");
    private static final Optional<Integer> NO_DATE_SET = Optional.empty();

    @Test
    void dana_who_came_with_19_and_leaves_with_5_has_recovered() {
        var change = phq9(19, 18, 16, 13, 14, 10, 7, 5);
        assertThat(change.standing()).isEqualTo(Standing.BETTER);
        assertThat(change.sinceStart().orElseThrow().points()).isEqualByComparingTo("-14");
        assertThat(change.sinceStart().orElseThrow().reading()).isEqualTo(Reading.BETTER);
        assertThat(change.band().orElseThrow().key()).isEqualTo("mild");
        assertThat(change.significant()).hasValue(true);
        assertThat(change.response()).hasValue(true);
        assertThat(change.remission()).as("5 is not below 5").hasValue(false);
        assertThat(phq9(19, 4).remission()).hasValue(true);
    }

    @Test
    void in_week_4_six_points_less_are_real_and_13_is_still_above_the_cut_off() {
        var change = phq9(19, 18, 16, 13);
        assertThat(change.standing()).isEqualTo(Standing.BETTER);
        assertThat(change.significant()).hasValue(false);
        assertThat(change.response()).hasValue(false);
        assertThat(change.sinceBefore().orElseThrow().reading()).isEqualTo(Reading.WITHIN_CHANCE);
    }

    @Test
    void four_points_are_chance_and_five_are_real_each_way() {
        assertThat(phq9(12, 8).standing()).isEqualTo(Standing.SAME);
        assertThat(phq9(12, 7).standing()).isEqualTo(Standing.BETTER);
        assertThat(phq9(12, 16).standing()).isEqualTo(Standing.SAME);
        assertThat(phq9(12, 17).standing()).isEqualTo(Standing.WORSE);
    }

    @Test
    void a_crooked_course_with_a_lapse_is_not_called_worse() {
        assertThat(phq9(19, 18, 20, 16, null, 14).standing()).isEqualTo(Standing.BETTER);
        assertThat(phq9(19, 18, 20).standing()).isEqualTo(Standing.SAME);
    }

    @Test
    void a_jump_up_since_the_time_before_is_worse_even_where_it_is_less_than_at_the_start() {
        var change = phq9(24, 12, 18);
        assertThat(change.sinceStart().orElseThrow().reading()).isEqualTo(Reading.BETTER);
        assertThat(change.sinceBefore().orElseThrow().reading()).isEqualTo(Reading.WORSE);
        assertThat(change.standing()).isEqualTo(Standing.WORSE);
        assertThat(change.standing().openedSingly()).isTrue();
    }

    @Test
    void a_betterment_lost_in_small_steps_is_not_on_track() {
        var change = phq9(19, 12, 15, 18);
        assertThat(change.sinceBefore().orElseThrow().reading()).isEqualTo(Reading.WITHIN_CHANCE);
        assertThat(change.standing()).isEqualTo(Standing.NOT_ON_TRACK);
        assertThat(change.standing().openedSingly()).isTrue();
    }

    @Test
    void a_flat_course_is_late_only_where_the_program_set_a_date_itself() {
        assertThat(phq9(19, 18, 19, 18, 18).standing()).isEqualTo(Standing.SAME);
        assertThat(read(InstrumentName.PHQ9, "total", Optional.of(28), 19, 18, 19, 18, 18)
                        .standing())
                .isEqualTo(Standing.NOT_ON_TRACK);
        assertThat(read(InstrumentName.PHQ9, "total", Optional.of(29), 19, 18, 19, 18, 18)
                        .standing())
                .isEqualTo(Standing.SAME);
        assertThat(read(InstrumentName.PHQ9, "total", Optional.of(28), 6, 5, 6, 5, 5)
                        .standing())
                .as("who begins below the cut-off has little to get better")
                .isEqualTo(Standing.SAME);
    }

    @Test
    void without_a_first_score_nothing_is_compared() {
        var none = phq9();
        assertThat(none.standing()).isEqualTo(Standing.NO_SCORE);
        assertThat(none.now()).isEmpty();
        assertThat(none.lastIsScorable()).isTrue();
        var blanks = phq9((Integer) null, null);
        assertThat(blanks.standing()).isEqualTo(Standing.NO_SCORE);
        assertThat(blanks.lastIsScorable()).isFalse();
        var first = phq9(null, 19);
        assertThat(first.standing()).isEqualTo(Standing.FIRST);
        assertThat(first.sinceStart()).isEmpty();
        assertThat(first.significant()).isEmpty();
        assertThat(first.response()).isEmpty();
        assertThat(first.remission()).isEmpty();
        assertThat(first.band().orElseThrow().key()).isEqualTo("moderately_severe");
    }

    @Test
    void answers_that_give_no_score_are_no_zero_and_are_said() {
        var change = phq9(19, 13, null);
        assertThat(change.lastIsScorable()).isFalse();
        assertThat(change.now().orElseThrow().total()).hasValue(BigDecimal.valueOf(13));
        assertThat(change.standing()).isEqualTo(Standing.BETTER);
    }

    @Test
    void the_month_and_the_week_form_of_the_pcl5_are_never_read_together() {
        var score = score(PCL5, "total");
        var given = List.of(
                scored(PCL5, "total", 0, 60),
                scored(PCL5WEEK, "total", 7, 30),
                scored(PCL5, "total", 28, 52),
                scored(PCL5WEEK, "total", 35, 20));
        var month = Change.of(PCL5, score, given, NO_DATE_SET);
        assertThat(month.now().orElseThrow().total()).hasValue(BigDecimal.valueOf(52));
        assertThat(month.sinceStart().orElseThrow().points()).isEqualByComparingTo("-8");
        assertThat(month.standing()).isEqualTo(Standing.SAME);
        var week = Change.of(PCL5WEEK, score(PCL5WEEK, "total"), given, NO_DATE_SET);
        assertThat(week.sinceStart().orElseThrow().points()).isEqualByComparingTo("-10");
        assertThat(week.standing()).as("no rule was found for the week form").isEqualTo(Standing.UNREAD);
    }

    @Test
    void fifteen_points_of_the_pcl5_are_real_and_28_crosses() {
        assertThat(read(PCL5, "total", NO_DATE_SET, 50, 36).standing()).isEqualTo(Standing.SAME);
        var better = read(PCL5, "total", NO_DATE_SET, 50, 35);
        assertThat(better.standing()).isEqualTo(Standing.BETTER);
        assertThat(better.significant()).hasValue(false);
        assertThat(read(PCL5, "total", NO_DATE_SET, 50, 28).significant()).hasValue(true);
        assertThat(read(PCL5, "total", NO_DATE_SET, 40, 28).significant())
                .as("12 points are chance, whatever they cross")
                .hasValue(false);
        assertThat(better.response()).as("no paper, no word of it").isEmpty();
        assertThat(better.remission()).isEmpty();
    }

    @Test
    void the_gad7_has_its_own_rules() {
        assertThat(read(InstrumentName.GAD7, "total", NO_DATE_SET, 15, 12).standing())
                .isEqualTo(Standing.SAME);
        assertThat(read(InstrumentName.GAD7, "total", NO_DATE_SET, 15, 11).standing())
                .isEqualTo(Standing.BETTER);
        assertThat(read(InstrumentName.GAD7, "total", NO_DATE_SET, 11, 7).significant())
                .hasValue(true);
        assertThat(read(InstrumentName.GAD7, "total", NO_DATE_SET, 11, 7).remission())
                .isEmpty();
    }

    @Test
    void where_no_paper_gives_a_rule_nothing_is_read_into_the_numbers() {
        for (var unread : List.of(
                read(PHQA, "total", Optional.of(7), 20, 3),
                read(BAM, "use", Optional.of(7), 0, 12),
                read(PCL5, "provisional", Optional.of(7), 0, 1))) {
            assertThat(unread.standing()).isEqualTo(Standing.UNREAD);
            assertThat(unread.standing().openedSingly()).isFalse();
            assertThat(unread.sinceStart().orElseThrow().reading()).isEqualTo(Reading.UNREAD);
            assertThat(unread.significant()).isEmpty();
            assertThat(unread.response()).isEmpty();
            assertThat(unread.remission()).isEmpty();
        }
    }

    @Test
    void a_rule_counts_from_its_day_on() {
        var early = new Scored(PCL5, "total", LocalDate.of(2021, 3, 1), Optional.of(BigDecimal.valueOf(60)));
        var later = new Scored(PCL5, "total", LocalDate.of(2021, 4, 1), Optional.of(BigDecimal.valueOf(20)));
        assertThat(Change.of(PCL5, score(PCL5, "total"), List.of(early, later), NO_DATE_SET)
                        .standing())
                .isEqualTo(Standing.UNREAD);
    }

    @Test
    void something_is_said_of_every_course_whatever_its_order() {
        var chance = new Random(4);
        for (int round = 0; round < 5_000; round++) {
            List<Scored> given = new ArrayList<>();
            int many = chance.nextInt(8);
            for (int index = 0; index < many; index++) {
                int total = chance.nextInt(-1, 28);
                given.add(scored(InstrumentName.PHQ9, "total", chance.nextInt(300), total < 0 ? null : total));
            }
            var change = Change.of(InstrumentName.PHQ9, score(InstrumentName.PHQ9, "total"), given, NO_DATE_SET);
            assertThat(change.standing()).isNotNull();
            assertThat(change.sinceStart().isPresent())
                    .isEqualTo(change.sinceBefore().isPresent());
            assertThat(change.band().isPresent()).isEqualTo(change.now().isPresent());
        }
    }

    private static Change phq9(@Nullable Integer... totals) {
        return read(InstrumentName.PHQ9, "total", NO_DATE_SET, totals);
    }

    /** One total a week, null for answers that gave none. */
    private static Change read(
            InstrumentName form, String key, Optional<Integer> expectedWithin, @Nullable Integer... totals) {
        List<Scored> given = new ArrayList<>();
        for (int week = 0; week < totals.length; week++) {
            given.add(scored(form, key, week * 7, totals[week]));
        }
        return Change.of(form, score(form, key), given, expectedWithin);
    }

    private static Scored scored(InstrumentName form, String key, int day, @Nullable Integer total) {
        return new Scored(
                form, key, MONDAY.plusDays(day), Optional.ofNullable(total).map(BigDecimal::valueOf));
    }

    private static ScoreRule score(InstrumentName form, String key) {
        try {
            return new InstrumentFile(FhirContext.forR4Cached(), JsonMapper.shared())
                    .facts(new ClassPathResource("instruments/%s.facts.json".formatted(form))
                            .getContentAsString(StandardCharsets.UTF_8))
                    .score(key)
                    .orElseThrow();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
