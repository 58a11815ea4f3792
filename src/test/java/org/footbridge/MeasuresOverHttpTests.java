package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.access.Clients;
import org.footbridge.fhir.Validity;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another house's program asks, sends and reads of measures over HTTP, rough input too. */
@FootbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasuresOverHttpTests {

    private static final List<String> PHQ9 =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    @Autowired
    Riverside riverside;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private FhirClient program;

    @BeforeAll
    void a_program_of_another_house() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        program = FhirClient.of(
                environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ, Clients.WRITE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "CSSRSSINCE"
            })
    void a_questionnaire_is_found_by_its_name_with_its_items_in_order_and_their_weights_beside_them(String name) {
        var answer = program.get("Questionnaire?name:exact=" + name);
        assertThat(answer.statusCode()).isEqualTo(200);
        var found = FhirClient.parse(Bundle.class, answer).getEntry();
        assertThat(found).hasSize(1);
        var questionnaire = (Questionnaire) found.getFirst().getResource();
        Validity.check(questionnaire);
        assertThat(questionnaire.getName()).isEqualTo(name);
        var shipped = JsonMapper.shared()
                .readTree(getClass().getResourceAsStream("/instruments/" + name + ".questionnaire.json"));
        assertThat(linkIds(questionnaire.getItem())).containsExactlyElementsOf(linkIds(shipped.path("item")));
        // A choice without a number, as "yes, in another way", counts for nothing in any score.
        var choices = flat(questionnaire.getItem())
                .filter(QuestionnaireItemComponent::hasAnswerOption)
                .toList();
        assertThat(choices).isNotEmpty();
        assertThat(choices.stream()
                        .filter(item -> item.getAnswerOption().stream()
                                .allMatch(option ->
                                        weight(option.getValueCoding()).isPresent())))
                .as("items whose every answer has a weight")
                .isNotEmpty();
        assertThat(program.bundle("Questionnaire?name:exact=" + name.toLowerCase(java.util.Locale.ROOT))
                        .getEntry())
                .isEmpty();
    }

    @Test
    void an_answer_hangs_on_the_stay_open_when_it_was_given_else_on_the_person() {
        var now = TestTime.now().truncatedTo(ChronoUnit.SECONDS);
        var within = created(phq9(patient(amara), authored(now.minus(1, ChronoUnit.DAYS)), PHQ9));
        var before = created(phq9(patient(amara), authored(now.minus(400, ChronoUnit.DAYS)), PHQ9));
        var nobodyYet = house.amara();
        var without = created(phq9("Patient/" + nobodyYet.value(), authored(now), PHQ9));
        assertThat(stay(within)).contains(amara.episode().value());
        assertThat(stay(before)).isEmpty();
        assertThat(stay(without)).isEmpty();
        assertThat(without.getSubject().getReference()).isEqualTo("Patient/" + nobodyYet.value());
        assertThat(without.getAuthored().toInstant()).isEqualTo(now);
        var read = program.get("QuestionnaireResponse/" + without.getIdPart());
        assertThat(FhirClient.text(FhirClient.parse(QuestionnaireResponse.class, read)))
                .isEqualTo(FhirClient.text(without));
    }

    @Test
    void the_answer_says_where_it_is_and_its_total_is_found_by_it() {
        var answer = post(phq9(patient(amara), authored(TestTime.now()), PHQ9));
        var stored = FhirClient.parse(QuestionnaireResponse.class, answer);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("/fhir/QuestionnaireResponse/" + stored.getIdPart());
        var found = program.bundle("Observation?derived-from=QuestionnaireResponse/" + stored.getIdPart())
                .getEntry();
        assertThat(found).hasSize(1);
        var total = (Observation) found.getFirst().getResource();
        assertThat(total.getCode().getCodingFirstRep().getCode()).isEqualTo("44261-6");
        assertThat(total.getValueQuantity().getValue()).isEqualByComparingTo("9");
        assertThat(total.getDerivedFromFirstRep().getReference())
                .isEqualTo("QuestionnaireResponse/" + stored.getIdPart());
    }

    @Test
    void without_a_time_it_was_answered_now_and_what_the_sender_computed_is_not_believed() {
        var stored = created(phq9(patient(amara), "", PHQ9)
                .replace("\"item\": [", "\"item\": [{\"linkId\": \"44261-6\", \"answer\": [{\"valueDecimal\": 27}]},"));
        assertThat(stored.getAuthored().toInstant())
                .isCloseTo(TestTime.now(), new org.assertj.core.data.TemporalUnitWithinOffset(60, ChronoUnit.SECONDS));
        assertThat(FhirClient.text(stored)).contains("\"valueDecimal\":9").doesNotContain("\"valueDecimal\":27");
    }

    @Test
    void a_risk_answer_sent_from_elsewhere_opens_an_alert_and_one_of_last_week_does_not() {
        var carla = house.amara();
        created(phq9("Patient/" + carla.value(), authored(TestTime.now().minus(8, ChronoUnit.DAYS)), PHQ9));
        assertThat(alerts(carla.value())).isEmpty();
        created(phq9("Patient/" + carla.value(), authored(TestTime.now()), PHQ9));
        assertThat(alerts(carla.value())).containsExactly("now");
    }

    @Test
    void an_audit_item_left_out_by_the_published_rule_counts_nothing_and_any_other_is_a_blank() {
        // Item 1 "Never": 2 to 8 are left out. Items 9 and 10 are asked.
        var skipped = created(audit("LA6270-8", List.of("97739-7", "97740-5")));
        assertThat(total(skipped)).isEqualByComparingTo("0");
        var blank = created(audit("LA6270-8", List.of("97739-7")));
        assertThat(program.bundle("Observation?derived-from=" + blank.getIdPart()).getEntry().stream()
                        .map(entry -> (Observation) entry.getResource())
                        .allMatch(score -> !score.hasValue() && score.hasDataAbsentReason()))
                .as("an item that was asked and left blank is no zero")
                .isTrue();
    }

    private record Rough(String what, String body, int status, String place, String says) {

        @Override
        public String toString() {
            return what;
        }
    }

    Stream<Rough> rough() {
        var who = patient(amara);
        var now = authored(TestTime.now());
        var good = phq9(who, now, PHQ9);
        return Stream.of(
                new Rough("no body", "", 400, "", ""),
                new Rough("no JSON", "Dear colleague,", 400, "", ""),
                new Rough("cut off", good.substring(0, good.length() / 2), 400, "", ""),
                new Rough("another type", "{\"resourceType\": \"Patient\"}", 400, "", ""),
                new Rough("a time that is none", phq9(who, "\"authored\": \"yesterday\",", PHQ9), 400, "", "yesterday"),
                new Rough(
                        "tomorrow",
                        phq9(who, authored(TestTime.now().plus(1, ChronoUnit.DAYS)), PHQ9),
                        422,
                        "QuestionnaireResponse.authored",
                        "future"),
                new Rough(
                        "nobody",
                        phq9("Patient/" + UUID.randomUUID(), now, PHQ9),
                        422,
                        "QuestionnaireResponse.subject",
                        "Patient"),
                new Rough(
                        "a group",
                        phq9("Group/" + amara.id().value(), now, PHQ9),
                        422,
                        "QuestionnaireResponse.subject",
                        ""),
                new Rough(
                        "no subject",
                        good.replaceFirst("\"subject\": \\{[^}]*},", ""),
                        422,
                        "QuestionnaireResponse.subject",
                        ""),
                new Rough(
                        "a form we do not have",
                        good.replace("questionnaire:PHQ9", "questionnaire:NOSUCH"),
                        422,
                        "QuestionnaireResponse.questionnaire",
                        "Questionnaire"),
                new Rough(
                        "not finished",
                        good.replace("\"completed\"", "\"in-progress\""),
                        422,
                        "QuestionnaireResponse.status",
                        "completed"),
                new Rough("nothing answered", phq9(who, now, List.of()), 422, "QuestionnaireResponse.item", ""),
                new Rough(
                        "an item the form does not have",
                        good.replace("44259-0", "99999-9"),
                        422,
                        "QuestionnaireResponse.item[2].linkId",
                        "99999-9"),
                new Rough(
                        "an answer it does not offer",
                        good.replaceFirst("LA6569-3", "LA33-6"),
                        422,
                        "QuestionnaireResponse.item[0].answer[0].value",
                        "44250-9"),
                new Rough(
                        "a code of another system",
                        good.replaceFirst("http://loinc.org", "http://snomed.info/sct"),
                        422,
                        "QuestionnaireResponse.item[0].answer[0].value",
                        "44250-9"),
                new Rough(
                        "a number where a choice is meant",
                        good.replaceFirst("\\{\"valueCoding\": [^}]*}}", "{\"valueInteger\": 3}"),
                        422,
                        "QuestionnaireResponse.item[0].answer[0].value",
                        "44250-9"),
                new Rough(
                        "words where a choice is meant",
                        good.replaceFirst("\\{\"valueCoding\": [^}]*}}", "{\"valueString\": \"often\"}"),
                        422,
                        "QuestionnaireResponse.item[0].answer[0].value",
                        "44250-9"),
                new Rough(
                        "the same item twice",
                        phq9(
                                who,
                                now,
                                Stream.concat(PHQ9.stream(), PHQ9.stream().limit(1))
                                        .toList()),
                        422,
                        "QuestionnaireResponse.item[9].answer",
                        "one answer"),
                new Rough(
                        "two hundred answers",
                        phq9(
                                who,
                                now,
                                IntStream.range(0, 200)
                                        .mapToObj(one -> "x" + one)
                                        .toList()),
                        422,
                        "QuestionnaireResponse.item[0].linkId",
                        "x0"),
                new Rough(
                        "two hundred answers to one item",
                        phq9(who, now, List.of(PHQ9.getFirst()))
                                .replaceFirst(
                                        "\"answer\": \\[(\\{.*?}})]",
                                        "\"answer\": ["
                                                + IntStream.range(0, 200)
                                                        .mapToObj(_ -> "$1")
                                                        .collect(Collectors.joining(","))
                                                + "]"),
                        422,
                        "QuestionnaireResponse.item[0].answer",
                        "one answer"));
    }

    @ParameterizedTest
    @MethodSource("rough")
    void what_cannot_be_right_is_refused_with_what_and_where_and_nothing_is_kept(Rough rough) {
        long before = kept();
        var answer = post(rough.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(rough.status());
        var outcome = FhirClient.parse(OperationOutcome.class, answer);
        var issue = outcome.getIssueFirstRep();
        assertThat(issue.getDiagnostics()).as(answer.body()).isNotBlank().containsIgnoringCase(rough.says());
        assertThat(answer.body()).doesNotContain("Exception", "org.footbridge", "at java");
        if (!rough.place().isEmpty()) {
            assertThat(issue.getExpression())
                    .extracting(Object::toString)
                    .as(answer.body())
                    .containsExactly(rough.place());
        }
        assertThat(kept()).isEqualTo(before);
    }

    private HttpResponse<String> post(String body) {
        return program.post("QuestionnaireResponse", body.getBytes(StandardCharsets.UTF_8));
    }

    private QuestionnaireResponse created(String body) {
        var answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return FhirClient.parse(QuestionnaireResponse.class, answer);
    }

    private static String patient(Riverside.Enrolled person) {
        return "Patient/" + person.id().value();
    }

    private static String authored(Instant at) {
        return "\"authored\": \"" + at.truncatedTo(ChronoUnit.SECONDS) + "\",";
    }

    /** Each item answered with "Several days". */
    private static String phq9(String subject, String authored, List<String> items) {
        return """
                {"resourceType": "QuestionnaireResponse", "questionnaire": "urn:footbridge:questionnaire:PHQ9",
                 "status": "completed", "subject": {"reference": "%s"}, %s
                 "item": [%s]}
                """.formatted(
                        subject,
                        authored,
                        items.stream()
                                .map(
                                        item -> "{\"linkId\": \"" + item
                                                + "\", \"answer\": [{\"valueCoding\": {\"system\": \"http://loinc.org\", \"code\": \"LA6569-3\"}}]}")
                                .collect(Collectors.joining(",")));
    }

    private String audit(String howOften, List<String> no) {
        return """
                {"resourceType": "QuestionnaireResponse", "questionnaire": "urn:footbridge:questionnaire:AUDIT",
                 "status": "completed", "subject": {"reference": "%s"},
                 "item": [{"linkId": "68518-0", "answer": [{"valueCoding": {"code": "%s"}}]}, %s]}
                """.formatted(
                        patient(amara),
                        howOften,
                        no.stream()
                                .map(item -> "{\"linkId\": \"" + item
                                        + "\", \"answer\": [{\"valueCoding\": {\"code\": \"no\"}}]}")
                                .collect(Collectors.joining(",")));
    }

    private java.math.BigDecimal total(QuestionnaireResponse stored) {
        var found =
                program.bundle("Observation?derived-from=" + stored.getIdPart()).getEntry();
        assertThat(found).hasSize(1);
        return ((Observation) found.getFirst().getResource()).getValueQuantity().getValue();
    }

    private Optional<UUID> stay(QuestionnaireResponse stored) {
        return house.inTransaction(() -> sql.sql(
                        "select episode_id from measures.response where id = :id::uuid and episode_id is not null")
                .param("id", stored.getIdPart())
                .optional(UUID.class));
    }

    private List<String> alerts(UUID participant) {
        return house.inTransaction(() -> sql.sql("select urgency from alerts.v_open where participant_id = :who")
                .param("who", participant)
                .list(String.class));
    }

    private long kept() {
        return house.inTransaction(
                () -> sql.sql("select count(*) from measures.response").single(Long.class));
    }

    private static Optional<String> weight(Coding coding) {
        return Stream.of("itemWeight", "ordinalValue")
                .map(name -> coding.getExtensionByUrl("http://hl7.org/fhir/StructureDefinition/" + name))
                .filter(java.util.Objects::nonNull)
                .map(extension -> extension.getValue().primitiveValue())
                .findFirst();
    }

    private static Stream<QuestionnaireItemComponent> flat(List<QuestionnaireItemComponent> items) {
        return items.stream().flatMap(item -> Stream.concat(Stream.of(item), flat(item.getItem())));
    }

    private static List<String> linkIds(List<QuestionnaireItemComponent> items) {
        return flat(items).map(QuestionnaireItemComponent::getLinkId).toList();
    }

    private static List<String> linkIds(JsonNode items) {
        return items.values().stream()
                .flatMap(item ->
                        Stream.concat(Stream.of(item.path("linkId").asString()), linkIds(item.path("item")).stream()))
                .toList();
    }
}
