package org.footbridge.measures.fhir;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.fhir.Labels;
import org.footbridge.measures.Instrument;
import org.footbridge.measures.Mode;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;

/** One instrument answered once, with its score. */
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
        Regime regime) {

    private static final String CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    static final String RESPONSE_PROFILE = CORE + "us-core-questionnaireresponse";
    static final String SCORE_PROFILE = CORE + "us-core-observation-screening-assessment";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /** One item as it was answered; blanks have no code. */
    record Answer(
            UUID responseId,
            String linkId,
            Optional<String> code,
            Optional<String> label,
            Optional<BigDecimal> value) {}

    /** The address an instrument is known by everywhere. */
    static String canonical(String instrument) {
        return "urn:footbridge:questionnaire:" + instrument;
    }

    QuestionnaireResponse toResponse(Instrument asked, List<Answer> answers) {
        var response = new QuestionnaireResponse();
        response.setId(id.toString());
        response.setMeta(Labels.meta(storedAt, 1, regime == Regime.PART2));
        response.getMeta().addProfile(RESPONSE_PROFILE);
        response.setQuestionnaire(canonical(instrument) + "|" + version);
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(patient());
        response.setSource(patient());
        if (mode == Mode.SELF) {
            response.setAuthor(patient());
        }
        response.setAuthoredElement(new DateTimeType(Date.from(authoredAt)));
        for (var answer : answers) {
            var item = response.addItem().setLinkId(answer.linkId());
            asked.item(answer.linkId()).ifPresent(known -> item.setText(known.text()));
            answer.code()
                    .ifPresent(code -> item.addAnswer()
                            .setValue(new Coding(
                                    "http://loinc.org", code, answer.label().orElse(null))));
        }
        total.ifPresent(value -> response.addItem()
                .setLinkId(asked.facts().score().code())
                .setText("Total score")
                .addAnswer()
                .setValue(new DecimalType(value)));
        return response;
    }

    Observation toScore(Instrument asked) {
        var observation = new Observation();
        observation.setId(scoreId.toString());
        observation.setMeta(Labels.meta(storedAt, 1, regime == Regime.PART2));
        observation.getMeta().addProfile(SCORE_PROFILE);
        observation.setStatus(ObservationStatus.FINAL);
        observation.addCategory(new CodeableConcept(new Coding(CATEGORY, "survey", "Survey")));
        var code = asked.facts().score();
        observation.setCode(new CodeableConcept(new Coding(code.system(), code.code(), code.display()))
                .setText(asked.title() + " total score"));
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
        band.map(key -> asked.facts().band(key).label())
                .ifPresent(label -> observation.addInterpretation(new CodeableConcept().setText(label)));
        observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + id));
        return observation;
    }

    private Reference patient() {
        return new Reference("Patient/" + participantId);
    }
}
