package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.footbridge.Riverside;
import org.footbridge.platform.FootbridgeTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The expression in the instrument against a second scorer, written from the published rule and not from the file. */
@FootbridgeTest
class ScoringTests {

    private static final List<String> PHQ9 =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    private static final List<String> GAD7 =
            List.of("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7");
    private static final List<String> WEIGHTS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    @Autowired
    Riverside riverside;

    @Autowired
    Instruments instruments;

    private Scoring scoring;
    private Riverside.House house;

    @BeforeEach
    void riverside_has_the_shipped_instruments() {
        house = riverside.found();
        scoring = new Scoring();
        house.job(() -> {
            instruments.copy();
            return true;
        });
    }

    /** Values by item, -1 for a blank. At most two blanks: the mean of what was answered for each; else no score. */
    private static Optional<Integer> byThePaper(int[] values) {
        int sum = 0;
        int answered = 0;
        for (int value : values) {
            if (value >= 0) {
                sum += value;
                answered++;
            }
        }
        if (values.length - answered > 2) {
            return Optional.empty();
        }
        double prorated = (double) sum / answered * values.length;
        return Optional.of((int) Math.floor(prorated + 0.5 + 1e-9));
    }

    @Test
    void ten_thousand_phq9_answer_sets_score_as_the_paper_says() {
        tenThousand(InstrumentName.PHQ9, PHQ9);
    }

    @Test
    void ten_thousand_gad7_answer_sets_score_as_the_paper_says() {
        tenThousand(InstrumentName.GAD7, GAD7);
    }

    private void tenThousand(InstrumentName name, List<String> items) {
        var instrument = instrument(name);
        var random = new Random(20261122);
        for (int round = 0; round < 10_000; round++) {
            boolean withBlanks = random.nextBoolean();
            int[] values = IntStream.range(0, items.size())
                    .map(item -> withBlanks && random.nextInt(4) == 0 ? -1 : random.nextInt(4))
                    .toArray();
            var score = total(instrument, answers(items, values));
            assertThat(score.total().map(BigDecimal::intValueExact)).isEqualTo(byThePaper(values));
            assertThat(score.missing()).isEqualTo((int)
                    IntStream.of(values).filter(value -> value < 0).count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,minimal",
        "4,minimal",
        "5,mild",
        "9,mild",
        "10,moderate",
        "14,moderate",
        "15,moderately_severe",
        "19,moderately_severe",
        "20,severe",
        "27,severe"
    })
    void phq9_totals_lie_in_the_published_bands(int total, String band) {
        assertThat(instrument(InstrumentName.PHQ9).facts().main().bandOf(BigDecimal.valueOf(total)))
                .hasValueSatisfying(found -> assertThat(found.key()).isEqualTo(band));
    }

    @ParameterizedTest
    @CsvSource({"0,minimal", "4,minimal", "5,mild", "9,mild", "10,moderate", "14,moderate", "15,severe", "21,severe"})
    void gad7_totals_lie_in_the_published_bands(int total, String band) {
        assertThat(instrument(InstrumentName.GAD7).facts().main().bandOf(BigDecimal.valueOf(total)))
                .hasValueSatisfying(found -> assertThat(found.key()).isEqualTo(band));
    }

    @Test
    void a_blank_is_never_a_zero() {
        var phq9 = instrument(InstrumentName.PHQ9);
        var twoBlank = total(phq9, answers(PHQ9, 3, 3, 3, 3, 3, 3, 3, -1, -1));
        assertThat(twoBlank.total()).contains(BigDecimal.valueOf(27));
        assertThat(twoBlank.prorated()).isTrue();
        var threeBlank = total(phq9, answers(PHQ9, 3, 3, 3, 3, 3, 3, -1, -1, -1));
        assertThat(threeBlank.total()).isEmpty();
        assertThat(threeBlank.band()).isEmpty();
        assertThat(total(phq9, Answers.none()).total()).isEmpty();
    }

    @Test
    void the_difficulty_question_counts_for_nothing() {
        var phq9 = instrument(InstrumentName.PHQ9);
        var answers = answers(PHQ9, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(total(phq9, answers.with("69722-7", "LA6574-3")).total())
                .isEqualTo(total(phq9, answers).total())
                .contains(BigDecimal.valueOf(9));
        assertThat(total(phq9, answers.with("69722-7", "LA6574-3")).missing()).isZero();
    }

    @Test
    void an_answer_the_item_does_not_offer_is_refused() {
        var phq9 = instrument(InstrumentName.PHQ9);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> total(phq9, Answers.none().with("44250-9", "LA6572-7")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> total(phq9, Answers.none().with("69725-0", "LA6568-5")));
    }

    @Test
    void the_words_and_codes_are_those_published_in_their_order() {
        var phq9 = instrument(InstrumentName.PHQ9);
        assertThat(phq9.stem())
                .isEqualTo("Over the last 2 weeks, how often have you been bothered by any of the following problems?");
        assertThat(phq9.items()).extracting(Instrument.Item::linkId).startsWith(PHQ9.toArray(String[]::new));
        assertThat(phq9.items().getFirst().options())
                .extracting(Instrument.Option::label)
                .containsExactly("Not at all", "Several days", "More than half the days", "Nearly every day");
        assertThat(phq9.items().get(8).text())
                .isEqualTo("Thoughts that you would be better off dead or of hurting yourself in some way");
        assertThat(phq9.facts().main().code().orElseThrow().code()).isEqualTo("44261-6");
        assertThat(phq9.facts().risks()).extracting(Instrument.RiskRule::item).containsExactly("44260-8");
        var gad7 = instrument(InstrumentName.GAD7);
        assertThat(gad7.items()).extracting(Instrument.Item::linkId).containsExactlyElementsOf(GAD7);
        assertThat(gad7.items().getFirst().options().getFirst().label()).isEqualTo("Not at all");
        assertThat(gad7.facts().main().code().orElseThrow().code()).isEqualTo("70274-6");
    }

    private Score total(Instrument instrument, Answers answers) {
        return scoring.score(instrument, answers).getFirst();
    }

    private Instrument instrument(InstrumentName name) {
        return house.job(() -> instruments.current(name).orElseThrow());
    }

    private static Answers answers(List<String> items, int... values) {
        var answers = Answers.none();
        for (int item = 0; item < values.length; item++) {
            if (values[item] >= 0) {
                answers = answers.with(items.get(item), WEIGHTS.get(values[item]));
            }
        }
        return answers;
    }
}
