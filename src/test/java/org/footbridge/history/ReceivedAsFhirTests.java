package org.footbridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.history.Bundles.entry;
import static org.footbridge.history.Bundles.withDana;

import ca.uhn.fhir.context.FhirContext;
import org.footbridge.fhir.Validity;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.junit.jupiter.api.Test;

class ReceivedAsFhirTests {

    @Test
    void the_person_goes_back_as_a_us_core_patient_as_sent() {
        for (String who : new String[] {"Earl438", "Gus973", "Norma469"}) {
            var person = Bundles.understood(Bundles.of(who)).person();
            var patient = ReceivedAsFhir.patient(person);
            assertThat(patient.hasId()).isFalse();
            assertThat(patient.getBirthDateElement().getValueAsString())
                    .isEqualTo(person.birthDate().orElseThrow().text());
            Validity.check(patient, Validity.US_CORE + "us-core-patient");
        }
    }

    @Test
    void what_fhir_has_no_word_for_stays_with_the_original() {
        var bundle =
                Bundles.understood(withDana().replace("\"female\"", "\"F\"").replace("\"official\"", "\"legal\""));
        assertThat(bundle.person().gender()).isEqualTo("F");
        assertThat(bundle.leftovers().doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.place()).endsWith(".gender"));
        Validity.check(ReceivedAsFhir.patient(bundle.person()));
    }

    @Test
    void the_outcome_counts_and_lists_and_is_valid() {
        var outcome = ReceivedAsFhir.outcome(Bundles.understood(Bundles.of("Earl438")));
        Validity.check(outcome);
        assertThat(outcome.getIssue()).allMatch(issue -> issue.getSeverity() == IssueSeverity.INFORMATION);
        var words = words(outcome);
        assertThat(words)
                .contains("Taken over, condition: 13", "Taken over, score: 3", "Taken over, coverage: 23")
                .contains("Not taken over, Procedure: 15")
                .contains("Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999978494");
        assertThat(outcome.getIssue())
                .anyMatch(issue -> issue.getExpression().stream()
                        .anyMatch(place -> place.getValue().equals("Bundle.entry[52].resource")));
    }

    @Test
    void the_outcome_says_nothing_of_what_is_restricted() {
        var outcome = ReceivedAsFhir.outcome(
                Bundles.understood(
                        withDana(
                                entry(
                                        "{\"resourceType\": \"Condition\", \"subject\": {\"reference\": \"Patient/dana\"}, \"code\": {\"text\": \"HIV infection\"}}"))));
        assertThat(words(outcome)).contains("Taken over, condition: 1").doesNotContain("HIV", "Reyes");
    }

    @Test
    void very_many_references_to_the_outside_are_counted_after_the_first() {
        var claims = new String[600];
        for (int claim = 0; claim < claims.length; claim++) {
            claims[claim] = entry("{\"resourceType\": \"Claim\", \"provider\": {\"reference\": \"Practitioner/%d\"}}"
                    .formatted(claim));
        }
        var understood = Bundles.understood(withDana(claims));
        assertThat(understood.leftovers().unresolved()).hasSize(600);
        assertThat(words(ReceivedAsFhir.outcome(understood))).contains("Not in the bundle: 100 more");
    }

    private static String words(OperationOutcome outcome) {
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(outcome);
    }
}
