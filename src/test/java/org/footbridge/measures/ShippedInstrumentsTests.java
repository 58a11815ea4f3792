package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Every instrument in the jar: its file against the published rule, and against an engine that is not ours. */
class ShippedInstrumentsTests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final InstrumentFile FILE =
            new InstrumentFile(FHIR, JsonMapper.builder().build());
    private static final Scoring SCORING = new Scoring();
    private static final Map<String, Instrument> ALL = Instruments.SHIPPED.stream()
            .collect(Collectors.toMap(InstrumentName::value, ShippedInstrumentsTests::read));

    private static Instrument read(InstrumentName name) {
        return FILE.read(
                new InstrumentId(UUID.randomUUID()),
                name,
                "1",
                name.value(),
                text(name, "questionnaire"),
                text(name, "facts"));
    }

    private static String text(InstrumentName name, String part) {
        try {
            return new ClassPathResource("instruments/%s.%s.json".formatted(name, part))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Stream<String> names() {
        return Instruments.SHIPPED.stream().map(InstrumentName::value);
    }

    @ParameterizedTest
    @MethodSource("names")
    void ten_thousand_answer_sets_score_as_the_published_rule_says(String name) {
        var instrument = ALL.get(name);
        var random = new Random(20261122);
        for (int round = 0; round < 10_000; round++) {
            var answers = answers(instrument, random);
            var scored = SCORING.score(instrument, answers).stream()
                    .collect(Collectors.toMap(Score::key, score -> score.total().map(BigDecimal::intValueExact)));
            var expected = SecondScorer.score(name, paper(instrument, answers));
            if (!scored.equals(expected)) { // a description for each of 10,000 would take longer than the scoring
                assertThat(scored).as("%s %s", name, answers).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_engine_that_is_not_ours_reads_the_same_file_the_same_way(String name) {
        var instrument = ALL.get(name);
        var random = new Random(7);
        for (int round = 0; round < 40; round++) {
            var answers = answers(instrument, random);
            for (var score : SCORING.score(instrument, answers)) {
                assertThat(Hapi.score(instrument, score.key(), answers))
                        .as("%s %s %s", name, score.key(), answers)
                        .isEqualTo(score.total().map(BigDecimal::intValueExact));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_fact_of_a_file_refers_to_something_in_it(String name) {
        var instrument = ALL.get(name);
        for (var score : instrument.facts().scores()) {
            assertThat(instrument.items()).extracting(Instrument.Item::linkId).containsAll(score.counts());
            assertThat(score.bands()).allSatisfy(band -> assertThat(band.from()).isLessThanOrEqualTo(band.to()));
        }
        for (var risk : instrument.facts().risks()) {
            assertThat(instrument.item(risk.item())).isPresent();
        }
        for (var item : instrument.items()) {
            item.enabledBy()
                    .forEach(when -> assertThat(instrument.item(when.linkId()))
                            .hasValueSatisfying(
                                    before -> assertThat(before.number()).isLessThan(item.number())));
        }
        assertThat(instrument.facts().license()).isNotBlank();
        assertThat(instrument.facts().source()).isNotBlank();
    }

    @Test
    void only_the_seven_day_form_of_the_bam_waits_for_its_words() {
        assertThat(ALL.values().stream()
                        .filter(one -> !one.hasAllWords())
                        .map(one -> one.name().value()))
                .containsExactly("BAMIOP");
    }

    @Test
    void no_two_forms_of_a_family_are_one_course() {
        assertThat(ALL.values().stream().filter(one -> one.facts().family().equals("BAM")))
                .hasSize(3);
        assertThat(ALL.values().stream().filter(one -> one.facts().family().equals("C-SSRS")))
                .hasSize(2);
        assertThat(ALL.values().stream().filter(one -> one.facts().family().equals("PCL-5")))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "PHQ9,total,27",
        "PHQ2,total,6",
        "PHQA,total,27",
        "GAD7,total,21",
        "PCL5,total,80",
        "PCL5,b,20",
        "PCL5,c,8",
        "PCL5,d,28",
        "PCL5,e,24",
        "PCL5WEEK,total,80",
        "AUDIT,total,40",
        "AUDITC,total,12",
        "BAM,use,12",
        "BAM,risk,24",
        "BAM,protective,24",
        "BAMR,use,90",
        "BAMR,risk,180",
        "BAMR,protective,180",
        "BAMIOP,use,12",
        "BAMIOP,risk,24",
        "BAMIOP,protective,24",
        "CSSRS,level,3",
        "CSSRSSINCE,level,3"
    })
    void the_highest_answers_come_to_the_published_maximum(String name, String key, int highest) {
        var instrument = ALL.get(name);
        var answers = Answers.none();
        for (var item : instrument.items()) {
            answers = answers.with(
                    item.linkId(),
                    item.kind() == Instrument.Kind.CHOICE
                            ? item.options().stream()
                                    .max(java.util.Comparator.comparing(
                                            one -> one.weight().orElse(BigDecimal.ZERO)))
                                    .orElseThrow()
                                    .code()
                            : item.highest().orElseThrow().toPlainString());
        }
        var all = answers;
        assertThat(SCORING.score(instrument, all).stream()
                        .filter(one -> one.key().equals(key)))
                .singleElement()
                .satisfies(one -> assertThat(one.total()).contains(BigDecimal.valueOf(highest)));
        assertThat(instrument.facts().score(key).orElseThrow().highest()).isEqualByComparingTo(String.valueOf(highest));
    }

    @ParameterizedTest
    @CsvSource({"0,zone_1", "7,zone_1", "8,zone_2", "15,zone_2", "16,zone_3", "19,zone_3", "20,zone_4", "40,zone_4"})
    void audit_totals_lie_in_the_published_zones(int total, String band) {
        assertThat(ALL.get("AUDIT").facts().main().bandOf(BigDecimal.valueOf(total)))
                .hasValueSatisfying(found -> assertThat(found.key()).isEqualTo(band));
    }

    @Test
    void audit_questions_left_out_by_the_published_rule_are_no_blanks() {
        var audit = ALL.get("AUDIT");
        var never =
                Answers.none().with("68518-0", "LA6270-8").with("97739-7", "no").with("97740-5", "last-year");
        assertThat(audit.asked(never)).extracting(Instrument.Item::number).containsExactly(1, 9, 10);
        assertThat(SCORING.score(audit, never)).singleElement().satisfies(score -> {
            assertThat(score.total()).contains(BigDecimal.valueOf(4));
            assertThat(score.missing()).isZero();
            assertThat(score.prorated()).isFalse();
        });
        var light =
                never.with("68518-0", "LA18926-8").with("68519-8", "LA15694-5").with("68520-6", "LA6270-8");
        assertThat(audit.asked(light)).extracting(Instrument.Item::number).containsExactly(1, 2, 3, 9, 10);
        assertThat(SCORING.score(audit, light).getFirst().total()).contains(BigDecimal.valueOf(5));
        assertThat(SCORING.score(audit, light.without("97739-7")).getFirst().total())
                .isEmpty();
        assertThat(SCORING.score(audit, light.without("97739-7")).getFirst().missing())
                .isEqualTo(1);
    }

    @Test
    void the_two_trauma_forms_ask_of_a_month_and_of_a_week() {
        assertThat(ALL.get("PCL5").items().getFirst().lead())
                .isEqualTo("In the past month, how much were you bothered by:");
        assertThat(ALL.get("PCL5WEEK").items().getFirst().lead())
                .isEqualTo("In the past week, how much were you bothered by:");
        assertThat(ALL.get("PCL5").facts().main().code())
                .hasValueSatisfying(code -> assertThat(code.code()).isEqualTo("101698-9"));
        assertThat(ALL.get("PCL5WEEK").facts().main().code()).isEmpty();
    }

    /** Random answers: a third of the sets whole, a third with a few blanks, a third with many; the skips are not heeded. */
    private static Answers answers(Instrument instrument, Random random) {
        int blanks = random.nextInt(3);
        var answers = Answers.none();
        for (var item : instrument.items()) {
            if (blanks > 0 && random.nextInt(blanks == 1 ? 12 : 3) == 0) {
                continue;
            }
            answers = answers.with(
                    item.linkId(),
                    switch (item.kind()) {
                        case CHOICE ->
                            item.options()
                                    .get(random.nextInt(item.options().size()))
                                    .code();
                        case INTEGER -> Integer.toString(random.nextInt(3) == 0 ? 0 : random.nextInt(31));
                        default -> throw new IllegalStateException(item.kind().name());
                    });
        }
        return random.nextBoolean() ? answers : instrument.withoutSkipped(answers);
    }

    private static List<@Nullable Integer> paper(Instrument instrument, Answers answers) {
        var paper = new ArrayList<@Nullable Integer>();
        for (var item : instrument.items()) {
            paper.add(item.value(answers).map(BigDecimal::intValueExact).orElse(null));
        }
        return paper;
    }

    /** The same expressions in HAPI's FHIRPath engine, over a real QuestionnaireResponse. */
    private static final class Hapi {

        private record NoDefinitions() implements IValidationSupport {

            @Override
            public FhirContext getFhirContext() {
                return FHIR;
            }

            @Override
            public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
                return List.of();
            }
        }

        private static final FHIRPathEngine ENGINE =
                new FHIRPathEngine(new HapiWorkerContext(FHIR, new NoDefinitions()));

        static Optional<Integer> score(Instrument instrument, String key, Answers answers) {
            var response = new QuestionnaireResponse();
            answers.codes().forEach((linkId, answer) -> {
                var item = instrument.item(linkId).orElseThrow();
                var given = response.addItem().setLinkId(linkId).addAnswer();
                if (item.kind() == Instrument.Kind.INTEGER) {
                    given.setValue(new IntegerType(answer));
                } else {
                    var coding = new Coding("urn:answers", answer, "");
                    item.option(answer)
                            .flatMap(Instrument.Option::weight)
                            .ifPresent(weight -> coding.addExtension(Scoring.ORDINAL_VALUE, new DecimalType(weight)));
                    given.setValue(coding);
                }
            });
            var rule = instrument.facts().score(key).orElseThrow();
            var text = instrument.questionnaire().getItem().stream()
                    .filter(item -> item.getLinkId().equals(rule.item()))
                    .flatMap(item -> Scoring.calculated(item).stream())
                    .findFirst()
                    .orElseThrow();
            for (var variable : instrument.questionnaire().getExtensionsByUrl(Scoring.VARIABLE)) {
                var named = (Expression) variable.getValue();
                text = text.replaceAll(
                        "%" + named.getName() + "\\b",
                        java.util.regex.Matcher.quoteReplacement("(" + named.getExpression() + ")"));
            }
            return ENGINE.evaluate(response, text).stream()
                    .findFirst()
                    .map(value -> new BigDecimal(value.primitiveValue()).intValueExact());
        }
    }
}
