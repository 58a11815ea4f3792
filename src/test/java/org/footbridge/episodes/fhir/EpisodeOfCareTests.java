package org.footbridge.episodes.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateOrListParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import org.footbridge.Riverside;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Episodes;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.TakeOver;
import org.footbridge.fhir.Validity;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.EpisodeOfCare;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FootbridgeTest
class EpisodeOfCareTests {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);

    @Autowired
    Riverside riverside;

    @Autowired
    Episodes episodes;

    @Autowired
    EpisodeOfCareProvider provider;

    Riverside.House house;
    EpisodeId planned;
    EpisodeId running;

    @BeforeEach
    void oneIsPlannedAndOneRuns() {
        house = riverside.found();
        planned = house.tom().call(() -> episodes.plan(house.amara(), house.program(), null));
        running = house.ruth()
                .call(() -> ((Episodes.TakenOver.Done) episodes.takeOver(new TakeOver(
                                house.participant("Kofi", "Mensah"),
                                house.evening(),
                                MONDAY,
                                540,
                                Level.INTENSIVE_OUTPATIENT,
                                Optional.of(3),
                                Optional.empty())))
                        .episode());
        house.ruth().run(() -> episodes.hold(running, "In hospital"));
    }

    @Test
    void a_stay_is_a_valid_episode_of_care_with_its_history() {
        var episode = read(house, running);
        Validity.check(episode);
        assertThat(episode.getStatus()).isEqualTo(EpisodeOfCare.EpisodeOfCareStatus.ONHOLD);
        assertThat(episode.getStatusHistory()).hasSize(2);
        assertThat(episode.getPeriod().getStartElement().getValueAsString()).isEqualTo("2026-11-09");
        Validity.check(read(house, planned));
    }

    @Test
    void stays_are_found_by_status_and_date() {
        assertThat(search(status("planned"), null).getEntry())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.getResource().getIdElement().getIdPart())
                                .isEqualTo(planned.value().toString()));
        assertThat(search(null, date("lt2026-11-10")).getEntry()).hasSize(1);
        assertThat(search(null, date("lt2026-11-09")).getEntry()).isEmpty();
        assertThat(search(null, null).getEntry()).hasSize(2);
    }

    @Test
    void another_organization_reads_none_of_them() {
        assertThat(read(riverside.found(), running)).isNull();
    }

    @Nullable
    EpisodeOfCare read(Riverside.House from, EpisodeId id) {
        return client(from)
                .call(() -> provider.read(new IdType("EpisodeOfCare", id.value().toString())));
    }

    Bundle search(@Nullable TokenAndListParam status, @Nullable DateAndListParam date) {
        var request = new ServletRequestDetails();
        request.setFhirServerBase("http://localhost/fhir");
        request.setResourceName("EpisodeOfCare");
        request.setRequestPath("EpisodeOfCare");
        request.setCompleteUrl("http://localhost/fhir/EpisodeOfCare");
        request.setParameters(new HashMap<>());
        return client(house).call(() -> provider.search(null, status, null, date, null, null, request));
    }

    static Actor client(Riverside.House of) {
        return Actor.client(of.organization(), "test");
    }

    static TokenAndListParam status(String code) {
        return new TokenAndListParam().addAnd(new TokenOrListParam(null, code));
    }

    static DateAndListParam date(String value) {
        return new DateAndListParam().addAnd(new DateOrListParam().addOr(new DateParam(value)));
    }
}
