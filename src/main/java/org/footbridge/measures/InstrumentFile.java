package org.footbridge.measures;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads an instrument from its two files: the FHIR Questionnaire and the facts beside it. */
@Component
class InstrumentFile {

    private static final String LOWEST = "http://hl7.org/fhir/StructureDefinition/minValue";
    private static final String HIGHEST = "http://hl7.org/fhir/StructureDefinition/maxValue";
    private static final String ITEM_WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight";

    private final FhirContext fhir;
    private final JsonMapper json;

    InstrumentFile(FhirContext fhir, JsonMapper json) {
        this.fhir = fhir;
        this.json = json;
    }

    Questionnaire questionnaire(String text) {
        return fhir.newJsonParser().parseResource(Questionnaire.class, text);
    }

    /** @throws ca.uhn.fhir.parser.DataFormatException at anything R4 does not know */
    Questionnaire strictly(String text) {
        return fhir.newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(Questionnaire.class, text);
    }

    Instrument.Facts facts(String text) {
        var node = json.readTree(text);
        return json.treeToValue(node.has("scores") ? node : ofOneTotal(node), Instrument.Facts.class);
    }

    Instrument read(InstrumentId id, InstrumentName name, String version, String title, String words, String facts) {
        var questionnaire = questionnaire(words);
        questionnaire.setId(id.value().toString());
        var reading = new Reading();
        reading.walk(questionnaire.getItem());
        reading.settle();
        return new Instrument(
                id, name, version, title, reading.stem, List.copyOf(reading.items), facts(facts), questionnaire);
    }

    /** Facts as they were written when an instrument had one total; such rows stay as they are for good. */
    private JsonNode ofOneTotal(JsonNode old) {
        var facts = json.createObjectNode();
        facts.put("family", "");
        var score = facts.putArray("scores").addObject();
        var code = old.get("score");
        score.put("key", "total")
                .put("label", "Total score")
                .put("item", code.get("code").asString());
        var coding = score.putObject("code");
        List.of("system", "code", "display").forEach(part -> coding.set(part, code.get(part)));
        score.set("lowest", code.get("lowest"));
        score.set("highest", code.get("highest"));
        score.put("direction", "worse-is-higher");
        score.putArray("counts");
        List.of("missing", "bands", "bandSource").forEach(part -> score.set(part, old.get(part)));
        score.putArray("screens");
        var rules = score.putArray("rules");
        old.get("change")
                .forEach(change ->
                        rules.addObject().put("kind", "reliable-change").setAll(rule((ObjectNode) change)));
        var risks = facts.putArray("risks");
        if (old.hasNonNull("riskItem")) {
            risks.addObject()
                    .put("item", old.get("riskItem").asString())
                    .put("from", 1)
                    .put("clock", "item-nine")
                    .put("blankIsAsked", true);
        }
        List.of("lookBackDays", "minimumAge", "minutes", "license", "source")
                .forEach(part -> facts.set(part, old.get(part)));
        facts.put("unvalidated", false).put("scoreForStaffOnly", false);
        return facts;
    }

    private ObjectNode rule(ObjectNode change) {
        var rule = json.createObjectNode();
        rule.set("since", change.get("since"));
        rule.set("value", change.get("points"));
        rule.set("paper", change.get("paper"));
        return rule;
    }

    /** Goes through the items in order; words between questions lead the next one. */
    private static final class Reading {

        private final List<Instrument.Item> items = new ArrayList<>();
        private String stem = "";
        private String lead = "";

        void walk(List<QuestionnaireItemComponent> level) {
            for (var item : level) {
                switch (item.getType()) {
                    case DISPLAY -> say(item.getText());
                    case GROUP -> {
                        say(item.getText());
                        walk(item.getItem());
                    }
                    case CHOICE -> ask(item, Instrument.Kind.CHOICE);
                    case INTEGER -> ask(item, Instrument.Kind.INTEGER);
                    case DECIMAL -> ask(item, Instrument.Kind.DECIMAL);
                    case DATE -> ask(item, Instrument.Kind.DATE);
                    default ->
                        throw new IllegalArgumentException("Item %s is of a type that is not asked here: %s"
                                .formatted(item.getLinkId(), item.getType()));
                }
            }
        }

        /** Opening words hold for all items, unless later ones take their place: then they head the first part only. */
        void settle() {
            boolean parted =
                    items.stream().skip(1).anyMatch(item -> !item.lead().isEmpty());
            if (parted && !stem.isEmpty() && items.getFirst().lead().isEmpty()) {
                items.set(0, items.getFirst().after(stem));
                stem = "";
            }
        }

        private void say(String words) {
            if (words == null || words.isBlank()) {
                return;
            }
            if (items.isEmpty() && stem.isEmpty()) {
                stem = words;
            } else {
                lead = lead.isEmpty() ? words : lead + " " + words;
            }
        }

        private void ask(QuestionnaireItemComponent item, Instrument.Kind kind) {
            if (item.getReadOnly()) {
                return; // a score
            }
            var options = item.getAnswerOption().stream()
                    .map(option -> option(option.getValueCoding()))
                    .toList();
            int number = items.size() + 1;
            items.add(new Instrument.Item(
                    item.getLinkId(),
                    number,
                    item.hasPrefix() ? item.getPrefix() : Integer.toString(number),
                    lead,
                    item.hasText() ? item.getText() : "",
                    kind,
                    kind == Instrument.Kind.INTEGER
                            || kind == Instrument.Kind.DECIMAL
                            || options.stream()
                                    .anyMatch(option -> option.weight().isPresent()),
                    options,
                    item.getEnableWhen().stream().map(Reading::condition).toList(),
                    item.getEnableBehavior() != EnableWhenBehavior.ALL,
                    number(item.getExtensionByUrl(LOWEST)),
                    number(item.getExtensionByUrl(HIGHEST))));
            lead = "";
        }

        private static Optional<BigDecimal> number(Extension bound) {
            return bound != null && bound.getValue() instanceof PrimitiveType<?> value
                    ? Optional.of(new BigDecimal(value.getValueAsString()))
                    : Optional.empty();
        }

        private static Instrument.Option option(Coding coding) {
            var weight = Optional.ofNullable(coding.getExtensionByUrl(Scoring.ORDINAL_VALUE))
                    .or(() -> Optional.ofNullable(coding.getExtensionByUrl(ITEM_WEIGHT)));
            return new Instrument.Option(
                    coding.getSystem(),
                    coding.getCode(),
                    Objects.requireNonNullElse(coding.getDisplay(), ""),
                    weight.map(one -> ((DecimalType) one.getValue()).getValue()));
        }

        private static Instrument.Condition condition(QuestionnaireItemEnableWhenComponent when) {
            var operator =
                    switch (when.getOperator()) {
                        case EXISTS -> Instrument.Operator.EXISTS;
                        case EQUAL -> Instrument.Operator.EQUAL;
                        case NOT_EQUAL -> Instrument.Operator.NOT_EQUAL;
                        case GREATER_THAN -> Instrument.Operator.GREATER;
                        case LESS_THAN -> Instrument.Operator.LESS;
                        case GREATER_OR_EQUAL -> Instrument.Operator.AT_LEAST;
                        case LESS_OR_EQUAL -> Instrument.Operator.AT_MOST;
                        default -> throw new IllegalArgumentException("A condition has no operator.");
                    };
            return new Instrument.Condition(when.getQuestion(), operator, answer(when.getAnswer()));
        }

        private static String answer(Type answer) {
            return answer instanceof Coding coding ? coding.getCode() : answer.primitiveValue();
        }
    }
}
