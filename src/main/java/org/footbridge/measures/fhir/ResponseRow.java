package org.footbridge.measures.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.fhir.Labels;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Mode;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** One instrument answered once, with one of its scores. */
record ResponseRow(
        UUID id,
        UUID scoreId,
        UUID participantId,
        UUID instrumentId,
        String instrument,
        String version,
        Instant authoredAt,
        Instant storedAt,
        Mode mode,
        Optional<BigDecimal> total,
        Optional<String> band,
        String scoreKey,
        Regime regime) {

    private static final String CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    static final String RESPONSE_PROFILE = CORE + "us-core-questionnaireresponse";
    static final String SCORE_PROFILE = CORE + "us-core-observation-screening-assessment";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ORDINAL_VALUE = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
    private static final String OWN_SCORES = "urn:footbridge:score";
    private static final String ABSENT_REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /** One item as it was answered; blanks have no code. */
    record Answer(
            UUID responseId,
            String linkId,
            Optional<String> code,
            Optional<String> label,
            Optional<BigDecimal> value,
            boolean notAsked) {}

    /** What a response says: the answers, the items that were due, those held back, and the scores by their key. */
    private record Said(
            Map<String, Answer> given, Set<String> due, Set<String> notAsked, Map<String, BigDecimal> scores) {}

    /** The address an instrument is known by everywhere. */
    static String canonical(String instrument) {
        return "urn:footbridge:questionnaire:" + instrument;
    }

    /** @param scores by their key; one that is not scorable is not there */
    QuestionnaireResponse toResponse(Instrument asked, List<Answer> answers, Map<String, BigDecimal> scores) {
        var response = new QuestionnaireResponse();
        response.setId(id.toString());
        response.setMeta(Labels.meta(storedAt, 1, regime == Regime.PART2));
        response.getMeta().addProfile(RESPONSE_PROFILE);
        response.setQuestionnaire(canonical(instrument) + "|" + version);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(patient());
        if (mode != Mode.SENT) {
            response.setSource(patient());
        }
        if (mode == Mode.SELF) {
            response.setAuthor(patient());
        }
        response.setAuthoredElement(new DateTimeType(Date.from(authoredAt)));
        var given = answers.stream()
                .filter(answer -> answer.code().isPresent())
                .collect(Collectors.toMap(Answer::linkId, Function.identity()));
        var all = Answers.none();
        for (var answer : given.values()) {
            all = all.with(answer.linkId(), answer.code().orElseThrow());
        }
        var due = asked.asked(all).stream().map(Instrument.Item::linkId).collect(Collectors.toSet());
        due.addAll(given.keySet());
        var notAsked =
                answers.stream().filter(Answer::notAsked).map(Answer::linkId).collect(Collectors.toSet());
        var said = new Said(given, due, notAsked, scores);
        asked.questionnaire()
                .getItem()
                .forEach(item -> toItem(asked, item, said).ifPresent(response::addItem));
        return response;
    }

    /** In the Questionnaire's own order and nesting; a blank is an item without an answer; a display, and what a
     * published rule left out, is no item. */
    private static Optional<QuestionnaireResponseItemComponent> toItem(
            Instrument asked, QuestionnaireItemComponent item, Said all) {
        boolean leftOut = asked.item(item.getLinkId()).isPresent() && !all.due().contains(item.getLinkId());
        if (item.getType() == QuestionnaireItemType.DISPLAY || leftOut) {
            return Optional.empty();
        }
        var said = new QuestionnaireResponseItemComponent().setLinkId(item.getLinkId());
        if (item.hasText()) {
            said.setText(item.getText());
        }
        var score = asked.facts().scores().stream()
                .filter(one -> one.item().equals(item.getLinkId()))
                .findFirst();
        if (score.isPresent()) {
            return Optional.ofNullable(all.scores().get(score.get().key())).map(value -> {
                said.addAnswer().setValue(new DecimalType(value));
                return said;
            });
        }
        item.getItem().forEach(child -> toItem(asked, child, all).ifPresent(said::addItem));
        Optional.ofNullable(all.given().get(item.getLinkId()))
                .ifPresent(answer -> said.addAnswer().setValue(value(asked, answer)));
        if (all.notAsked().contains(item.getLinkId())) {
            said.addExtension(ABSENT_REASON, new CodeType("not-asked"));
        }
        return Optional.of(said);
    }

    private static Type value(Instrument asked, Answer answer) {
        var item = asked.item(answer.linkId()).orElseThrow();
        var code = answer.code().orElseThrow();
        return switch (item.kind()) {
            case CHOICE -> {
                var coding = new Coding(
                        item.option(code).map(Instrument.Option::system).orElse(null),
                        code,
                        answer.label().orElse(null));
                answer.value().ifPresent(weight -> coding.addExtension(ORDINAL_VALUE, new DecimalType(weight)));
                yield coding;
            }
            case INTEGER -> new IntegerType(code);
            case DECIMAL -> new DecimalType(code);
            case DATE -> new DateType(code);
        };
    }

    Observation toScore(Instrument asked) {
        var observation = new Observation();
        observation.setId(scoreId.toString());
        observation.setMeta(Labels.meta(storedAt, 1, regime == Regime.PART2));
        observation.getMeta().addProfile(SCORE_PROFILE);
        observation.setStatus(ObservationStatus.FINAL);
        observation.addCategory(new CodeableConcept(new Coding(CATEGORY, "survey", "Survey")));
        var score = asked.facts().score(scoreKey).orElseThrow();
        observation.setCode(new CodeableConcept(code(asked, score))
                .setText(asked.title() + " " + score.label().toLowerCase(Locale.US)));
        observation.setSubject(patient());
        observation.setEffective(new DateTimeType(Date.from(authoredAt)));
        if (mode == Mode.SELF) {
            observation.addPerformer(patient());
        }
        total.ifPresentOrElse(
                value -> observation.setValue(new Quantity()
                        .setValue(value)
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("{score}")
                        .setUnit("score")),
                () -> observation.setDataAbsentReason(new CodeableConcept(new Coding(ABSENT, "unknown", "Unknown"))
                        .setText("Not scorable: too many questions were left blank")));
        band.flatMap(score::band)
                .map(Instrument.Band::label)
                .ifPresent(label -> observation.addInterpretation(new CodeableConcept().setText(label)));
        observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + id));
        return observation;
    }

    /** The score's own code where one truly exists, else one of ours; never the panel's, never a guess. */
    static Coding code(Instrument instrument, Instrument.ScoreRule score) {
        return score.code()
                .map(code ->
                        new Coding(code.system(), code.code(), code.display().orElse(null)))
                .orElseGet(() -> new Coding(
                        OWN_SCORES,
                        instrument.name() + "-" + score.key(),
                        instrument.title() + " " + score.label().toLowerCase(Locale.US)));
    }

    private Reference patient() {
        return new Reference("Patient/" + participantId);
    }
}
