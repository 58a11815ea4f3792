package org.footbridge.consents.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Capacity;
import org.footbridge.access.Clients;
import org.footbridge.access.OpenedByRelease;
import org.footbridge.access.Proof;
import org.footbridge.consents.Answered;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentId;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Releases;
import org.footbridge.consents.Signer;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A program that reads for somebody outside gets what a release in force to them opens, and nothing else (CARE 13). */
@FootbridgeTest
class OpenedByReleaseTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Clients clients;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Environment environment;

    @Autowired
    Clock clock;

    @Autowired
    Releases releases;

    @Autowired
    OpenedByRelease openedByRelease;

    private Riverside.House house;
    private ParticipantId amara;
    private ParticipantId noor;
    private FhirClient lee;

    @BeforeEach
    void a_program_reads_for_dr_lee() {
        house = riverside.found();
        var since = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2);
        amara = house.enrolled("Amara", "Okafor", since).id();
        noor = house.enrolled("Noor", "Haddad", since).id();
        lee = FhirClient.readingFor("Dr. Lee", environment.getRequiredProperty("server.port"), house, clients);
    }

    @Test
    void with_no_consent_naming_the_recipient_nothing_is_given_out() {
        for (var type : Set.of("Patient", "EpisodeOfCare", "Observation", "Condition", "CarePlan", "Appointment")) {
            assertThat(lee.all(type)).as(type).isEmpty();
        }
        assertThat(lee.get("Patient/" + amara.value()).statusCode()).isEqualTo(404);
        for (var never :
                Set.of("Task", "Group", "Communication", "DocumentReference", "Consent", "Practitioner", "Flag")) {
            var answer = lee.get(never);
            assertThat(answer.statusCode()).as(never).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("Okafor", "Haddad");
        }
    }

    @Test
    void a_release_opens_one_person_and_the_types_it_names() {
        released(amara, "Dr. Lee", EnumSet.of(DataClass.ATTENDANCE));
        assertThat(lee.all("Patient"))
                .extracting(one -> one.getIdPart())
                .containsExactly(amara.value().toString());
        assertThat(lee.all("EpisodeOfCare")).hasSize(1);
        assertThat(lee.get("Patient/" + noor.value()).statusCode()).isEqualTo(404);
        assertThat(lee.all("EpisodeOfCare?patient=Patient/" + noor.value())).isEmpty();
        assertThat(lee.all("Observation")).isEmpty();
    }

    @Test
    void a_release_to_somebody_else_or_one_that_ran_out_opens_nothing() {
        released(amara, "Dr. Leeson", EnumSet.allOf(DataClass.class));
        assertThat(lee.all("Patient")).isEmpty();
    }

    @Test
    void taken_back_the_next_call_finds_nothing() {
        var release = released(amara, "dr.  lee ", EnumSet.of(DataClass.ATTENDANCE));
        assertThat(lee.all("Patient")).hasSize(1);
        house.job(() -> {
            consents.revoke(release, "Amara", Consents.SaidHow.ON_OWN_PAGE);
            return release;
        });
        assertThat(lee.all("Patient")).isEmpty();
        assertThat(lee.get("Patient/" + amara.value()).statusCode()).isEqualTo(404);
    }

    @Test
    void each_thing_closes_on_its_own_day_and_is_taken_back_by_itself() {
        var now = clock.instant();
        var signed = house.dana()
                .call(() -> Proof.fresh(now)
                        .call(() -> releases.sign(
                                amara,
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                new Release(
                                        Optional.empty(),
                                        "Dr. Lee",
                                        Set.of(),
                                        "Care",
                                        Optional.empty(),
                                        Optional.empty()),
                                List.of(
                                        new Releases.Thing(
                                                DataClass.ATTENDANCE, Optional.of(now.plus(Duration.ofDays(30)))),
                                        new Releases.Thing(DataClass.PLAN, Optional.of(now.plus(Duration.ofDays(10))))),
                                new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                Regime.PART2)));
        assertThat(signed).isInstanceOf(Answered.Kept.class);
        assertThat(open("Goal", now.plus(Duration.ofDays(9)))).containsExactly(amara.value());
        var later = now.plus(Duration.ofDays(11));
        assertThat(open("Goal", later)).isEmpty();
        assertThat(open("Appointment", later)).containsExactly(amara.value());
        assertThat(open("Patient", now.plus(Duration.ofDays(31)))).isEmpty();
        var attendance = house.dana().call(() -> consents.all(amara)).stream()
                .filter(one -> one.dataClasses().contains(DataClass.ATTENDANCE))
                .findFirst()
                .orElseThrow();
        assertThat(lee.get("EpisodeOfCare").statusCode()).isEqualTo(200);
        assertThat(lee.all("EpisodeOfCare")).hasSize(1);
        house.dana().run(() -> consents.revoke(attendance.id(), "Amara Okafor", Consents.SaidHow.IN_PERSON));
        assertThat(lee.all("EpisodeOfCare")).isEmpty();
        assertThat(lee.all("Patient")).as("the plan is still released").hasSize(1);
    }

    private Set<UUID> open(String type, Instant at) {
        return Time.at(at, () -> house.job(() -> openedByRelease.participants("Dr. Lee", type)));
    }

    @Test
    void it_writes_nothing_and_asks_for_no_operation() {
        released(amara, "Dr. Lee", EnumSet.allOf(DataClass.class));
        assertThat(lee.post("$receive-referral", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lee.post("Patient", "{}".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void the_programs_own_software_reads_as_before() {
        var own = FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
        assertThat(own.all("Patient")).hasSizeGreaterThanOrEqualTo(2);
    }

    private ConsentId released(ParticipantId who, String recipient, Set<DataClass> what) {
        return house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> ((Answered.Kept) consents.release(
                                        who,
                                        forms.current(ConsentKind.RELEASE, "en").id(),
                                        new Release(
                                                Optional.empty(),
                                                recipient,
                                                what,
                                                "So that they know how I am",
                                                Optional.of(clock.instant().plus(Duration.ofDays(30))),
                                                Optional.empty()),
                                        new Signer.InPerson("The person", Capacity.SELF),
                                        Regime.PART2))
                                .id()));
    }
}
