package org.footbridge.measures.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringOrListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.math.BigDecimal;
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
import org.footbridge.platform.TestTime;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
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
        for (var name : List.of(
                "PHQ9",
                "PHQ2",
                "PHQA",
                "GAD7",
                "PCL5",
                "PCL5WEEK",
                "AUDIT",
                "AUDITC",
                "BAM",
                "BAMR",
                "BAMIOP",
                "CSSRS",
                "CSSRSSINCE",
                "CRAVING",
                "SESSION")) {
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
                .hasSize(3);
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
        assertThat(search(amara, "urn:footbridge:questionnaire:PHQ9|1.1")).hasSize(1);
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

    @Test
    void a_posted_response_is_scored_and_alerts_like_any_other_and_comes_back_as_stored() {
        var sent = sent("PHQ9");
        for (var item : ITEMS) {
            sent.addItem().setLinkId("/" + item).addAnswer().setValue(new Coding("http://loinc.org", "LA6570-1", null));
        }
        sent.addItem().setLinkId("44261-6").addAnswer().setValue(new DecimalType(3)); // computed here, not believed
        var outcome = client.call(() -> responses.create(sent));
        assertThat(outcome.getCreated()).isTrue();
        var stored = (QuestionnaireResponse) outcome.getResource();
        Validity.check(stored, Validity.US_CORE + "us-core-questionnaireresponse");
        assertThat(stored.getIdPart()).isEqualTo(outcome.getId().getIdPart());
        assertThat(stored.getSubject().getReference()).isEqualTo("Patient/" + amara.value());
        assertThat(stored.getAuthored()).isEqualTo(sent.getAuthored());
        assertThat(stored.getItem().getLast().getAnswerFirstRep().getValue().primitiveValue())
                .isEqualTo("18");
        assertThat(house.inTransaction(
                        () -> sql.sql("select total from measures.v_scores where response_id = :id::uuid")
                                .param("id", stored.getIdPart())
                                .single(BigDecimal.class)))
                .isEqualByComparingTo("18");
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*)::int from alerts.v_open").single(Integer.class)))
                .isEqualTo(1);
    }

    @Test
    void an_audit_whose_items_were_left_out_by_the_published_rule_has_a_total() {
        var sent = sent("AUDIT");
        sent.addItem().setLinkId("68518-0").addAnswer().setValue(new Coding("http://loinc.org", "LA6270-8", "Never"));
        for (var item : List.of("97739-7", "97740-5")) {
            sent.addItem().setLinkId(item).addAnswer().setValue(new Coding(null, "no", "No"));
        }
        var stored = (QuestionnaireResponse)
                client.call(() -> responses.create(sent)).getResource();
        Validity.check(stored);
        assertThat(stored.getItem())
                .extracting(item -> item.getLinkId())
                .as("what was left out is no item")
                .containsExactly("68518-0", "97739-7", "97740-5", "75624-7");
        assertThat(stored.getItem().getLast().getAnswerFirstRep().getValue().primitiveValue())
                .isEqualTo("0");
    }

    @Test
    void a_bam_comes_in_three_scores_none_of_them_under_a_code_that_does_not_exist() {
        var sent = sent("BAMR");
        for (int item = 1; item <= 17; item++) {
            if (item == 7) {
                continue;
            }
            var answer = sent.addItem().setLinkId(Integer.toString(item)).addAnswer();
            answer.setValue(
                    List.of(1, 8, 9, 12, 14, 15, 17).contains(item)
                            ? new Coding("urn:footbridge:answer:BAMR", "0", null)
                            : new IntegerType(item == 6 ? 12 : 0));
        }
        var stored = client.call(() -> responses.create(sent)).getId().getIdPart();
        var found = house.inTransaction(() -> sql.sql("""
                        select score_id::text from measures.v_all_scores where response_id = :id::uuid order by score_place
                        """).param("id", stored).list(String.class));
        assertThat(found).hasSize(3);
        for (var id : found) {
            var observation = client.call(() -> scores.read(id)).orElseThrow();
            Validity.check(observation, Validity.US_CORE + "us-core-observation-screening-assessment");
            assertThat(observation.getCode().getCodingFirstRep().getSystem()).isEqualTo("urn:footbridge:score");
        }
        assertThat(client.call(() -> scores.read(found.getFirst()))
                        .orElseThrow()
                        .getValueQuantity()
                        .getValue())
                .isEqualByComparingTo("12");
        assertThat(house.inTransaction(
                        () -> sql.sql("select urgency from alerts.v_open").list(String.class)))
                .as("use goes to the clinician, never the night page")
                .containsExactly("lapse");
    }

    @Test
    void what_cannot_be_right_is_refused_with_its_place_and_stores_nothing() {
        var unknown = sent("PHQ9").setQuestionnaire("urn:footbridge:questionnaire:NOSUCH");
        var nobody = sent("PHQ9").setSubject(new Reference("Patient/" + java.util.UUID.randomUUID()));
        var draft = sent("PHQ9").setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.INPROGRESS);
        var future = sent("PHQ9").setAuthored(new java.util.Date(TestTime.now().toEpochMilli() + 86_400_000));
        for (var one : List.of(unknown, nobody, draft, future)) {
            one.addItem().setLinkId(ITEMS.getFirst()).addAnswer().setValue(new Coding(null, "LA6568-5", null));
        }
        var noItem = sent("PHQ9");
        noItem.addItem().setLinkId("0-0").addAnswer().setValue(new Coding(null, "LA6568-5", null));
        var noAnswer = sent("PHQ9");
        noAnswer.addItem().setLinkId(ITEMS.getFirst()).addAnswer().setValue(new Coding(null, "LA6572-7", null));
        var empty = sent("PHQ9");
        for (var refused : List.of(unknown, nobody, draft, future, noItem, noAnswer, empty)) {
            assertThatThrownBy(() -> client.call(() -> responses.create(refused)))
                    .isInstanceOfSatisfying(
                            BaseServerResponseException.class,
                            no -> assertThat(no.getStatusCode()).isEqualTo(422));
        }
        assertThat(house.inTransaction(() ->
                        sql.sql("select count(*)::int from measures.response").single(Integer.class)))
                .isZero();
    }

    private QuestionnaireResponse sent(String name) {
        return new QuestionnaireResponse()
                .setQuestionnaire("urn:footbridge:questionnaire:" + name)
                .setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED)
                .setSubject(new Reference("Patient/" + amara.value()))
                .setAuthored(java.util.Date.from(TestTime.now().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
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
