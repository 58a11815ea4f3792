package org.footbridge.alerts.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.alerts.AlertId;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Closing;
import org.footbridge.alerts.Outcome;
import org.footbridge.alerts.PlanReview;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.RiskAsked;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.fhir.Validity;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Id;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class AlertsAsFhirTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Alerts alerts;

    @Autowired
    FlagProvider flags;

    @Autowired
    DetectedIssueProvider issues;

    @Autowired
    CommunicationProvider tellings;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Actor client;
    private ParticipantId amara;
    private AlertId alert;

    @BeforeEach
    void an_alert_is_open() {
        house = riverside.found();
        client = Actor.client(house.organization(), "test");
        amara = house.amara();
        house.letCare(Role.THERAPIST, amara);
        alert = raise(Raise.about(
                amara, Source.MEASURE, Urgency.NOW, "PHQ-9 item 9: Several days", Optional.of(UUID.randomUUID())));
    }

    @Test
    void an_open_alert_is_an_active_safety_flag_and_a_closed_one_an_inactive() {
        assertThat(flagsThatAre("active")).singleElement().satisfies(flag -> {
            Validity.check(flag);
            assertThat(flag.getIdPart()).isEqualTo(alert.value().toString());
            assertThat(flag.getCategoryFirstRep().getCodingFirstRep().getCode()).isEqualTo("safety");
            assertThat(flag.getMeta().getSecurity()).extracting("code").contains("42CFRPart2", "R");
        });
        close();
        assertThat(flagsThatAre("active")).isEmpty();
        assertThat(flagsThatAre("inactive"))
                .singleElement()
                .satisfies(flag -> assertThat(flag.getPeriod().getEnd()).isNotNull());
        assertThat(client.<Flag, RuntimeException>call(
                                () -> flags.read(new IdType(alert.value().toString())))
                        .getStatus())
                .isEqualTo(FlagStatus.INACTIVE);
    }

    @Test
    void each_reason_is_a_detected_issue_with_what_was_done_once_it_is_closed() {
        raise(Raise.about(amara, Source.LAPSE, Urgency.LAPSE, "a drink", Optional.empty()));
        assertThat(issuesOfAmara()).hasSize(2).allSatisfy(issue -> {
            Validity.check(issue);
            assertThat(issue.getImplicatedFirstRep().getReference()).isEqualTo("Flag/" + alert.value());
            assertThat(issue.getMitigation()).isEmpty();
        });
        assertThat(issuesOfAmara())
                .extracting(DetectedIssue::getSeverity)
                .containsExactlyInAnyOrder(DetectedIssueSeverity.HIGH, DetectedIssueSeverity.LOW);
        close();
        assertThat(issuesOfAmara()).allSatisfy(issue -> {
            Validity.check(issue);
            assertThat(issue.getMitigationFirstRep().getAction().getText()).isEqualTo("Talked, plan reviewed.");
        });
    }

    @Test
    void each_telling_is_a_communication_to_the_one_who_was_told() {
        house.inTransaction(() -> sql.sql("""
                        insert into alerts.step (organization_id, id, alert_id, participant_id, at, kind, level, membership_id,
                                                 regime, privacy_class)
                        select organization_id, :id, alert_id, participant_id, at, 'told', 0, :dana, regime, privacy_class
                          from alerts.step where alert_id = :alert and kind = 'raised'
                        """)
                .param("id", Id.fresh(TestTime.now()))
                .param("dana", house.dana().membership())
                .param("alert", alert)
                .update());
        var told = client
                .<Bundle, RuntimeException>call(
                        () -> tellings.search(patient(amara), null, null, null, null, request("Communication")))
                .getEntry()
                .stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .map(Communication.class::cast)
                .filter(one -> one.getRecipientFirstRep()
                        .getReference()
                        .equals("Practitioner/" + house.dana().id().value()))
                .toList();
        assertThat(told).isNotEmpty().allSatisfy(one -> {
            Validity.check(one);
            assertThat(one.getPayload()).isEmpty();
            assertThat(one.getAboutFirstRep().getReference()).isEqualTo("Flag/" + alert.value());
        });
    }

    @Test
    void what_is_known_of_somebody_without_a_record_and_of_another_organization_stays_inside() {
        var unknown = raise(Raise.aboutUnknown(
                "A caller's brother", Source.INQUIRY, Urgency.NOW, "In danger now", Optional.empty()));
        assertThat(client.<Flag, RuntimeException>call(
                        () -> flags.read(new IdType(unknown.value().toString()))))
                .isNull();
        var elsewhere = Actor.client(riverside.found().organization(), "test");
        assertThat(elsewhere.<Flag, RuntimeException>call(
                        () -> flags.read(new IdType(alert.value().toString()))))
                .isNull();
        assertThat(client.<Flag, RuntimeException>call(() -> flags.read(new IdType("no id"))))
                .isNull();
        assertThat(found(client.call(
                        () -> flags.search(patient(house.amara()), null, null, null, null, null, request("Flag")))))
                .isEmpty();
    }

    private AlertId raise(Raise raise) {
        return house.inTransaction(() -> alerts.raise(raise));
    }

    private void close() {
        house.dana().call(() -> alerts.acknowledge(alert));
        house.dana()
                .call(() -> alerts.close(
                        alert,
                        new Closing(
                                Outcome.SAFE_WITH_PLAN,
                                RiskAsked.CSSRS,
                                PlanReview.REVIEWED,
                                "Talked, plan reviewed.")));
    }

    private List<Flag> flagsThatAre(String status) {
        return found(client.call(
                        () -> flags.search(patient(amara), null, token(status), null, null, null, request("Flag"))))
                .stream()
                .map(Flag.class::cast)
                .toList();
    }

    private List<DetectedIssue> issuesOfAmara() {
        return found(client.call(() -> issues.search(patient(amara), null, null, null, request("DetectedIssue"))))
                .stream()
                .map(DetectedIssue.class::cast)
                .toList();
    }

    private static List<Resource> found(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    private static ReferenceAndListParam patient(ParticipantId who) {
        return new ReferenceAndListParam()
                .addAnd(new ReferenceOrListParam().add(new ReferenceParam("Patient/" + who.value())));
    }

    private static TokenAndListParam token(String code) {
        return new TokenAndListParam().addAnd(new TokenOrListParam(null, code));
    }

    private static SystemRequestDetails request(String type) {
        var request = new SystemRequestDetails();
        request.setFhirServerBase("http://localhost/fhir");
        request.setResourceName(type);
        request.setParameters(Map.of());
        return request;
    }
}
