package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.history.Bundles.entry;
import static org.footbridge.history.Bundles.read;
import static org.footbridge.history.Bundles.withDana;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.footbridge.history.ReceivedBundle.Reason;
import org.footbridge.history.ReceivedBundle.Refused;
import org.footbridge.history.ReceivedBundle.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedBundleTests {

    private static final String CONDITION =
            "{\"resourceType\": \"Condition\", \"subject\": {\"reference\": \"urn:uuid:dana\"}, %s}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n",
                "hello",
                "[]",
                "42",
                "\"Bundle\"",
                "null",
                "{]",
                "{\"resourceType\": \"Bundle\",}",
                "{} {}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": []} more",
                "\u0000\u0000",
                "{\"a\": 'single'}",
                "{\"a\": NaN}",
                "<Bundle xmlns=\"http://hl7.org/fhir\"/>",
                "// remark\n{}"
            })
    void what_is_no_json_is_refused_with_a_line(String text) {
        var refused = refused(read(text));
        assertThat(refused.reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(refused.what()).isNotBlank();
        assertThat(refused.where()).isNotBlank();
    }

    @Test
    void other_encodings_than_utf8_are_named() {
        for (var charset : new java.nio.charset.Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
            var refused = refused(ReceivedBundle.read(withDana().getBytes(charset), "", Bundles.NOW));
            assertThat(refused.what()).contains("UTF-8");
        }
        var latin = withDana().replace("Dana", "Dañá").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(ReceivedBundle.read(latin, "", Bundles.NOW)).reason())
                .isEqualTo(Reason.NOT_JSON);
        var marked = ("\uFEFF" + withDana()).getBytes(StandardCharsets.UTF_8);
        assertThat(ReceivedBundle.read(marked, "", Bundles.NOW)).isInstanceOf(Understood.class);
    }

    @Test
    void a_bundle_cut_off_anywhere_is_refused_and_tells_how_far_it_came() {
        var whole = withDana(entry(CONDITION.formatted("\"code\": {\"text\": \"Ünwell\"}")))
                .strip()
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < whole.length; length++) {
            var refused = refused(ReceivedBundle.read(Arrays.copyOf(whole, length), "", Bundles.NOW));
            assertThat(refused.reason()).as("cut at %d", length).isEqualTo(Reason.CUT_OFF);
            assertThat(refused.what()).contains("after %d bytes".formatted(length));
        }
        var large = Bundles.of("Glen190");
        var half = refused(ReceivedBundle.read(Arrays.copyOf(large, large.length / 2), "", Bundles.NOW));
        assertThat(half.reason()).isEqualTo(Reason.CUT_OFF);
        assertThat(half.where()).contains("Bundle.entry[").contains("line 1, column");
    }

    @Test
    void ten_thousand_levels_do_not_hurt() {
        for (String open : new String[] {"[", "{\"a\":", "{\"extension\":["}) {
            var deep =
                    "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": {\"resourceType\": \"Patient\", \"x\": "
                            + open.repeat(10_000);
            var refused = refused(read(deep));
            assertThat(refused.reason()).isEqualTo(Reason.TOO_DEEP);
            assertThat(refused.where()).startsWith("Bundle.entry[0].resource.x");
        }
        assertThat(refused(read("[".repeat(10_000))).reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(refused(read("{\"a\":".repeat(10_000))).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void more_than_twenty_megabytes_are_not_even_looked_at() {
        var refused = refused(ReceivedBundle.read(new byte[ReceivedBundle.MOST_BYTES + 1], "", Bundles.NOW));
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused.reason().status()).isEqualTo(413);
    }

    @Test
    void a_hundred_thousand_entries_are_enough() {
        var many = "{\"resource\":{\"resourceType\":\"A\"}},".repeat(100_001);
        var refused = refused(read("{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [" + many + "{}]}"));
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refused.what()).isEqualTo("More than 100000 entries.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | resourceType",
                "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Reyes\"}]} | resourceType",
                "{\"resourceType\": \"Bundle\"} | Bundle.type",
                "{\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": []} | Bundle.type",
                "{\"resourceType\": \"Bundle\", \"type\": \"message\", \"entry\": []} | Bundle.type",
                "{\"resourceType\": \"Bundle\", \"type\": 7, \"entry\": []} | Bundle.type"
            })
    void what_is_no_bundle_of_a_person_is_refused(String text, String where) {
        var refused = refused(read(text));
        assertThat(refused.reason()).isEqualTo(Reason.NOT_A_BUNDLE);
        assertThat(refused.where()).isEqualTo(where);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": {}}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": \"none\"}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [[]]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [1]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [null]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": {}}]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": []}]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": \"x\"}]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": {\"resourceType\": \"A\"}, \"resource\": {\"resourceType\": \"B\"}}]}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [], \"entry\": []}",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"type\": \"batch\"}"
            })
    void a_bundle_of_another_shape_is_refused_by_place(String text) {
        var refused = refused(read(text));
        assertThat(refused.reason()).isEqualTo(Reason.WRONG_SHAPE);
        assertThat(refused.where()).startsWith("Bundle.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"code\": [] | Bundle.entry[1].resource.code",
                "\"code\": \"F32\" | Bundle.entry[1].resource.code",
                "\"code\": {\"coding\": {}} | Bundle.entry[1].resource.code.coding",
                "\"code\": {\"coding\": [{\"code\": 7}]} | Bundle.entry[1].resource.code.coding[0].code",
                "\"category\": [3] | Bundle.entry[1].resource.category[0]",
                "\"recordedDate\": 2020 | Bundle.entry[1].resource.recordedDate",
                "\"code\": {\"text\": \"a\"}, \"code\": {\"text\": \"b\"} | Bundle.entry[1].resource",
                "\"code\": {\"text\": \"nul\\u0000\"} | Bundle.entry[1].resource.code.text"
            })
    void a_field_of_another_shape_is_refused_by_place(String field, String where) {
        var refused = refused(read(withDana(entry(CONDITION.formatted(field)))));
        assertThat(refused.reason()).isEqualTo(Reason.WRONG_SHAPE);
        assertThat(refused.where()).isEqualTo(where);
    }

    @Test
    void no_patient_and_two_patients_are_refused() {
        assertThat(refused(read("{\"resourceType\": \"Bundle\", \"type\": \"batch\"}"))
                        .reason())
                .isEqualTo(Reason.NO_PATIENT);
        var two =
                refused(read(withDana(entry("{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Mercer\"}]}"))));
        assertThat(two.reason()).isEqualTo(Reason.SEVERAL_PATIENTS);
        assertThat(two.where()).isEqualTo("Bundle.entry[1].resource");
        assertThat(two.what()).contains("2 Patients").doesNotContain("Mercer", "Reyes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"name\": [], ",
                "\"name\": [{\"use\": \"official\"}], ",
                "\"name\": [{\"family\": \"  \"}], ",
                "\"name\": [{\"given\": [null]}], ",
                "\"name\": [{\"prefix\": [\"Mr.\"]}], "
            })
    void somebody_without_a_name_is_refused(String name) {
        var refused = refused(read(patient(name + "\"gender\": \"male\"")));
        assertThat(refused.reason()).isEqualTo(Reason.NO_NAME);
        assertThat(refused.where()).isEqualTo("Bundle.entry[0].resource.name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13-01",
                "2023-00-10",
                "2023-04-31",
                "2023-02-29",
                "1988-3-1",
                "03/01/1988",
                "yesterday",
                "2026-11-24",
                "2199-01-01",
                "2199",
                "1899-12-31",
                "1850",
                "0000-01-01",
                "19880301"
            })
    void a_birth_date_that_cannot_be_is_refused(String birth) {
        var refused = refused(read(patient("\"name\": [{\"family\": \"Reyes\"}], \"birthDate\": \"" + birth + "\"")));
        assertThat(refused.reason()).isEqualTo(Reason.IMPOSSIBLE_DATE);
        assertThat(refused.where()).isEqualTo("Bundle.entry[0].resource.birthDate");
        assertThat(refused.what()).contains(birth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "1988", "1988-03", "2024-02-29", "2026-11-22"})
    void a_birth_date_as_precise_as_it_is_known_is_taken(String birth) {
        assertThat(read(patient("\"name\": [{\"family\": \"Reyes\"}], \"birthDate\": \"" + birth + "\"")))
                .isInstanceOfSatisfying(
                        Understood.class,
                        understood -> assertThat(understood
                                        .person()
                                        .birthDate()
                                        .orElseThrow()
                                        .text())
                                .isEqualTo(birth));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"resourceType\": \"Condition\", \"onsetDateTime\": \"2023-02-30\"} | onsetDateTime",
                "{\"resourceType\": \"Condition\", \"onsetPeriod\": {\"start\": \"2023-13\"}} | onsetPeriod.start",
                "{\"resourceType\": \"Encounter\", \"period\": {\"end\": \"2023-02-30T10:00:00Z\"}} | period.end",
                "{\"resourceType\": \"MedicationRequest\", \"authoredOn\": \"2023-06-31\"} | authoredOn",
                "{\"resourceType\": \"Procedure\", \"performedDateTime\": \"2023-02-30\"} | performedDateTime",
                "{\"resourceType\": \"Observation\", \"issued\": \"2023-01-01T25:00:00Z\"} | issued",
                "{\"resourceType\": \"Unheard\", \"x\": [{\"birthDate\": \"2023-99-99\"}]} | x[0].birthDate"
            })
    void a_date_that_is_not_in_the_calendar_is_refused_wherever_it_stands(String resource, String where) {
        var refused = refused(read(withDana(entry(resource))));
        assertThat(refused.reason()).isEqualTo(Reason.IMPOSSIBLE_DATE);
        assertThat(refused.where()).isEqualTo("Bundle.entry[1].resource." + where);
    }

    @Test
    void the_declared_version_counts() {
        var bytes = withDana().getBytes(StandardCharsets.UTF_8);
        for (String other : new String[] {"3.0", "5.0", "1.0", "4.3", "4"}) {
            var refused =
                    refused(ReceivedBundle.read(bytes, "application/fhir+json; fhirVersion=" + other, Bundles.NOW));
            assertThat(refused.reason()).isEqualTo(Reason.OTHER_VERSION);
            assertThat(refused.what()).contains(other);
        }
        for (String same : new String[] {"4.0", "4.0.1", "\"4.0\""}) {
            assertThat(ReceivedBundle.read(bytes, "application/fhir+json;fhirversion=" + same, Bundles.NOW))
                    .isInstanceOf(Understood.class);
        }
    }

    private static String patient(String fields) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"resource\": {\"resourceType\": \"Patient\", "
                + fields + "}}]}";
    }

    private static Refused refused(ReceivedBundle answer) {
        assertThat(answer).isInstanceOf(Refused.class);
        return (Refused) answer;
    }
}
