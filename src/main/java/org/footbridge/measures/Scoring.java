package org.footbridge.measures;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/**
 * Scores answers by the expressions that stand in the instrument itself (SDC calculatedExpression in FHIRPath). Each is
 * parsed once and kept.
 */
@Component
class Scoring {

    static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private static final String CALCULATED =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
    private static final String VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";

    private final FHIRPathEngine engine;
    private final Map<Place, ExpressionNode> parsed = new ConcurrentHashMap<>();

    private record Place(InstrumentId instrument, String score) {}

    Scoring(FhirContext fhir) {
        this.engine = new FHIRPathEngine(new HapiWorkerContext(fhir, new NoDefinitions(fhir)));
    }

    /** Sums need no definitions of types; HAPI's own support would read 50 MB of them at the start. */
    private record NoDefinitions(FhirContext fhir) implements IValidationSupport {

        @Override
        public FhirContext getFhirContext() {
            return fhir;
        }

        @Override
        public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
            return List.of();
        }
    }

    /**
     * Every score of the instrument, in its order.
     *
     * @throws IllegalArgumentException if an answer is none the instrument offers
     */
    List<Score> score(Instrument instrument, Answers answers) {
        var response = weighted(instrument, answers);
        return instrument.facts().scores().stream()
                .map(rule -> score(instrument, rule, answers, response))
                .toList();
    }

    private Score score(
            Instrument instrument, Instrument.ScoreRule rule, Answers answers, QuestionnaireResponse response) {
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
        Optional<BigDecimal> total = engine.evaluate(response, expression(instrument, rule)).stream()
                .findFirst()
                .map(Base::primitiveValue)
                .map(value -> new BigDecimal(value).stripTrailingZeros())
                .map(value -> value.scale() < 0 ? value.setScale(0) : value);
        return new Score(
                rule.key(),
                total,
                total.flatMap(rule::bandOf).map(Instrument.Band::key),
                answered,
                missing,
                total.isPresent() && missing > 0);
    }

    /** The answers as a response whose codings carry their weights, as the expression wants them. */
    private static QuestionnaireResponse weighted(Instrument instrument, Answers answers) {
        var response = new QuestionnaireResponse();
        answers.codes().forEach((linkId, code) -> {
            var item = instrument
                    .item(linkId)
                    .filter(known -> known.takes(code))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s has no answer %s to item %s.".formatted(instrument.title(), code, linkId)));
            response.addItem().setLinkId(linkId).addAnswer().setValue(value(item, code));
        });
        return response;
    }

    private static Type value(Instrument.Item item, String code) {
        return switch (item.kind()) {
            case CHOICE -> {
                var option = item.option(code).orElseThrow();
                var coding = new Coding(option.system(), option.code(), option.label());
                option.weight().ifPresent(weight -> coding.addExtension(ORDINAL_VALUE, new DecimalType(weight)));
                yield coding;
            }
            case INTEGER -> new IntegerType(code);
            case DECIMAL -> new DecimalType(code);
            case DATE -> new DateType(code);
        };
    }

    private ExpressionNode expression(Instrument instrument, Instrument.ScoreRule rule) {
        return parsed.computeIfAbsent(new Place(instrument.id(), rule.key()), _ -> {
            var text = withVariables(instrument.questionnaire(), rule);
            try {
                return engine.parse(text);
            } catch (FHIRException unreadable) {
                throw new IllegalArgumentException(
                        "A score of %s cannot be read: %s".formatted(instrument.title(), text), unreadable);
            }
        });
    }

    /** SDC variables are pure, so each name may stand for its expression. */
    private static String withVariables(Questionnaire questionnaire, Instrument.ScoreRule rule) {
        String text = questionnaire.getItem().stream()
                .filter(item -> item.getLinkId().equals(rule.item()))
                .map(item -> item.getExtensionByUrl(CALCULATED))
                .filter(Objects::nonNull)
                .map(extension -> ((Expression) extension.getValue()).getExpression())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("%s has no score.".formatted(questionnaire.getTitle())));
        for (Extension variable : questionnaire.getExtensionsByUrl(VARIABLE).reversed()) {
            var named = (Expression) variable.getValue();
            text = text.replace("%" + named.getName(), "(" + named.getExpression() + ")");
        }
        return text;
    }
}
