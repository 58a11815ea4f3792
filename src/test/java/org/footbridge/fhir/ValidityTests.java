package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.utilities.npm.NpmPackage;
import org.junit.jupiter.api.Test;

class ValidityTests {

    private static final String PATIENT = Validity.US_CORE + "us-core-patient";

    /** Of the types we serve. Left out: the patient with detailed race codes, whose value set is not waived. */
    private static final Predicate<String> ALIKE = Pattern.compile(
                    "(Patient|Condition|Encounter|MedicationRequest|AllergyIntolerance|CarePlan|Goal|QuestionnaireResponse"
                            + "|RelatedPerson|ServiceRequest|Coverage|Practitioner|Organization|Observation-PHQ9).*")
            .asMatchPredicate()
            .and(name -> !name.equals("Patient-example.json"));

    @Test
    void a_us_core_patient_with_race_and_birth_sex_passes_offline() {
        Validity.check(dana(), PATIENT);
    }

    @Test
    void a_patient_without_a_gender_is_valid_r4_and_no_us_core_patient() {
        var dana = dana().setGender(null);
        assertThat(Validity.errors(dana)).isEmpty();
        assertThat(Validity.errors(dana, PATIENT)).anyMatch(error -> error.contains("gender"));
    }

    @Test
    void only_three_value_sets_are_waived() {
        var dana = dana();
        dana.setMaritalStatus(new org.hl7.fhir.r4.model.CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "no such code", null)));
        assertThat(Validity.errors(dana)).isNotEmpty();
    }

    @Test
    void labels_are_codes_of_hl7() {
        for (boolean part2 : List.of(true, false)) {
            var dana = dana();
            dana.setMeta(Labels.meta(java.time.Instant.parse("2026-11-02T14:00:00Z"), 3, part2));
            Validity.check(dana, PATIENT);
        }
        var wrong = dana();
        wrong.getMeta().addSecurity("http://terminology.hl7.org/CodeSystem/v3-ActCode", "NOREDISCLOSE", null);
        assertThat(Validity.errors(wrong)).isNotEmpty();
    }

    /** The package's own examples say whether the validator judges as their authors do. */
    @Test
    void the_packages_own_examples_pass() throws Exception {
        List<String> wrong = new ArrayList<>();
        var parser = FhirContext.forR4Cached().newJsonParser();
        try (var stream = getClass().getResourceAsStream("/us-core/us_core_610.tgz")) {
            var examples = NpmPackage.fromPackage(stream);
            for (String name : examples.list("example").stream().filter(ALIKE).toList()) {
                var text = new String(examples.load("example", name).readAllBytes(), StandardCharsets.UTF_8);
                var resource = (Resource) parser.parseResource(text);
                Validity.errors(resource).forEach(error -> wrong.add(name + " " + error));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Patient dana() {
        var dana = new Patient();
        dana.setId("0190aaaa-0000-7000-8000-000000000001");
        dana.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:0190aaaa-0000-7000-8000-000000000001");
        dana.addName(new HumanName().setFamily("Reyes").addGiven("Dana"));
        dana.setGender(org.hl7.fhir.r4.model.Enumerations.AdministrativeGender.FEMALE);
        var race = new Extension(Validity.US_CORE + "us-core-race");
        race.addExtension("ombCategory", new Coding("urn:oid:2.16.840.1.113883.6.238", "2106-3", "White"));
        race.addExtension("text", new StringType("White"));
        dana.addExtension(race);
        dana.addExtension(new Extension(Validity.US_CORE + "us-core-birthsex", new CodeType("F")));
        return dana;
    }
}
