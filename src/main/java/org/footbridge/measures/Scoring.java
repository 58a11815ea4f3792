package org.footbridge.measures;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.springframework.stereotype.Component;

/**
 * Scores answers by the expressions that stand in the instrument itself (SDC calculatedExpression and variable in
 * FHIRPath). They are read once an instrument and kept; a set of answers then takes microseconds.
 */
@Component
class Scoring {

    static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    static final String CALCULATED =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
    static final String VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";

    private final Map<InstrumentId, Formulas> read = new ConcurrentHashMap<>();

    /** @param scores by their key */
    record Formulas(Map<String, Formula> variables, Map<String, Formula> scores) {}

    /**
     * Every score of the instrument, in its order.
     *
     * @throws IllegalArgumentException if an answer is none the instrument offers
     */
    List<Score> score(Instrument instrument, Answers answers) {
        var formulas = read.computeIfAbsent(instrument.id(), _ -> formulas(instrument));
        var run = new Formula.Run(items(instrument, answers), formulas.variables());
        return instrument.facts().scores().stream()
                .map(rule -> score(instrument, rule, answers, formulas, run))
                .toList();
    }

    private static Score score(
            Instrument instrument, Instrument.ScoreRule rule, Answers answers, Formulas formulas, Formula.Run run) {
        int answered = 0;
        int missing = 0;
        for (var item : instrument.items()) {
            if (rule.counts().isEmpty() ? item.scored() : rule.counts().contains(item.linkId())) {
                if (answers.to(item.linkId()).isPresent()) {
                    answered++;
                } else if (instrument.isAsked(item, answers)) {
                    missing++;
                }
            }
        }
        Optional<BigDecimal> total = Objects.requireNonNull(formulas.scores().get(rule.key()))
                .number(run)
                .map(BigDecimal::stripTrailingZeros)
                .map(value -> value.scale() < 0 ? value.setScale(0) : value);
        return new Score(
                rule.key(),
                total,
                total.flatMap(rule::bandOf).map(Instrument.Band::key),
                answered,
                missing,
                total.isPresent() && missing > 0);
    }

    private static List<Formula.Item> items(Instrument instrument, Answers answers) {
        return answers.codes().entrySet().stream()
                .map(given -> {
                    var item = instrument
                            .item(given.getKey())
                            .filter(known -> known.takes(given.getValue()))
                            .orElseThrow(() -> new IllegalArgumentException("%s has no answer %s to item %s."
                                    .formatted(instrument.title(), given.getValue(), given.getKey())));
                    return new Formula.Item(item.linkId(), List.of(value(item, given.getValue())));
                })
                .toList();
    }

    private static Object value(Instrument.Item item, String answer) {
        return switch (item.kind()) {
            case CHOICE ->
                new Formula.Coded(
                        answer,
                        item.option(answer).flatMap(Instrument.Option::weight).orElse(null));
            case INTEGER, DECIMAL -> new BigDecimal(answer);
            case DATE -> answer;
        };
    }

    private static Formulas formulas(Instrument instrument) {
        var variables = new HashMap<String, Formula>();
        for (var variable : instrument.questionnaire().getExtensionsByUrl(VARIABLE)) {
            var named = (Expression) variable.getValue();
            variables.put(named.getName(), Formula.of(named.getExpression()));
        }
        var scores = new HashMap<String, Formula>();
        for (var rule : instrument.facts().scores()) {
            scores.put(rule.key(), Formula.of(expression(instrument.questionnaire(), rule)));
        }
        return new Formulas(Map.copyOf(variables), Map.copyOf(scores));
    }

    private static String expression(Questionnaire questionnaire, Instrument.ScoreRule rule) {
        return questionnaire.getItem().stream()
                .filter(item -> rule.item().equals(item.getLinkId()))
                .flatMap(item -> calculated(item).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no score %s.".formatted(questionnaire.getTitle(), rule.key())));
    }

    /** The expression an item is computed by. */
    static Optional<String> calculated(QuestionnaireItemComponent item) {
        return Optional.ofNullable(item.getExtensionByUrl(CALCULATED))
                .map(extension -> ((Expression) extension.getValue()).getExpression());
    }
}
