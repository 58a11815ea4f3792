package org.footbridge.consents.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.Proof;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Signer;
import org.footbridge.fhir.Validity;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class ConsentFhirTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    ConsentProvider provider;

    @Autowired
    Clock clock;

    @Test
    void a_release_is_a_valid_consent_that_names_recipient_content_and_end() {
        var house = riverside.found();
        var id = released(house, house.amara());
        var consent = read(house, id);
        Validity.check(consent);
        assertThat(consent.getStatus()).isEqualTo(Consent.ConsentState.ACTIVE);
        assertThat(consent.getProvision().getCode())
                .extracting(code -> code.getText())
                .containsExactly("the plan");
        assertThat(consent.getMeta().getSecurity()).isNotEmpty();
    }

    @Test
    void what_was_taken_back_is_inactive_and_what_was_declined_rejected() {
        var house = riverside.found();
        var amara = house.amara();
        var id = released(house, amara);
        house.tom().run(() -> {
            consents.revoke(id, "Amara Okafor", Consents.SaidHow.IN_PERSON);
            consents.decline(
                    amara,
                    forms.current(ConsentKind.AFTERCARE, "en").id(),
                    new Signer.InPerson("Amara Okafor", Capacity.SELF),
                    Regime.PART2);
        });
        assertThat(read(house, id).getStatus()).isEqualTo(Consent.ConsentState.INACTIVE);
        assertThat(search(house, "rejected").getEntry())
                .singleElement()
                .satisfies(entry -> Validity.check(entry.getResource()));
        assertThat(search(house, "active").getEntry()).isEmpty();
    }

    ConsentId released(Riverside.House house, ParticipantId amara) {
        return house.tom()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> ((Answered.Kept) consents.release(
                                        amara,
                                        forms.current(ConsentKind.RELEASE, "en").id(),
                                        new Release(
                                                Optional.empty(),
                                                "Dr. Osei, Troy",
                                                Set.of(DataClass.PLAN),
                                                "Care",
                                                Optional.of(clock.instant().plus(Duration.ofDays(90))),
                                                Optional.empty()),
                                        new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                        Regime.PART2))
                                .id()));
    }

    Consent read(Riverside.House house, ConsentId id) {
        return Actor.client(house.organization(), "test")
                .call(() -> provider.read(new IdType("Consent", id.value().toString())));
    }

    Bundle search(Riverside.House house, String status) {
        var request = new ServletRequestDetails();
        request.setFhirServerBase("http://localhost/fhir");
        request.setResourceName("Consent");
        request.setRequestPath("Consent");
        request.setCompleteUrl("http://localhost/fhir/Consent");
        request.setParameters(new HashMap<>());
        return Actor.client(house.organization(), "test")
                .call(() -> provider.search(
                        null,
                        new TokenAndListParam().addAnd(new TokenOrListParam(null, status)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        request));
    }
}
