package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Clients;
import org.footbridge.fhir.Validity;
import org.footbridge.history.Bundles;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.TestTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What another house's program reads from us over HTTP after an evening of twelve and a hospital's bundle. */
@FootbridgeTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FhirOverHttpTests {

    private static final int PEOPLE = 12;
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
    private static final Pattern IDS =
            Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");

    /** The day a resource gives itself, whatever it calls it. */
    private static final Pattern TOLD =
            Pattern.compile("\"(?:period\":\\{\"start|start|startDate|effectiveDateTime|authored|dateTime|authoredOn|"
                    + "onsetDateTime|recordedDate|identifiedDateTime|sent)\":\"(\\d{4}-\\d{2}-\\d{2})");

    /** Every type, with the parameter of R4 that means its time; empty where it has none that sorts. */
    private static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("Patient", ""),
            Map.entry("Practitioner", ""),
            Map.entry("EpisodeOfCare", "date"),
            Map.entry("Appointment", "date"),
            Map.entry("Encounter", "date"),
            Map.entry("Observation", "date"),
            Map.entry("QuestionnaireResponse", "authored"),
            Map.entry("CarePlan", "date"),
            Map.entry("Goal", "start-date"),
            Map.entry("Consent", "date"),
            Map.entry("Task", "authored-on"),
            Map.entry("Condition", "onset-date"),
            Map.entry("MedicationRequest", "authoredon"),
            Map.entry("MedicationStatement", "effective"),
            Map.entry("AllergyIntolerance", "date"),
            Map.entry("Flag", "date"),
            Map.entry("DetectedIssue", "identified"),
            Map.entry("Communication", "sent"),
            Map.entry("Questionnaire", "")));

    /** A type's parameters that say what kind of thing is meant, and the element each looks at. */
    private static final Map<String, Map<String, String>> KINDS = Map.ofEntries(
            Map.entry("Patient", Map.of("gender", "gender")),
            Map.entry("EpisodeOfCare", Map.of("type", "type", "status", "status")),
            Map.entry("Appointment", Map.of("service-type", "serviceType", "status", "status")),
            Map.entry("Encounter", Map.of("class", "class", "type", "type", "status", "status")),
            Map.entry("Observation", Map.of("category", "category", "code", "code", "status", "status")),
            Map.entry("QuestionnaireResponse", Map.of("status", "status")),
            Map.entry("CarePlan", Map.of("category", "category", "status", "status", "intent", "intent")),
            Map.entry("Goal", Map.of("lifecycle-status", "lifecycleStatus", "achievement-status", "achievementStatus")),
            Map.entry("Consent", Map.of("category", "category", "scope", "scope", "status", "status")),
            Map.entry("Task", Map.of("code", "code", "status", "status", "intent", "intent")),
            Map.entry(
                    "Condition",
                    Map.of(
                            "category", "category",
                            "code", "code",
                            "clinical-status", "clinicalStatus",
                            "verification-status", "verificationStatus")),
            Map.entry("MedicationStatement", Map.of("status", "status")),
            Map.entry("Flag", Map.of("status", "status")),
            Map.entry("MedicationRequest", Map.of("code", "medication", "status", "status", "intent", "intent")),
            Map.entry(
                    "AllergyIntolerance",
                    Map.of(
                            "code", "code",
                            "category", "category",
                            "criticality", "criticality",
                            "type", "type",
                            "clinical-status", "clinicalStatus",
                            "verification-status", "verificationStatus")));

    @Autowired
    GroupEvening evenings;

    @Autowired
    Riverside riverside;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    private GroupEvening.Evening evening;
    private FhirClient reader;
    private String referred = "";

    @BeforeAll
    void twelve_people_came_once_and_a_hospital_sent_a_thirteenth() {
        evening = evenings.with(PEOPLE);
        evening.everybodyPresentAndClosed(evening.session());
        evening.people().subList(0, 4).forEach(person -> writtenDown.somethingOfEveryKind(evening.house(), person));
        reader = client(Set.of(Clients.READ));
        var answer = FhirClient.parse(
                Bundle.class, client(Set.of(Clients.WRITE)).post("$receive-referral", Bundles.of("Del587")));
        referred = answer.getEntry().get(1).getResource().getIdPart();
    }

    @Test
    void next_links_lead_to_every_row_exactly_once_in_either_order() {
        TYPES.forEach((type, time) -> {
            var some = some(type);
            var whole = ids(reader.all(some + "&_count=200"));
            assertThat(whole).as(type).doesNotHaveDuplicates().isNotEmpty();
            int few = Math.max(1, whole.size() / 4);
            for (var by : time.isEmpty() ? List.of("_lastUpdated") : List.of("_lastUpdated", time)) {
                var up = ids(reader.all(some + "&_sort=" + by + "&_count=" + few));
                var down = ids(reader.all(some + "&_sort=-" + by + "&_count=" + few));
                assertThat(up).as(type + " by " + by).containsExactlyInAnyOrderElementsOf(whole);
                assertThat(down).as(type + " by " + by + " from the end").isEqualTo(up.reversed());
            }
            assertThat(reader.count(some)).as(type).isEqualTo(whole.size());
        });
        assertThat(reader.count("Patient?_lastUpdated=gt2000")).isEqualTo(PEOPLE + 1);
        assertThat(reader.count("EpisodeOfCare?date=gt2000")).isEqualTo(PEOPLE);
        assertThat(reader.count("Encounter?status=finished&type=urn:footbridge:session-kind%7Cprocess"))
                .isEqualTo(PEOPLE);
    }

    @Test
    void each_resource_is_read_by_its_id_and_found_by_it() {
        TYPES.keySet().forEach(type -> {
            var first = reader.bundle(type + "?_count=1").getEntryFirstRep().getResource();
            var read = reader.get(type + "/" + first.getIdPart());
            assertThat(read.statusCode()).as(type).isEqualTo(200);
            assertThat(FhirClient.parse(first.getClass(), read).getIdPart()).isEqualTo(first.getIdPart());
            assertThat(ids(reader.all(type + "?_id=" + first.getIdPart()))).containsExactly(first.getIdPart());
        });
    }

    @Test
    void each_resource_is_found_by_whom_it_is_about() {
        for (var type : TYPES.keySet()) {
            if (Set.of("Patient", "Practitioner", "Questionnaire").contains(type)) {
                continue;
            }
            var who = Set.of("Condition", "MedicationRequest", "AllergyIntolerance")
                            .contains(type)
                    ? referred
                    : evening.person(0).value().toString();
            var some = type + "?_count=200&patient=";
            var found = ids(reader.all(some + who));
            assertThat(found).as(type).isNotEmpty();
            assertThat(ids(reader.all(some + "Patient/" + who))).as(type).isEqualTo(found);
            assertThat(ids(reader.all(some + UNKNOWN))).as(type).isEmpty();
            var inBody = reader.search(type, "_count=200&patient=" + who);
            assertThat(FhirClient.parse(Bundle.class, inBody).getEntry())
                    .as(type)
                    .hasSameSizeAs(found);
            var subject = type.equals("Appointment") ? "actor" : "subject";
            if (!Set.of("EpisodeOfCare", "Consent", "AllergyIntolerance", "DetectedIssue")
                    .contains(type)) {
                assertThat(ids(reader.all(type + "?_count=200&" + subject + "=Patient/" + who)))
                        .as(type)
                        .isEqualTo(found);
            }
        }
    }

    @Test
    void answers_are_taken_in_and_their_score_is_found_by_what_it_is_derived_from() {
        var person = evening.person(5).value();
        var answer = client(Set.of(Clients.WRITE)).post("QuestionnaireResponse", """
                {"resourceType": "QuestionnaireResponse", "questionnaire": "urn:footbridge:questionnaire:PHQ2",
                 "status": "completed", "subject": {"reference": "Patient/%s"}, "authored": "%s",
                 "item": [{"linkId": "44250-9", "answer": [{"valueCoding": {"system": "http://loinc.org", "code": "LA6571-9"}}]},
                          {"linkId": "44255-8", "answer": [{"valueCoding": {"system": "http://loinc.org", "code": "LA6569-3"}}]}]}
                """.formatted(
                        person, TestTime.now().minus(Duration.ofDays(1)))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var stored = FhirClient.parse(org.hl7.fhir.r4.model.QuestionnaireResponse.class, answer);
        assertThat(stored.getItem()).hasSize(3);
        for (var reference : List.of("QuestionnaireResponse/" + stored.getIdPart(), stored.getIdPart())) {
            assertThat(reader.bundle("Observation?derived-from=" + reference).getEntry())
                    .singleElement()
                    .satisfies(found -> {
                        var score = (org.hl7.fhir.r4.model.Observation) found.getResource();
                        assertThat(score.getCode().getCodingFirstRep().getCode())
                                .isEqualTo("55758-7");
                        assertThat(score.getValueQuantity().getValue()).isEqualByComparingTo("4");
                    });
        }
        assertThat(reader.all("Observation?derived-from=QuestionnaireResponse/" + UNKNOWN))
                .isEmpty();
        assertThat(client(Set.of(Clients.READ))
                        .post("QuestionnaireResponse", new byte[] {'{', '}'})
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void each_resource_is_found_by_its_kind_and_no_other_is() {
        KINDS.forEach((type, parameters) -> {
            var search = some(type) + "&_count=200&";
            var some = reader.bundle(search + "_total=none").getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .toList();
            parameters.forEach((parameter, element) -> {
                var wanted = some.stream()
                        .flatMap(one -> codings(one, element).stream())
                        .min(Comparator.comparing(coding -> coding.getSystem() + coding.getCode()))
                        .orElseThrow(() -> new AssertionError("No " + type + " has a " + element));
                var both = encoded(wanted.getSystem() + "|" + wanted.getCode());
                var as = type + "." + parameter;
                var expected = ids(some.stream()
                        .filter(one -> codings(one, element).stream()
                                .anyMatch(coding -> coding.getCode().equals(wanted.getCode())
                                        && coding.getSystem().equals(wanted.getSystem())))
                        .toList());
                assertThat(ids(reader.bundle(search + parameter + "=" + both)))
                        .as(as)
                        .isEqualTo(expected);
                assertThat(ids(reader.bundle(search + parameter + "=" + encoded(wanted.getCode()))))
                        .as(as + " without a system")
                        .containsAll(expected);
                assertThat(ids(reader.bundle(type + "?" + parameter + "=urn:x%7C" + encoded(wanted.getCode()))))
                        .as(as + " of another system")
                        .isEmpty();
            });
        });
    }

    @Test
    void each_resource_is_found_on_the_day_it_tells() {
        TYPES.forEach((type, time) -> {
            if (time.isEmpty()) {
                return;
            }
            var told =
                    reader.bundle(some(type) + "&_count=1").getEntryFirstRep().getResource();
            var day = TOLD.matcher(FhirClient.text(told))
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(FhirClient.text(told)))
                    .group(1);
            var that = "&_count=200&" + time + "=ge" + day + "&" + time + "=le" + day;
            assertThat(ids(reader.all(some(type) + that)))
                    .as(type + " on " + day)
                    .contains(told.getIdPart());
            assertThat(reader.all(some(type) + "&" + time + "=lt1900")).as(type).isEmpty();
            assertThat(reader.all(some(type) + "&" + time + "=sa2100")).as(type).isEmpty();
        });
    }

    @Test
    void a_person_is_found_by_parts_of_the_name_as_asked() {
        for (var found : List.of("name=amara", "family=oka", "given=Ama", "name:exact=Okafor", "name:contains=kafo")) {
            assertThat(ids(reader.all("Patient?" + found)))
                    .as(found)
                    .containsExactly(evening.person(0).value().toString());
        }
        for (var nobody : List.of("name:exact=okafor", "family=kafor", "given:exact=Ama", "family:contains=amara")) {
            assertThat(reader.all("Patient?" + nobody)).as(nobody).isEmpty();
        }
        assertThat(reader.all("Patient?birthdate=1992-03-14&gender=unknown&_count=200"))
                .hasSize(PEOPLE);
        assertThat(reader.all("Patient?identifier=urn:ietf:rfc:3986%7Curn:uuid:" + referred))
                .hasSize(1);
    }

    @Test
    void the_statement_offers_what_each_type_answers() {
        var statement = FhirClient.parse(CapabilityStatement.class, reader.getAs("", "metadata"));
        Validity.check(statement);
        var rest = statement.getRestFirstRep();
        assertThat(rest.getOperation()).extracting(one -> one.getName()).containsExactly("receive-referral");
        assertThat(rest.getSecurity().getService()).isNotEmpty();
        var offered = rest.getResource().stream()
                .filter(type -> TYPES.containsKey(type.getType()))
                .collect(Collectors.toMap(CapabilityStatementRestResourceComponent::getType, type -> type));
        assertThat(offered.keySet()).containsExactlyInAnyOrderElementsOf(TYPES.keySet());
        offered.forEach((type, resource) -> {
            var names = resource.getSearchParam().stream()
                    .map(parameter -> parameter.getName())
                    .collect(Collectors.toSet());
            assertThat(names).as(type).contains("_id", "_lastUpdated");
            assertThat(names)
                    .as(type)
                    .containsAll(KINDS.getOrDefault(type, Map.of()).keySet());
            if (!TYPES.get(type).isEmpty()) {
                assertThat(names).as(type).contains(TYPES.get(type), "patient");
            }
            assertThat(resource.getInteraction())
                    .extracting(one -> one.getCode().toCode())
                    .as(type)
                    .containsExactlyInAnyOrder(
                            type.equals("QuestionnaireResponse")
                                    ? new String[] {"read", "search-type", "create"}
                                    : new String[] {"read", "search-type"});
        });
        Set<String> claimed = new TreeSet<>();
        Set<String> listed = new TreeSet<>();
        offered.forEach((type, resource) -> {
            resource.getSupportedProfile().forEach(profile -> listed.add(profile.getValue()));
            reader.bundle(type + "?_count=200")
                    .getEntry()
                    .forEach(entry -> entry.getResource()
                            .getMeta()
                            .getProfile()
                            .forEach(profile -> claimed.add(profile.getValue())));
        });
        assertThat(listed).containsAll(claimed);
    }

    @Test
    void what_nobody_declared_is_refused_and_what_is_not_here_is_not_found() {
        TYPES.forEach((type, time) -> {
            refused(400, type + "?nonsense=1");
            refused(400, type + "?_sort=nonsense");
            refused(400, type + "?_count=many");
            refused(400, type + "?_cursor=nowhere");
            refused(400, type + "?_lastUpdated=yesterday");
            refused(400, type + "?_lastUpdated:exact=2026");
            refused(400, type + "?_include=" + type + ":subject");
            refused(404, type + "/" + UNKNOWN);
            refused(404, type + "/x");
            if (!time.isEmpty()) {
                refused(400, type + "?" + time + "=soon");
                refused(400, type + "?patient=");
                refused(400, type + "?patient=Foo/1");
                refused(400, type + "?patient:Foo=1");
                refused(400, type + "?patient.name=amara");
            }
        });
        refused(404, "Nonsense");
        refused(400, "Patient?_total=many");
        refused(400, "Patient?_summary=short");
        assertThat(reader.get("Patient?_format=xml").statusCode()).isEqualTo(406);
    }

    @Test
    void nobody_reads_without_a_token_that_says_so() {
        var path = "Patient/" + referred;
        for (var authorization : List.of("", "Bearer nonsense", "Basic ZGVtbzpkZW1v")) {
            var answer = reader.getAs(authorization, path);
            assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
            assertThat(FhirClient.parse(OperationOutcome.class, answer).getIssue())
                    .isNotEmpty();
        }
        var writer = client(Set.of(Clients.WRITE));
        assertThat(writer.get(path).statusCode()).isEqualTo(403);
        assertThat(writer.get("Patient").statusCode()).isEqualTo(403);
        assertThat(reader.post("$receive-referral", new byte[0]).statusCode()).isEqualTo(403);
    }

    @Test
    void another_organization_finds_and_reads_nothing_of_ours() {
        var other = FhirClient.of(
                environment.getRequiredProperty("server.port"), riverside.found(), clients, Set.of(Clients.READ));
        TYPES.keySet().forEach(type -> {
            var ours = reader.bundle(type + "?_count=1").getEntryFirstRep().getResource();
            assertThat(other.get(type + "/" + ours.getIdPart()).statusCode())
                    .as(type)
                    .isEqualTo(404);
            assertThat(other.all(type + "?_id=" + ours.getIdPart())).as(type).isEmpty();
        });
        assertThat(other.all("Observation?patient=" + evening.person(0).value()))
                .isEmpty();
    }

    /** CARE 10: not the others' ids and names, and not the session they were in together. */
    @Test
    void twelve_people_of_one_group_know_nothing_of_each_other() {
        List<Set<String>> reached = new ArrayList<>();
        var team = halves(text(reader.all("Practitioner?_count=200")));
        for (int index = 0; index < PEOPLE; index++) {
            var reachable = text(reachable(evening.person(index)));
            for (int other = 0; other < PEOPLE; other++) {
                if (other != index) {
                    assertThat(reachable)
                            .doesNotContain(GroupEvening.NAMES.get(other).split(" ")[1]);
                }
            }
            for (int hour = 0; hour < 3; hour++) {
                var session = evening.session(hour).value().toString();
                assertThat(reachable).doesNotContain(session).doesNotContain(session.replace("-", ""));
            }
            var ids = halves(reachable);
            ids.removeAll(team); // each of them is told of an alert by the same colleagues
            reached.add(ids);
        }
        for (int one = 0; one < PEOPLE; one++) {
            for (int other = one + 1; other < PEOPLE; other++) {
                assertThat(reached.get(one)).doesNotContainAnyElementsOf(reached.get(other));
            }
        }
    }

    @Test
    void each_kind_of_resource_is_labeled_and_valid_with_the_profiles_it_claims() {
        var own = Stream.concat(reachable(evening.person(0)).stream(), reachable(referred).stream())
                .collect(Collectors.groupingBy(Resource::fhirType));
        assertThat(own.keySet())
                .containsAll(TYPES.keySet().stream()
                        .filter(type -> !Set.of("Practitioner", "Questionnaire").contains(type))
                        .toList());
        own.values().stream().flatMap(all -> all.stream().limit(4)).forEach(resource -> {
            assertThat(resource.getMeta().getSecurity())
                    .as(FhirClient.text(resource))
                    .isNotEmpty();
            Validity.check(resource);
        });
    }

    /** Fewer than a page holds: of a whole season's appointments those of the evening. */
    private String some(String type) {
        return type + (type.equals("Appointment") ? "?date=" + evening.day() : "?_lastUpdated=gt2000");
    }

    private FhirClient client(Set<String> scopes) {
        return FhirClient.of(environment.getRequiredProperty("server.port"), evening.house(), clients, scopes);
    }

    private List<Resource> reachable(ParticipantId person) {
        return reachable(person.value().toString());
    }

    private List<Resource> reachable(String person) {
        var all = new ArrayList<>(reader.all("Patient?_id=" + person));
        assertThat(all).hasSize(1);
        TYPES.keySet().stream()
                .filter(type ->
                        !Set.of("Patient", "Practitioner", "Questionnaire").contains(type))
                .forEach(type -> all.addAll(reader.all(type + "?_count=200&patient=Patient/" + person)));
        return all;
    }

    private static String text(List<Resource> resources) {
        return resources.stream().map(FhirClient::text).collect(Collectors.joining("\n"));
    }

    /** All ids in a text; of those that are pairs, both halves. */
    private static Set<String> halves(String text) {
        var found = new HashSet<String>();
        IDS.matcher(text).results().map(one -> one.group().replace("-", "")).forEach(id -> {
            found.add(id.substring(0, 32));
            found.add(id.substring(id.length() - 32));
        });
        return found;
    }

    private static List<Coding> codings(Resource resource, String element) {
        return resource.getNamedProperty(element).getValues().stream()
                .flatMap(value -> switch (value) {
                    case CodeableConcept concept -> concept.getCoding().stream();
                    case Coding coding -> Stream.of(coding);
                    case Enumeration<?> word -> Stream.of(new Coding(word.getSystem(), word.getValueAsString(), null));
                    default -> Stream.<Coding>empty();
                })
                .filter(coding -> coding.hasSystem() && coding.hasCode())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void refused(int status, String path) {
        var answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(FhirClient.parse(OperationOutcome.class, answer).getIssue())
                .as(path)
                .isNotEmpty();
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    private static List<String> ids(List<Resource> resources) {
        return resources.stream().map(Resource::getIdPart).toList();
    }
}
