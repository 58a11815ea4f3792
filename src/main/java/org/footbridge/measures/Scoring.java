package org.footbridge.measures;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.springframework.stereotype.Component;

/**
 * Scores answers by the expression that stands in the instrument itself (SDC calculatedExpression in FHIRPath). Parsed
 * once an instrument and kept.
 */
@Component
class Scoring {

    static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private static final String CALCULATED =
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
    private static final String VARIABLE = "http://hl7.org/fhir/StructureDefinition/variable";

    private final FHIRPathEngine engine;
    private final Map<InstrumentId, ExpressionNode> parsed = new ConcurrentHashMap<>();

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

    /** @throws IllegalArgumentException if an answer is none the instrument offers */
    Score score(Instrument instrument, Answers answers) {
        var response = weighted(instrument, answers);
        int answered = (int) instrument.items().stream()
                .filter(item -> item.scored() && answers.codes().containsKey(item.linkId()))
                .count();
        int missing = instrument.scoredItems() - answered;
        Optional<BigDecimal> total = engine.evaluate(response, expression(instrument)).stream()
                .findFirst()
                .map(Base::primitiveValue)
                .map(value -> new BigDecimal(value).stripTrailingZeros())
                .map(value -> value.scale() < 0 ? value.setScale(0) : value);
        return new Score(
                total,
                total.flatMap(instrument.facts()::bandOf).map(Instrument.Band::key),
                answered,
                missing,
                total.isPresent() && missing > 0);
    }

    /** The answers as a response whose codings carry their weights, as the expression wants them. */
    private static QuestionnaireResponse weighted(Instrument instrument, Answers answers) {
        var response = new QuestionnaireResponse();
        answers.codes().forEach((linkId, code) -> {
            var option = instrument
                    .item(linkId)
                    .flatMap(item -> item.option(code))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "%s has no answer %s to item %s.".formatted(instrument.title(), code, linkId)));
            var coding = new Coding(option.system(), option.code(), option.label());
            option.weight().ifPresent(weight -> coding.addExtension(ORDINAL_VALUE, new DecimalType(weight)));
            response.addItem().setLinkId(linkId).addAnswer().setValue(coding);
        });
        return response;
    }

    private ExpressionNode expression(Instrument instrument) {
        return parsed.computeIfAbsent(instrument.id(), _ -> {
            var text = withVariables(instrument.questionnaire());
            try {
                return engine.parse(text);
            } catch (FHIRException unreadable) {
                throw new IllegalArgumentException(
                        "The score of %s cannot be read: %s".formatted(instrument.title(), text), unreadable);
            }
        });
    }

    /** SDC variables are pure, so each name may stand for its expression. */
    private static String withVariables(Questionnaire questionnaire) {
        String text = questionnaire.getItem().stream()
                .map(item -> item.getExtensionByUrl(CALCULATED))
                .filter(extension -> extension != null)
                .map(extension -> ((Expression) extension.getValue()).getExpression())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("%s has no score.".formatted(questionnaire.getTitle())));
        for (Extension variable : questionnaire.getExtensionsByUrl(VARIABLE)) {
            var named = (Expression) variable.getValue();
            text = text.replace("%" + named.getName(), "(" + named.getExpression() + ")");
        }
        return text;
    }
}
