package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.footbridge.history.Bundles.entry;
import static org.footbridge.history.Bundles.understood;
import static org.footbridge.history.Bundles.withDana;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.footbridge.history.Bearing.Weight;
import org.footbridge.history.Received.MedicationKind;
import org.footbridge.history.Received.WhyNot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedBundleTests {

    private static final String DANA = "\"subject\": {\"reference\": \"urn:uuid:dana\"}";

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "collection", "batch", "document"})
    void four_types_of_bundle_are_read(String type) {
        var bundle = understood(withDana().replace("\"collection\"", "\"" + type + "\""));
        assertThat(bundle.bundleType()).isEqualTo(type);
        assertThat(bundle.person().names().getFirst().family()).isEqualTo("Reyes");
        assertThat(bundle.person().names().getFirst().given()).containsExactly("Dana", "M.");
    }

    @Test
    void a_script_in_a_name_is_a_name() {
        var script = "<script>alert('x')</script>";
        var bundle = understood(withDana().replace("Reyes", script));
        assertThat(bundle.person().names().getFirst().family()).isEqualTo(script);
        assertThat(ReceivedAsFhir.patient(bundle.person()).getNameFirstRep().getFamily())
                .isEqualTo(script);
    }

    @Test
    void the_same_bytes_have_the_same_digest_and_others_another() {
        var bytes = withDana().getBytes(StandardCharsets.UTF_8);
        assertThat(understood(bytes).digest())
                .isEqualTo(ReceivedBundle.digest(bytes.clone()))
                .hasSize(64)
                .isNotEqualTo(ReceivedBundle.digest((withDana() + " ").getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:uuid:dana",
                "Patient/dana",
                "Patient/dana/_history/3",
                "http://hospital/fhir/Patient/dana",
                "Patient?identifier=urn:mrn|7"
            })
    void whoever_is_written_as_dana_is_dana(String reference) {
        var bundle = understood(withDana(entry("{\"resourceType\": \"Condition\", \"subject\": {\"reference\": \""
                + reference + "\"}, \"code\": {\"text\": \"Gingivitis\"}}")));
        assertThat(bundle.facts().conditions()).hasSize(1);
        assertThat(bundle.leftovers().unresolved()).isEmpty();
    }

    @Test
    void danas_own_number_means_her_too() {
        var bundle = understood(
                withDana(
                        entry(
                                "{\"resourceType\": \"Condition\", \"subject\": {\"identifier\": {\"system\": \"urn:mrn\", \"value\": \"7\"}}}")));
        assertThat(bundle.facts().conditions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"reference\": \"Patient/kai\"} ; SOMEBODY_ELSE ; 1",
                "{\"reference\": \"Group/dana\"} ; SOMEBODY_ELSE ; 1",
                "{\"reference\": \"Patient?identifier=urn:mrn|8\"} ; SOMEBODY_ELSE ; 1",
                "{\"identifier\": {\"system\": \"urn:mrn\", \"value\": \"8\"}} ; SOMEBODY_ELSE ; 0",
                "{\"identifier\": {\"value\": \"7\"}} ; SOMEBODY_ELSE ; 0",
                "{\"display\": \"Dana Reyes\"} ; ABOUT_NOBODY ; 0",
                "null ; ABOUT_NOBODY ; 0"
            })
    void what_is_not_surely_about_her_is_not_hers(String subject, WhyNot why, int unresolved) {
        var bundle = understood(withDana(entry(
                "{\"resourceType\": \"Condition\", \"subject\": " + subject + ", \"code\": {\"text\": \"HIV\"}}")));
        assertThat(bundle.facts().conditions()).isEmpty();
        assertThat(bundle.leftovers().notTakenOver()).singleElement().satisfies(left -> {
            assertThat(left.why()).isEqualTo(why);
            assertThat(left.places()).containsExactly("Bundle.entry[1].resource");
        });
        assertThat(bundle.leftovers().unresolved()).hasSize(unresolved);
    }

    @Test
    void a_modifier_nobody_here_understands_keeps_a_fact_out() {
        var bundle = understood(withDana(entry("{\"resourceType\": \"Condition\", " + DANA
                + ", \"modifierExtension\": [{\"url\": \"urn:not\", \"valueBoolean\": true}]}")));
        assertThat(bundle.facts().conditions()).isEmpty();
        assertThat(bundle.leftovers().notTakenOver().getFirst().why()).isEqualTo(WhyNot.MODIFIED);
    }

    @Test
    void the_order_of_fields_means_nothing() {
        var bundle = understood("""
                {"entry": [
                  {"resource": {"subject": {"reference": "Patient?identifier=urn:mrn|7"}, "code": {"text": "Gingivitis"}, "resourceType": "Condition"}},
                  {"resource": {"identifier": [{"use": "old"}, {"value": "7", "system": "urn:mrn"}], "name": [{"family": "Reyes"}], "resourceType": "Patient"}}
                ], "type": "batch", "resourceType": "Bundle"}
                """);
        assertThat(bundle.facts().conditions()).hasSize(1);
        assertThat(bundle.leftovers().unresolved()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"confirmed,DECIDES", "provisional,DECIDES", "refuted,FOLDED", "entered-in-error,FOLDED"})
    void what_the_sender_took_back_decides_nothing(String verification, Weight weight) {
        var status = "\"verificationStatus\": {\"coding\": [{\"code\": \"" + verification + "\"}]}";
        var bundle = understood(withDana(
                entry("{\"resourceType\": \"Condition\", " + DANA + ", " + status
                        + ", \"code\": {\"text\": \"Opioid abuse\"}}"),
                entry("{\"resourceType\": \"Condition\", " + DANA + ", " + status
                        + ", \"code\": {\"text\": \"HIV infection\"}}")));
        assertThat(bundle.facts().conditions().getFirst().bearing().weight()).isEqualTo(weight);
        assertThat(bundle.facts().conditions().getLast().bearing().weight()).isEqualTo(Weight.RESTRICTED);
    }

    @Test
    void a_record_out_of_use_or_linked_to_another_is_taken_with_a_doubt() {
        var bundle = understood(withDana()
                .replace("\"gender\"", "\"active\": false, \"link\": [{\"type\": \"replaced-by\"}], \"gender\""));
        assertThat(bundle.leftovers().doubts()).hasSize(2);
    }

    @Test
    void medicines_are_found_by_code_reference_contained_and_words() {
        var bundle = understood(
                withDana(
                        entry(
                                medication(
                                        "\"medicationCodeableConcept\": {\"coding\": [{\"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\", \"code\": \"310385\", \"display\": \"FLUoxetine 20 MG\"}]}, \"authoredOn\": \"2024-05\"")),
                        entry(medication("\"medicationReference\": {\"reference\": \"Medication/m1\"}")),
                        entry(
                                medication(
                                        "\"contained\": [{\"resourceType\": \"Medication\", \"id\": \"m\", \"code\": {\"text\": \"Naltrexone\"}}], \"medicationReference\": {\"reference\": \"#m\"}")),
                        entry(
                                medication(
                                        "\"medicationReference\": {\"reference\": \"Medication/outside\", \"display\": \"Sertraline\"}")),
                        entry(
                                "{\"resourceType\": \"Medication\", \"id\": \"m1\", \"code\": {\"text\": \"Lithium carbonate\"}}"),
                        entry(
                                "{\"resourceType\": \"Medication\", \"id\": \"m2\", \"code\": {\"text\": \"Nobody takes it\"}}")));
        var medications = bundle.facts().medications();
        assertThat(medications)
                .extracting(one -> one.code().words())
                .containsExactly("FLUoxetine 20 MG", "Lithium carbonate", "Naltrexone", "Sertraline");
        assertThat(medications).allMatch(one -> one.bearing().weight() == Weight.DECIDES);
        assertThat(medications.getFirst().when().orElseThrow().text()).isEqualTo("2024-05");
        assertThat(bundle.leftovers().unresolved())
                .singleElement()
                .satisfies(one -> assertThat(one.reference()).isEqualTo("Medication/outside"));
        assertThat(bundle.leftovers().notTakenOver()).singleElement().satisfies(left -> {
            assertThat(left.why()).isEqualTo(WhyNot.NOT_USED);
            assertThat(left.places()).containsExactly("Bundle.entry[6].resource");
        });
    }

    @Test
    void an_order_not_to_take_something_is_never_read_as_taking_it() {
        var bundle = understood(
                withDana(
                        entry(medication(
                                "\"doNotPerform\": true, \"medicationCodeableConcept\": {\"text\": \"Tramadol\"}")),
                        entry(
                                "{\"resourceType\": \"MedicationStatement\", \"status\": \"active\", " + DANA
                                        + ", \"medicationCodeableConcept\": {\"text\": \"Melatonin\"}, \"dosage\": [{\"text\": \"at bedtime\"}], \"effectivePeriod\": {\"start\": \"2025-01-02\"}}")));
        assertThat(bundle.facts().medications().getFirst().doNotTake()).isTrue();
        var stated = bundle.facts().medications().getLast();
        assertThat(stated.kind()).isEqualTo(MedicationKind.STATED);
        assertThat(stated.dosage()).isEqualTo("at bedtime");
        assertThat(stated.when().orElseThrow().text()).isEqualTo("2025-01-02");
    }

    @Test
    void a_dosage_without_words_is_put_into_words() {
        var bundle = understood(
                withDana(
                        entry(
                                medication(
                                        "\"dosageInstruction\": [{\"asNeededBoolean\": true, \"timing\": {\"repeat\": {\"frequency\": 2, \"period\": 1.0, \"periodUnit\": \"d\"}}, \"doseAndRate\": [{\"doseQuantity\": {\"value\": 1.0, \"unit\": \"tablet\"}}]}]"))));
        assertThat(bundle.facts().medications().getFirst().dosage())
                .isEqualTo("dose 1 tablet, 2 times a day, as needed");
    }

    @Test
    void totals_are_taken_by_the_code_of_the_total_never_of_the_panel() {
        var bundle = understood(
                withDana(
                        entry(score("44261-6", "19")),
                        entry(score("89204-2", "14")),
                        entry(score("44249-1", "19")),
                        entry(
                                "{\"resourceType\": \"Observation\", \"status\": \"final\", " + DANA
                                        + ", \"code\": {\"text\": \"panel\"}, \"effectiveDateTime\": \"2025-03-01\", \"component\": [{\"code\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"70274-6\"}]}, \"valueInteger\": 11}]}")));
        assertThat(bundle.facts().scores())
                .extracting(one -> one.instrument(), one -> one.value(), one -> one.adolescent())
                .containsExactly(
                        tuple("PHQ-9", new BigDecimal("19"), false),
                        tuple("PHQ-A", new BigDecimal("14"), true),
                        tuple("GAD-7", new BigDecimal("11"), false));
        assertThat(bundle.leftovers().notTakenOver()).singleElement().satisfies(left -> {
            assertThat(left.why()).isEqualTo(WhyNot.NO_KNOWN_SCORE);
            assertThat(left.places()).containsExactly("Bundle.entry[3].resource");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"valueQuantity\": {\"value\": 28}", "\"valueQuantity\": {\"value\": -1}",
                        "\"valueQuantity\": {\"value\": 1e999}",
                "\"valueQuantity\": {\"value\": 12, \"comparator\": \">\"}", "\"valueString\": \"19\"", "\"note\": []",
                "\"dataAbsentReason\": {\"text\": \"refused\"}, \"valueInteger\": 3"
            })
    void a_total_that_cannot_be_is_listed_and_not_taken(String value) {
        var bundle = understood(
                withDana(entry(score("44261-6", "19").replace("\"valueQuantity\": {\"value\": 19}", value))));
        assertThat(bundle.facts().scores()).isEmpty();
        assertThat(bundle.leftovers().notTakenOver().getFirst().why()).isEqualTo(WhyNot.NO_USABLE_SCORE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled", "registered", "unknown"})
    void a_score_that_was_taken_back_is_not_a_score(String status) {
        var bundle = understood(withDana(entry(score("44261-6", "19").replace("final", status))));
        assertThat(bundle.facts().scores()).isEmpty();
    }

    @Test
    void coverage_is_read_where_it_stands_and_repeats_stay() {
        var contained = entry(
                "{\"resourceType\": \"ExplanationOfBenefit\", \"billablePeriod\": {\"start\": \"2024-06-07T10:00:00Z\"}, \"contained\": ["
                        + "{\"resourceType\": \"Coverage\", \"id\": \"coverage\", \"status\": \"active\", \"type\": {\"text\": \"Medicaid\"}, \"beneficiary\": {\"reference\": \"urn:uuid:dana\"}, \"payor\": [{\"display\": \"Medicaid\"}]}]}");
        var own = entry(
                "{\"resourceType\": \"Coverage\", \"status\": \"active\", \"beneficiary\": {\"reference\": \"Patient/dana\"}, \"subscriberId\": \"A-1\", \"payor\": [{\"reference\": \"Organization/o\"}], \"period\": {\"start\": \"2025-01-01\"}}");
        var payer = entry("{\"resourceType\": \"Organization\", \"id\": \"o\", \"name\": \"Harbor Health\"}");
        var bundle = understood(withDana(contained, contained, own, payer));
        assertThat(bundle.facts().coverages()).hasSize(3);
        var first = bundle.facts().coverages().getFirst();
        assertThat(first.contained()).isTrue();
        assertThat(first.source()).isEqualTo("Bundle.entry[1].resource.contained[0]");
        assertThat(first.asOf()).hasToString("Optional[2024-06-07]");
        assertThat(bundle.facts().coverages().getLast().payors()).containsExactly("Harbor Health");
        assertThat(bundle.facts().coverages().getLast().contained()).isFalse();
    }

    @Test
    void contacts_come_from_the_patient_and_from_related_persons() {
        var bundle = understood(
                withDana(
                                entry(
                                        "{\"resourceType\": \"RelatedPerson\", \"patient\": {\"reference\": \"Patient/dana\"}, \"name\": [{\"text\": \"Rosa Reyes\"}], \"relationship\": [{\"text\": \"mother\"}]}"),
                                entry(
                                        "{\"resourceType\": \"RelatedPerson\", \"patient\": {\"reference\": \"Patient/kai\"}, \"name\": [{\"text\": \"Somebody\"}]}"))
                        .replace(
                                "\"gender\"",
                                "\"contact\": [{\"relationship\": [{\"text\": \"brother\"}], \"name\": {\"family\": \"Reyes\", \"given\": [\"Luis\"]}, \"telecom\": [{\"system\": \"phone\", \"value\": \"555-0100\"}]}], \"gender\""));
        assertThat(bundle.facts().contacts())
                .extracting(one ->
                        one.names().getFirst().given() + one.names().getFirst().text())
                .containsExactly("[Luis]", "[]Rosa Reyes");
    }

    @Test
    void an_encounter_says_who_where_and_why() {
        var bundle = understood(
                withDana(
                        entry(
                                "{\"resourceType\": \"Encounter\", \"status\": \"finished\", \"class\": {\"code\": \"EMER\"}, "
                                        + DANA
                                        + ", \"period\": {\"start\": \"2025-02-01T10:00:00Z\", \"end\": \"2025-01-31T10:00:00Z\"}, \"reasonReference\": [{\"reference\": \"Condition/c\"}], \"participant\": [{\"individual\": {\"reference\": \"Practitioner/p\"}}], \"serviceProvider\": {\"display\": \"Harbor Hospital\"}}"),
                        entry("{\"resourceType\": \"Condition\", \"id\": \"c\", " + DANA
                                + ", \"code\": {\"text\": \"Alcohol withdrawal\"}}"),
                        entry(
                                "{\"resourceType\": \"Practitioner\", \"id\": \"p\", \"name\": [{\"family\": \"Ito\", \"given\": [\"Mei\"]}]}")));
        var visit = bundle.facts().encounters().getFirst();
        assertThat(visit.kind()).isEqualTo("EMER");
        assertThat(visit.practitioners()).containsExactly("Mei Ito");
        assertThat(visit.organization()).isEqualTo("Harbor Hospital");
        assertThat(visit.bearing().topic()).isEqualTo("withdrawal");
        assertThat(bundle.leftovers().doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.words()).contains("ends before"));
    }

    @Test
    void what_is_ahead_of_its_time_is_taken_with_a_doubt() {
        var bundle = understood(
                withDana(entry("{\"resourceType\": \"Condition\", " + DANA + ", \"onsetDateTime\": \"2031-01-01\"}")));
        assertThat(bundle.facts().conditions()).hasSize(1);
        assertThat(bundle.leftovers().doubts()).hasSize(1);
    }

    @Test
    void entries_that_ask_to_read_or_delete_and_empty_ones_are_listed() {
        var bundle = understood(withDana(
                "{\"request\": {\"method\": \"DELETE\", \"url\": \"Condition/1\"}}",
                "{\"resource\": {\"resourceType\": \"Condition\", " + DANA
                        + "}, \"request\": {\"method\": \"DELETE\"}}",
                entry("{\"resourceType\": \"NeverHeardOf\", \"x\": 1}")));
        assertThat(bundle.facts().conditions()).isEmpty();
        assertThat(bundle.leftovers().notTakenOver())
                .extracting(Received.NotTakenOver::why)
                .containsExactlyInAnyOrder(WhyNot.WITHOUT_RESOURCE, WhyNot.NOT_SENT_TO_KEEP, WhyNot.OTHER_KIND);
    }

    @Test
    void references_to_the_outside_are_counted_once_each_with_the_first_place() {
        var claim =
                "{\"resourceType\": \"Claim\", \"provider\": {\"reference\": \"Practitioner?identifier=npi|1\"}, \"facility\": {\"reference\": \"#here\"}}";
        var bundle = understood(withDana(entry(claim), entry(claim)));
        assertThat(bundle.leftovers().unresolved())
                .containsExactly(
                        new Received.Unresolved(
                                "Practitioner?identifier=npi|1", 2, "Bundle.entry[1].resource.provider.reference"),
                        new Received.Unresolved("#here", 1, "Bundle.entry[1].resource.facility.reference"),
                        new Received.Unresolved("#here", 1, "Bundle.entry[2].resource.facility.reference"));
    }

    @Test
    void somebody_said_to_have_died_is_taken_with_a_doubt() {
        var bundle = understood(withDana().replace("\"gender\"", "\"deceasedDateTime\": \"2025-01-01\", \"gender\""));
        assertThat(bundle.person().deceased()).isTrue();
        assertThat(bundle.leftovers().doubts()).hasSize(1);
    }

    private static String medication(String fields) {
        return "{\"resourceType\": \"MedicationRequest\", \"status\": \"active\", \"intent\": \"order\", " + DANA + ", "
                + fields + "}";
    }

    private static String score(String loinc, String value) {
        return "{\"resourceType\": \"Observation\", \"status\": \"final\", " + DANA
                + ", \"code\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"" + loinc
                + "\"}]}, \"effectiveDateTime\": \"2025-02-10T09:00:00-05:00\", \"valueQuantity\": {\"value\": " + value
                + "}}";
    }
}
