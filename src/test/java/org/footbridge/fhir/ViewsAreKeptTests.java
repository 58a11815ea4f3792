package org.footbridge.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

class ViewsAreKeptTests {

    private static final Reference DANA = new Reference("Patient/dana");

    @Test
    void whoever_is_named_anywhere_in_an_answer_counts_as_shown() {
        var dana = new Patient();
        dana.setId("Patient/dana/_history/3");
        shows(dana, "dana");
        shows(new Observation().setSubject(DANA), "dana");
        shows(new EpisodeOfCare().setPatient(DANA), "dana");
        shows(new CarePlan().setSubject(DANA), "dana");
        shows(new Consent().setPatient(DANA), "dana");
        shows(new Task().setFor(DANA), "dana");
        shows(new Task().setRequester(DANA), "dana");
        shows(new QuestionnaireResponse().setAuthor(DANA), "dana");
        shows(new Communication().setSender(DANA), "dana");
        var appointment = new Appointment();
        appointment.addParticipant().setActor(new Reference("http://elsewhere/fhir/Patient/dana"));
        appointment.addParticipant().setActor(new Reference("Practitioner/p"));
        shows(appointment, "dana");
        var group = new Group();
        group.addMember().setEntity(DANA);
        group.addMember().setEntity(new Reference("Patient/kai"));
        shows(group, "dana", "kai");
        shows(new Observation().addContained(new Observation().setSubject(DANA)), "dana");
        var observation = new Observation();
        observation.addExtension(new Extension("urn:about", DANA));
        shows(observation, "dana");
    }

    @Test
    void a_bundle_shows_everybody_in_it_and_some_answers_nobody() {
        var bundle = new Bundle();
        bundle.addEntry().setResource(new Observation().setSubject(DANA));
        bundle.addEntry().setResource(new Task().setFor(new Reference("Patient/kai")));
        bundle.addEntry();
        shows(bundle, "dana", "kai");
        var parameters = new Parameters();
        parameters.addParameter().setResource(bundle);
        shows(parameters, "dana", "kai");
        shows(new Location().setName("Room 2"));
        shows(new OperationOutcome());
        shows(new Patient());
    }

    private static void shows(Resource resource, String... participants) {
        Set<String> shown = new LinkedHashSet<>();
        ViewsAreKept.collect(resource, shown);
        assertThat(shown).containsExactlyInAnyOrder(participants);
    }
}
