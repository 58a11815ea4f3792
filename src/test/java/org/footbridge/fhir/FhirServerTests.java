package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FhirServerTests {

    private static final Instant NOON = Instant.parse("2026-11-02T17:00:00.123456Z");
    private static final String SNOMED = "http://snomed.info/sct";

    private final FhirTestServer server = FhirTestServer.start();
    private final UUID dana = UUID.randomUUID();
    private final UUID kai = UUID.randomUUID();

    @BeforeEach
    void nothing_is_kept() {
        server.db.sql("truncate kept").update();
        server.asked.clear();
        server.viewed.clear();
        server.allows = true;
        server.keeps = true;
    }

    @Test
    void metadata_is_open_valid_and_names_just_what_is_offered() {
        server.allows = false;
        var answer = server.get("/metadata");
        assertThat(answer.statusCode()).isEqualTo(200);
        var statement = parse(CapabilityStatement.class, answer);
        Validity.check(statement);
        assertThat(statement.getImplementation().getUrl()).isEqualTo(server.base);
        assertThat(statement.getFormat()).extracting(Object::toString).containsExactly("application/fhir+json", "json");
        var rest = statement.getRestFirstRep();
        assertThat(rest.getSecurity().getServiceFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("OAuth");
        assertThat(rest.getResource())
                .extracting(type -> type.getType())
                .containsExactlyInAnyOrder("Condition", "OperationDefinition");
        var conditions = rest.getResourceFirstRep();
        assertThat(conditions.getSearchParam())
                .extracting(parameter -> parameter.getName())
                .containsExactlyInAnyOrder("_id", "_lastUpdated", "code", "onset-date", "patient");
        assertThat(conditions.getSearchInclude()).isEmpty();
        assertThat(server.asked).isEmpty();
    }

    @Test
    void walking_the_pages_sees_each_row_once_although_rows_share_a_moment_and_others_arrive() {
        for (int row = 0; row < 25; row++) {
            keep(dana, NOON.plusSeconds(row / 10), "100");
        }
        List<String> seen = new ArrayList<>();
        var next = "/Condition?patient=" + dana + "&_count=7";
        while (next != null) {
            var page = bundle(server.get(next));
            page.getEntry().forEach(entry -> seen.add(entry.getResource().getIdPart()));
            if (seen.size() == 7) {
                keep(dana, NOON.minusSeconds(60), "late arrival before the position");
            }
            assertThat(page.hasTotal()).isFalse();
            next = page.getLink("next") == null ? null : page.getLink("next").getUrl();
        }
        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void pages_run_backwards_too_and_by_date() {
        for (int row = 0; row < 5; row++) {
            keep(dana, NOON.plusSeconds(5 - row), "100", NOON.plusSeconds(row));
        }
        var upward = ids("/Condition?_sort=_lastUpdated");
        assertThat(walk("/Condition?_sort=-_lastUpdated&_count=2")).isEqualTo(upward.reversed());
        assertThat(walk("/Condition?_sort=onset-date&_count=2")).isEqualTo(upward.reversed());
        assertThat(walk("/Condition?_sort=-onset-date&_count=1")).isEqualTo(upward);
    }

    @Test
    void links_carry_the_whole_query() {
        keep(dana, NOON, "100");
        keep(dana, NOON, "100");
        var page = bundle(server.get("/Condition?patient=" + dana + "&code=" + SNOMED + "%7C100&_count=1"));
        assertThat(page.getLink("next").getUrl())
                .startsWith(server.base + "/Condition?_count=1&_cursor=")
                .contains("code=http%3A%2F%2Fsnomed.info%2Fsct%7C100", "patient=" + dana);
        assertThat(page.getLink("self").getUrl()).doesNotContain("_cursor");
    }

    @Test
    void totals_come_only_when_asked_for() {
        for (int row = 0; row < 3; row++) {
            keep(dana, NOON, "100");
        }
        keep(kai, NOON, "100");
        assertThat(bundle(server.get("/Condition?_count=2")).hasTotal()).isFalse();
        var counted = bundle(server.get("/Condition?patient=" + dana + "&_summary=count"));
        assertThat(counted.getTotal()).isEqualTo(3);
        assertThat(counted.getEntry()).isEmpty();
        var both = bundle(server.get("/Condition?patient=" + dana + "&_total=accurate&_count=1"));
        assertThat(both.getTotal()).isEqualTo(3);
        assertThat(both.getEntry()).hasSize(1);
        assertThat(server.viewed).hasSize(2);
    }

    @Test
    void a_page_is_clamped_to_two_hundred() {
        for (int row = 0; row < 201; row++) {
            keep(dana, NOON, "100");
        }
        assertThat(bundle(server.get("/Condition?_count=5000")).getEntry()).hasSize(200);
        assertThat(bundle(server.get("/Condition")).getEntry()).hasSize(50);
    }

    @Test
    void a_patient_is_found_however_the_reference_is_written_and_nobody_else_is() {
        keep(dana, NOON, "100");
        keep(kai, NOON, "100");
        for (String form : List.of("" + dana, "Patient/" + dana, server.base + "/Patient/" + dana)) {
            assertThat(ids("/Condition?patient=" + form)).hasSize(1);
        }
        assertThat(ids("/Condition?patient:Patient=" + dana)).hasSize(1);
        assertThat(ids("/Condition?patient=" + dana + "," + kai)).hasSize(2);
        assertThat(ids("/Condition?patient=" + dana + "&patient=" + kai)).isEmpty();
        for (String stranger : List.of("x", "http://elsewhere/fhir/Patient/" + dana, "1%27--")) {
            assertThat(ids("/Condition?patient=" + stranger)).isEmpty();
        }
    }

    @Test
    void a_reference_to_another_type_is_refused_not_waited_for() {
        assertThat(server.get("/Condition?patient=Group/" + dana).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"100,1", SNOMED + "%7C100,1", SNOMED + "%7C,2", "%7C100,0", "urn:x%7C100,0", "'100,200',2", "300,0"})
    void a_code_is_found_with_and_without_its_system(String token, int found) {
        keep(dana, NOON, "100");
        keep(dana, NOON, "200");
        assertThat(ids("/Condition?code=" + token)).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({
        "2026,1",
        "2026-11,1",
        "2026-11-02,1",
        "eq2026-11-03,0",
        "ne2026-11-02,0",
        "ne2026-11-03,1",
        "gt2026-11-01,1",
        "gt2026-11-02,0",
        "ge2026-11-02,1",
        "lt2026-11-02,0",
        "lt2026-11-03,1",
        "le2026-11-02,1",
        "sa2026-11-01,1",
        "sa2026-11-02,0",
        "eb2026-11-03,1",
        "eb2026-11-02,0",
        "ap2026-11-03,1",
        "ap2026-11-05,0",
        "2026-11-02T17:00:00Z,1",
        "ge2026-11-02T17:00:01Z,0",
        "2026-11-02T12:00:00-05:00,1",
        "'2026-11-03,2026-11-02',1",
        "2026-11-02T17:00:00.123Z,1",
        "gt2026-11-02T17:00:00.123Z,0"
    })
    void last_updated_takes_all_prefixes_and_precisions(String asked, int found) {
        keep(dana, NOON, "100");
        assertThat(ids("/Condition?_lastUpdated=" + asked)).hasSize(found);
    }

    @Test
    void two_bounds_on_one_parameter_both_hold() {
        keep(dana, NOON, "100");
        assertThat(ids("/Condition?_lastUpdated=ge2026-11-01&_lastUpdated=lt2026-11-03"))
                .hasSize(1);
        assertThat(ids("/Condition?_lastUpdated=ge2026-11-03&_lastUpdated=lt2026-11-02"))
                .isEmpty();
    }

    /** R4 "Search: date": a period from 1 to 10 November New York time, and one without an end. */
    @ParameterizedTest
    @CsvSource({
        "2026-11,true,false", "2026-11-05,false,false", "ne2026-11-05,true,true", "gt2026-11-05,true,true",
        "lt2026-11-05,true,true", "gt2026-11-20,false,true", "ge2026-11-10,true,true", "le2026-11-01,true,true",
        "lt2026-11-01,false,false", "sa2026-10-31,true,true", "sa2026-11-01,false,false", "eb2026-11-11,true,false",
        "eb2026-11-10,false,false", "ap2026-11-05,true,true", "ap2026-11-13,false,true"
    })
    void periods_are_compared_as_ranges(String asked, boolean closed, boolean open) {
        var ended = keep(dana, NOON, "100", Instant.parse("2026-11-01T05:00:00Z"));
        server.db
                .sql("update kept set ends_at = '2026-11-10T12:00:00-05:00' where id = :id")
                .param("id", ended)
                .update();
        var running = keep(dana, NOON, "100", Instant.parse("2026-11-01T05:00:00Z"));
        var found = ids("/Condition?onset-date=" + asked);
        assertThat(found.contains(ended.toString())).as("closed").isEqualTo(closed);
        assertThat(found.contains(running.toString())).as("open").isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Condition?pateint=1",
                "/Condition?_lastupdated=2026",
                "/Condition?_include=*",
                "/Condition?patient.name=x",
                "/Condition?code:not=1",
                "/Condition?patient:missing=true",
                "/Condition?patient=",
                "/Condition?code=,",
                "/Condition?_sort=code",
                "/Condition?_count=many",
                "/Condition?_count=-1",
                "/Condition?_cursor=zzz",
                "/Condition?_sort=-_lastUpdated&_cursor=X2xhc3RVcGRhdGVkLDIwMjYtMDEtMDFUMDA6MDA6MDBaLDM3NTY4OTBhLTIyOWEtNGFmNi05ZTkwLTVkYTU2MTdkYzVmMg",
                "/Condition?onset-date=2023-02-30",
                "/Condition?onset-date=2023-13",
                "/Condition?onset-date=soon",
                "/Condition?onset-date=zz2023",
                "/Condition?_getpages=1"
            })
    void what_is_not_offered_is_refused_by_name_and_never_answered_with_everything(String path) {
        keep(dana, NOON, "100");
        for (var answer : List.of(server.get(path), server.get(path, "Prefer", "handling=lenient"))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(outcome(answer)).isNotBlank();
        }
    }

    @Test
    void not_yours_reads_like_not_there() {
        var missing = UUID.randomUUID();
        var first = server.get("/Condition/" + missing);
        assertThat(first.statusCode()).isEqualTo(404);
        var second = server.get("/Condition/not-a-uuid");
        assertThat(second.statusCode()).isEqualTo(404);
        assertThat(outcome(first).replace("" + missing, ""))
                .isEqualTo(outcome(second).replace("not-a-uuid", ""));
    }

    @ParameterizedTest
    @CsvSource({"/Nope,404", "/Nope/1,404", "/,404", "'',404", "/Condition/1/_history,400", "/Condition/$nothing,400"})
    void every_wrong_turn_is_an_outcome(String path, int status) {
        var answer = server.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(outcome(answer)).isNotBlank().doesNotContain("HAPI-");
    }

    @Test
    void a_failure_of_ours_tells_a_number_and_nothing_else() {
        var answer = server.get("/Condition/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("Dana", "select", "secret", "Exception", "footbridge");
    }

    @Test
    void who_may_not_call_is_told_so_before_anything_is_read() {
        keep(dana, NOON, "100");
        server.allows = false;
        var answer = server.get("/Condition?patient=" + dana);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(outcome(answer)).isEqualTo("This client may not read.");
        assertThat(server.asked).singleElement().satisfies(call -> {
            assertThat(call.resourceType()).isEqualTo("Condition");
            assertThat(call.scopeLetter()).isEqualTo('s');
        });
        assertThat(server.viewed).isEmpty();
    }

    @Test
    void everybody_in_an_answer_is_kept_before_it_leaves() {
        keep(dana, NOON, "100");
        var kais = keep(kai, NOON, "100");
        server.get("/Condition");
        server.get("/Condition/" + kais);
        assertThat(server.viewed).containsExactly(Set.of("" + dana, "" + kai), Set.of("" + kai));
    }

    @Test
    void no_row_no_answer() {
        var danas = keep(dana, NOON, "100");
        server.keeps = false;
        for (String path : List.of("/Condition/" + danas, "/Condition?patient=" + dana)) {
            var answer = server.get(path);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("" + dana, "the audit cannot be written");
        }
    }

    @Test
    void xml_is_neither_read_nor_written() {
        keep(dana, NOON, "100");
        assertThat(server.get("/Condition", "Accept", "application/fhir+xml").statusCode())
                .isEqualTo(406);
        assertThat(server.get("/Condition?_format=xml").statusCode()).isEqualTo(406);
        assertThat(server.post("/Condition", "application/fhir+xml", "<Condition/>")
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.get("/Condition", "Accept", "text/html,*/*").headers().firstValue("Content-Type"))
                .hasValue("application/fhir+json;charset=UTF-8");
    }

    @Test
    void a_script_in_a_code_stays_data() {
        keep(dana, NOON, "<script>alert(1)</script>\"\\");
        var answer = server.get("/Condition");
        assertThat(bundle(answer).getEntryFirstRep().getResource())
                .isInstanceOfSatisfying(
                        Condition.class,
                        condition -> assertThat(
                                        condition.getCode().getCodingFirstRep().getCode())
                                .isEqualTo("<script>alert(1)</script>\"\\"));
    }

    @Test
    void a_search_may_come_as_a_form() {
        keep(dana, NOON, "100");
        keep(dana, NOON, "100");
        keep(kai, NOON, "100");
        var page = bundle(server.post(
                "/Condition/_search", "application/x-www-form-urlencoded", "patient=" + dana + "&_count=1"));
        assertThat(page.getEntry()).hasSize(1);
        assertThat(ids(page.getLink("next").getUrl())).hasSize(1);
    }

    @Test
    void more_than_twenty_megabytes_are_refused_announced_or_not_packed_or_not() throws Exception {
        var announced = server.post("/$echo", "application/fhir+json", "x".repeat(20_000_001));
        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(outcome(announced)).contains("20 MB");
        var chunked = server.post("/$echo", "application/fhir+json", endless(21_000_000));
        assertThat(chunked.statusCode()).isEqualTo(413);
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(new byte[30_000_000]);
        }
        var bomb = server.post(
                "/$echo",
                "application/fhir+json",
                new ByteArrayInputStream(packed.toByteArray()),
                "Content-Encoding",
                "gzip");
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(server.post("/$echo", "application/fhir+json", "{}", "Content-Encoding", "br")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void an_operation_reads_the_raw_body_and_may_answer_created() throws Exception {
        var plain = server.post("/$echo", "application/fhir+json", "{\"any\": 1}");
        assertThat(plain.statusCode()).isEqualTo(201);
        assertThat(outcome(plain)).isEqualTo("10 bytes");
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(new byte[1000]);
        }
        var unpacked = server.post(
                "/$echo",
                "application/fhir+json",
                new ByteArrayInputStream(packed.toByteArray()),
                "Content-Encoding",
                "gzip");
        assertThat(outcome(unpacked)).isEqualTo("1000 bytes");
        assertThat(server.asked.getLast().operation()).hasValue("$echo");
        assertThat(server.asked.getLast().scopeLetter()).isEqualTo('c');
    }

    private UUID keep(UUID participant, Instant at, String code) {
        return keep(participant, at, code, NOON);
    }

    private UUID keep(UUID participant, Instant at, String code, Instant starts) {
        var id = UUID.randomUUID();
        server.db
                .sql("insert into kept values (:id, :participant, :at, :starts, null, :system, :code)")
                .param("id", id)
                .param("participant", participant)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("starts", starts.atOffset(ZoneOffset.UTC))
                .param("system", SNOMED)
                .param("code", code)
                .update();
        return id;
    }

    private List<String> walk(String path) {
        List<String> seen = new ArrayList<>();
        var next = path;
        while (next != null) {
            var page = bundle(server.get(next));
            page.getEntry().forEach(entry -> seen.add(entry.getResource().getIdPart()));
            next = page.getLink("next") == null ? null : page.getLink("next").getUrl();
        }
        return seen;
    }

    private List<String> ids(String path) {
        return bundle(server.get(path)).getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(Bundle.class, answer);
    }

    private static String outcome(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=UTF-8");
        return parse(OperationOutcome.class, answer).getIssueFirstRep().getDiagnostics();
    }

    private static <T extends Resource> T parse(Class<T> type, HttpResponse<String> answer) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, answer.body());
    }

    private static InputStream endless(int bytes) {
        return new InputStream() {
            private int left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int some = Math.min(length, left);
                left -= some;
                return some <= 0 ? -1 : some;
            }
        };
    }
}
