package org.footbridge.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.measures.Answers;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Aims.Standing;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A measured objective stands where its score, its side and its day say, and nothing more is concluded. */
@FootbridgeTest
class AimsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Measures measures;

    @Autowired
    Instruments instruments;

    @Autowired
    Aims aims;

    private Riverside.House house;
    private ParticipantId amara;
    private EpisodeId stay;
    private Instant now;
    private LocalDate today;

    @BeforeEach
    void amara_is_in_care_since_six_weeks() {
        house = riverside.found();
        now = TestTime.now();
        today = LocalDate.ofInstant(now, Riverside.NEW_YORK);
        var enrolled = house.enrolled("Amara", "Okafor", today.minusWeeks(6));
        amara = enrolled.id();
        stay = enrolled.episode();
        house.letCare(Role.THERAPIST, amara);
    }

    @Test
    void the_last_score_beside_the_aim_says_how_it_stands() {
        var aim = phq9(9, today.plusDays(20));
        assertThat(standing(aim)).isEqualTo(Standing.NO_SCORE);
        answers("PHQ9", 3, 16);
        answers("PHQ9", 2, 14);
        assertThat(standing(aim)).isEqualTo(Standing.ON_THE_WAY);
        assertThat(standing(phq9(9, today.minusDays(1)))).isEqualTo(Standing.DAY_PASSED);
        assertThat(standing(phq9(9, today))).as("the day itself counts").isEqualTo(Standing.ON_THE_WAY);
        assertThat(standing(phq9(14, today.minusDays(1))))
                .as("the value itself is reached")
                .isEqualTo(Standing.ACHIEVED);
        answers("PHQ9", 1, 20);
        assertThat(standing(aim)).isEqualTo(Standing.NOT_ON_TRACK);
    }

    @Test
    void a_score_that_is_better_when_higher_is_reached_from_below() {
        answers("BELONGING", 1, 4);
        assertThat(standing(objective("BELONGING", Optional.empty(), Optional.empty(), 6)))
                .isEqualTo(Standing.ON_THE_WAY);
        assertThat(standing(objective("BELONGING", Optional.of("total"), Optional.of(Aim.AT_LEAST), 4)))
                .isEqualTo(Standing.ACHIEVED);
    }

    @Test
    void a_score_or_a_form_nobody_has_stands_nowhere_and_breaks_nothing() {
        answers("PHQ9", 1, 12);
        assertThat(of(objective("PHQ9", Optional.of("nothing"), Optional.of(Aim.AT_MOST), 6))
                        .standing())
                .isEqualTo(Standing.NO_SCORE);
        var gone = objective("NOFORM", Optional.empty(), Optional.empty(), 6);
        assertThat(house.dana().call(() -> aims.of(amara, stay, plan(gone)))).isEmpty();
    }

    @Test
    void the_better_side_is_written_out_where_nothing_says_it() {
        var bound = house.dana()
                .call(() -> aims.bound(plan(objective("BELONGING", Optional.empty(), Optional.empty(), 6))));
        assertThat(bound.objectives().map(one -> one.aim().orElseThrow())).containsExactly(Aim.AT_LEAST);
        var signedBefore = plan(phq9(9, today));
        assertThat(house.dana().call(() -> aims.bound(signedBefore))).isEqualTo(signedBefore);
    }

    private Standing standing(PlanContent.Objective objective) {
        return of(objective).standing();
    }

    private Aims.Stands of(PlanContent.Objective objective) {
        return house.dana().call(() -> aims.of(amara, stay, plan(objective))).get(objective.line());
    }

    private static PlanContent.Objective phq9(int target, LocalDate by) {
        return new PlanContent.Objective(
                UUID.randomUUID(),
                "Mood lighter",
                Optional.of("PHQ9"),
                Optional.of(BigDecimal.valueOf(18)),
                Optional.of(BigDecimal.valueOf(target)),
                Optional.of(by),
                ObjectiveStatus.ACTIVE,
                Optional.empty(),
                List.of());
    }

    private static PlanContent.Objective objective(String form, Optional<String> score, Optional<Aim> aim, int target) {
        return new PlanContent.Objective(
                UUID.randomUUID(),
                "As agreed",
                Optional.of(form),
                score,
                aim,
                Optional.empty(),
                Optional.of(BigDecimal.valueOf(target)),
                Optional.empty(),
                ObjectiveStatus.ACTIVE,
                Optional.empty(),
                List.of());
    }

    private static PlanContent plan(PlanContent.Objective objective) {
        return new PlanContent(
                "",
                "",
                "",
                "",
                Optional.empty(),
                List.of(new PlanContent.Problem(
                        UUID.randomUUID(),
                        "Low mood",
                        Optional.empty(),
                        List.of(new PlanContent.Goal(UUID.randomUUID(), "I want to get up", List.of(objective))))));
    }

    private void answers(String form, int daysAgo, int total) {
        var name = new InstrumentName(form);
        var answers = Answers.none();
        int left = total;
        for (var item : house.job(() -> instruments.current(name)).orElseThrow().items()) {
            if (item.scored()) {
                int most = item.options().stream()
                        .flatMap(option -> option.weight().stream())
                        .mapToInt(BigDecimal::intValue)
                        .max()
                        .orElse(0);
                int value = Math.min(most, left);
                left -= value;
                answers = answers.with(
                        item.linkId(),
                        item.options().stream()
                                .filter(option -> option.weight()
                                        .filter(weight -> weight.intValue() == value)
                                        .isPresent())
                                .findFirst()
                                .orElseThrow()
                                .code());
            }
        }
        var given = answers;
        house.job(() -> measures.complete(
                amara, name, given, Mode.INTERVIEW, now.minus(Duration.ofDays(daysAgo)), Optional.empty()));
    }
}
