package org.footbridge.measures.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringOrListParam;
import ca.uhn.fhir.rest.param.StringParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.fhir.Validity;
import org.footbridge.measures.Answers;
import org.footbridge.measures.Completed;
import org.footbridge.measures.InstrumentName;
import org.footbridge.measures.Instruments;
import org.footbridge.measures.Measures;
import org.footbridge.measures.Mode;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class MeasuresAsFhirTests {

    private static final List<String> ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    @Autowired
    Riverside riverside;

    @Autowired
    Instruments instruments;

    @Autowired
    Measures measures;

    @Autowired
    QuestionnaireProvider questionnaires;

    @Autowired
    QuestionnaireResponseProvider responses;

    @Autowired
    OwnScores scores;

    private Riverside.House house;
    private Actor client;
    private ParticipantId amara;

    @BeforeEach
    void riverside_has_its_instruments() {
        house = riverside.found();
        client = Actor.client(house.organization(), "test");
        amara = house.amara();
        house.job(() -> {
            instruments.copy();
            return true;
        });
    }

    @Test
    void a_questionnaire_is_found_by_its_exact_name_and_is_valid() {
        for (var name : List.of("PHQ9", "GAD7")) {
            var found = client.call(
                    () -> questionnaires.search(named(name, true), null, null, null, request("Questionnaire")));
            assertThat(found.getEntry()).hasSize(1);
            var questionnaire = (Questionnaire) found.getEntryFirstRep().getResource();
            assertThat(questionnaire.getName()).isEqualTo(name);
            Validity.check(questionnaire);
            assertThat(client.call(() -> questionnaires.read(new IdType(questionnaire.getIdPart()))))
                    .isNotNull();
        }
        assertThat(client.call(() ->
                                questionnaires.search(named("PHQ", true), null, null, null, request("Questionnaire")))
                        .getEntry())
                .isEmpty();
        assertThat(client.call(() ->
                                questionnaires.search(named("phq", false), null, null, null, request("Questionnaire")))
                        .getEntry())
                .hasSize(1);
    }

    @Test
    void items_stand_in_published_order_with_weights_on_their_answers() {
        var found = client.call(
                () -> questionnaires.search(named("PHQ9", true), null, null, null, request("Questionnaire")));
        var questionnaire = (Questionnaire) found.getEntryFirstRep().getResource();
        assertThat(questionnaire.getItem().subList(1, 10))
                .extracting(item -> item.getLinkId())
                .containsExactlyElementsOf(ITEMS);
        assertThat(questionnaire.getItem().get(1).getAnswerOption())
                .extracting(option -> option.getValueCoding()
                        .getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/ordinalValue")
                        .getValue()
                        .primitiveValue())
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    void a_response_keeps_blanks_as_items_without_an_answer_and_fits_us_core() {
        var completed = completed("44260-8");
        var response = client.call(
                () -> responses.read(new IdType(completed.response().value().toString())));
        assertThat(response).isNotNull();
        Validity.check(response, Validity.US_CORE + "us-core-questionnaireresponse");
        assertThat(response.getItem().stream()
                        .filter(item -> item.getLinkId().equals("44260-8"))
                        .findFirst()
                        .orElseThrow()
                        .hasAnswer())
                .isFalse();
        assertThat(response.getSubject().getReference()).isEqualTo("Patient/" + amara.value());
    }

    @Test
    void responses_are_found_by_patient_and_questionnaire() {
        completed("44260-8");
        var other = house.participant("Ben", "Osei");
        assertThat(search(amara, "urn:footbridge:questionnaire:PHQ9")).hasSize(1);
        assertThat(search(amara, "urn:footbridge:questionnaire:PHQ9|1.0")).hasSize(1);
        assertThat(search(amara, "urn:footbridge:questionnaire:GAD7")).isEmpty();
        assertThat(search(other, null)).isEmpty();
    }

    @Test
    void a_total_stands_under_the_score_code_never_the_panel_and_points_to_its_answers() {
        var completed = completed("44250-9");
        var scoreId = house.inTransaction(() -> client.call(() -> responses.search(
                        patient(amara), null, null, null, null, null, null, request("QuestionnaireResponse"))))
                .getEntryFirstRep()
                .getResource()
                .getIdPart();
        assertThat(scoreId).isEqualTo(completed.response().value().toString());
        var observation = client.call(() -> scores.read(ofScore(completed))).orElseThrow();
        Validity.check(observation, Validity.US_CORE + "us-core-observation-screening-assessment");
        assertThat(observation.getCode().getCodingFirstRep().getCode()).isEqualTo("44261-6");
        assertThat(observation.getDerivedFromFirstRep().getReference())
                .isEqualTo("QuestionnaireResponse/" + completed.response().value());
        assertThat(observation.getValueQuantity().getValue()).isEqualByComparingTo("9");
    }

    @Test
    void a_total_that_is_not_scorable_says_so_and_has_no_value() {
        var completed = completed("44250-9", "44255-8", "44259-0");
        var observation = client.call(() -> scores.read(ofScore(completed))).orElseThrow();
        Validity.check(observation, Validity.US_CORE + "us-core-observation-screening-assessment");
        assertThat(observation.hasValue()).isFalse();
        assertThat(observation.getDataAbsentReason().getText()).startsWith("Not scorable");
    }

    @Autowired
    org.footbridge.platform.Sql sql;

    private String ofScore(Completed completed) {
        return house.inTransaction(() -> sql.sql("select score_id::text from measures.v_scores where response_id = :id")
                .param("id", completed.response())
                .single(String.class));
    }

    /** Several days for every item but these, which are left blank. */
    private Completed completed(String... blank) {
        return house.job(() -> {
            var answers = Answers.none();
            for (var item : ITEMS) {
                if (!List.of(blank).contains(item)) {
                    answers = answers.with(item, "LA6569-3");
                }
            }
            return measures.complete(amara, InstrumentName.PHQ9, answers, Mode.SELF, Optional.empty());
        });
    }

    private List<QuestionnaireResponse> search(ParticipantId who, @Nullable String questionnaire) {
        var asked = questionnaire == null
                ? null
                : new ReferenceAndListParam().addAnd(new ReferenceOrListParam().add(new ReferenceParam(questionnaire)));
        return client
                .call(() -> responses.search(
                        patient(who), null, asked, null, null, null, null, request("QuestionnaireResponse")))
                .getEntry()
                .stream()
                .map(entry -> (QuestionnaireResponse) entry.getResource())
                .toList();
    }

    private static ReferenceAndListParam patient(ParticipantId who) {
        return new ReferenceAndListParam()
                .addAnd(new ReferenceOrListParam().add(new ReferenceParam("Patient/" + who.value())));
    }

    private static StringAndListParam named(String name, boolean exact) {
        return new StringAndListParam().addAnd(new StringOrListParam().add(new StringParam(name, exact)));
    }

    private static SystemRequestDetails request(String type) {
        var request = new SystemRequestDetails();
        request.setFhirServerBase("http://localhost/fhir");
        request.setResourceName(type);
        request.setParameters(Map.of());
        return request;
    }
}
