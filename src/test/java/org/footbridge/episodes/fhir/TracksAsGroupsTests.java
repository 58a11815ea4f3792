package org.footbridge.episodes.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.episodes.Episodes;
import org.footbridge.fhir.Validity;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.Programs;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Who is enrolled in a track, over HTTP and under system scope only. */
@FootbridgeTest
class TracksAsGroupsTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Episodes episodes;

    @Autowired
    Programs programs;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private LocalDate today;
    private Riverside.Enrolled amara;
    private Riverside.Enrolled lee;

    @BeforeEach
    void two_are_in_the_evening_one_left_it_and_one_is_yet_to_come() {
        house = riverside.found();
        today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        amara = house.enrolled("Amara", "Okafor", today.minusWeeks(3));
        lee = house.enrolled("Lee", "Park", today.minusWeeks(2));
        var jo = house.enrolled("Jo", "Marsh", today.minusWeeks(2));
        house.job(() -> episodes.leaveTrack(jo.episode(), house.evening(), today.minusDays(1), "Steps down"));
        var wren = house.enrolled("Wren", "Fisher", today.minusWeeks(1));
        house.job(() -> episodes.discharge(wren.episode(), today));
        house.job(() -> episodes.leaveTrack(lee.episode(), house.evening(), today.plusDays(3), "Steps down"));
    }

    @Test
    void a_track_is_a_valid_group_of_who_is_enrolled_now_with_since_when() {
        var group = FhirClient.parse(
                Group.class,
                reader(Clients.READ_GROUPS).get("Group/" + house.evening().value()));
        Validity.check(group);
        assertThat(group.getType()).isEqualTo(Group.GroupType.PERSON);
        assertThat(group.getActual()).isTrue();
        assertThat(group.getActive()).isTrue();
        assertThat(group.getName()).isEqualTo("Adult day, Evening");
        assertThat(group.getQuantity()).isEqualTo(2);
        assertThat(group.getMeta().getSecurity())
                .extracting(one -> one.getCode())
                .contains("42CFRPart2");
        assertThat(group.getMember())
                .extracting(
                        member -> member.getEntity().getReference(),
                        member -> member.getEntity().getDisplay(),
                        member -> member.getPeriod().getStartElement().getValueAsString(),
                        member -> member.getPeriod().getEndElement().getValueAsString())
                .containsExactly(
                        tuple(
                                "Patient/" + amara.id().value(),
                                null,
                                today.minusWeeks(3).toString(),
                                null),
                        tuple(
                                "Patient/" + lee.id().value(),
                                null,
                                today.minusWeeks(2).toString(),
                                today.plusDays(3).toString()));
    }

    @Test
    void groups_are_found_by_id_identifier_and_change_and_paged_like_the_others() {
        var morning = house.job(() -> programs.addTrack(new NewTrack(
                        house.program(), Optional.empty(), "Morning", Mode.VIRTUAL, 8, today.plusWeeks(1), true)))
                .value();
        var evening = house.evening().value();
        var reader = reader(Clients.READ_GROUPS);
        assertThat(ids(reader.all("Group?_count=1"))).containsExactlyInAnyOrder(evening, morning);
        assertThat(ids(reader.all("Group?_count=1&_sort=-_lastUpdated")))
                .isEqualTo(ids(reader.all("Group?_count=200")).reversed());
        assertThat(reader.count("Group?_lastUpdated=gt2000")).isEqualTo(2);
        assertThat(ids(reader.all("Group?_id=" + morning))).containsExactly(morning);
        assertThat(ids(reader.all("Group?identifier=urn:uuid:" + evening))).containsExactly(evening);
        assertThat(ids(reader.all("Group?identifier=urn:ietf:rfc:3986%7Curn:uuid:" + evening)))
                .containsExactly(evening);
        for (var none : List.of("identifier=urn:x%7C" + evening, "_id=" + UUID.randomUUID(), "_lastUpdated=lt2000")) {
            assertThat(reader.all("Group?" + none)).as(none).isEmpty();
        }
        var empty = FhirClient.parse(Group.class, reader.get("Group/" + morning));
        Validity.check(empty);
        assertThat(empty.getActive()).as("it begins next week").isFalse();
        assertThat(empty.getMember()).isEmpty();
        assertThat(empty.getQuantity()).isZero();
        for (var nonsense : List.of("member=Patient/" + amara.id().value(), "name=Evening", "_include=Group:member")) {
            refused(400, reader, "Group?" + nonsense);
        }
        refused(404, reader, "Group/" + UUID.randomUUID());
        refused(404, reader, "Group/x");
        refused(400, reader, "Group?_lastUpdated=yesterday");
    }

    @Test
    void somebody_who_comes_in_or_leaves_changes_the_group() {
        var reader = reader(Clients.READ);
        var before = FhirClient.parse(
                Group.class, reader.get("Group/" + house.evening().value()));
        house.enrolled("Mateo", "Cruz", today);
        var after = FhirClient.parse(
                Group.class, reader.get("Group/" + house.evening().value()));
        assertThat(after.getMember()).hasSize(before.getMember().size() + 1);
        assertThat(after.getMeta().getVersionId()).isNotEqualTo(before.getMeta().getVersionId());
        assertThat(after.getMeta().getLastUpdated())
                .isAfterOrEqualTo(before.getMeta().getLastUpdated());
    }

    @Test
    void only_a_system_scope_that_says_so_reads_groups_and_it_reads_nothing_else() {
        var path = "Group/" + house.evening().value();
        for (var scope :
                List.of(Clients.WRITE, "user/Group.rs", "patient/*.rs", "system/Patient.rs", "system/Group.cu")) {
            refused(403, reader(scope), path);
            refused(403, reader(scope), "Group");
        }
        for (var authorization : List.of("", "Bearer nonsense")) {
            assertThat(reader(Clients.READ).getAs(authorization, path).statusCode())
                    .isEqualTo(401);
        }
        assertThat(reader(Clients.READ).get(path).statusCode()).isEqualTo(200);
        var groupsOnly = reader(Clients.READ_GROUPS);
        assertThat(groupsOnly.get(path).statusCode()).isEqualTo(200);
        for (var other : List.of("Patient", "Patient/" + amara.id().value(), "EpisodeOfCare", "Appointment")) {
            refused(403, groupsOnly, other);
        }
    }

    @Test
    void another_organization_finds_and_reads_none() {
        var other = FhirClient.of(
                environment.getRequiredProperty("server.port"),
                riverside.found(),
                clients,
                Set.of(Clients.READ_GROUPS));
        refused(404, other, "Group/" + house.evening().value());
        assertThat(other.all("Group?_id=" + house.evening().value())).isEmpty();
    }

    @Test
    void each_member_shown_stands_in_the_log() {
        var reader = reader(Clients.READ_GROUPS);
        long before = views(amara);
        reader.get("Group/" + house.evening().value());
        assertThat(views(amara)).isEqualTo(before + 1);
        reader.all("Group");
        assertThat(views(lee)).isEqualTo(2);
    }

    private long views(Riverside.Enrolled person) {
        return house.inTransaction(() -> sql.sql("""
                        select count(*) from audit.entry
                         where organization_id = :organization and :person::uuid = any(participants)
                           and subject = 'FHIR Group'
                        """)
                .param("organization", house.organization())
                .param("person", person.id())
                .single(Long.class));
    }

    @Test
    void the_statement_offers_groups_and_says_which_scope() {
        var statement =
                FhirClient.parse(CapabilityStatement.class, reader(Clients.READ).getAs("", "metadata"));
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(type -> type.getType().equals("Group"))
                .singleElement()
                .satisfies(type -> {
                    assertThat(type.getSearchParam())
                            .extracting(one -> one.getName())
                            .containsExactlyInAnyOrder("_id", "_lastUpdated", "identifier");
                    assertThat(type.getInteraction())
                            .extracting(one -> one.getCode().toCode())
                            .containsExactlyInAnyOrder("read", "search-type");
                });
        assertThat(statement.getRestFirstRep().getSecurity().getDescription()).contains("system/Group.rs");
    }

    private FhirClient reader(String scope) {
        return FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(scope));
    }

    private static void refused(int status, FhirClient reader, String path) {
        var answer = reader.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(FhirClient.parse(OperationOutcome.class, answer).getIssue())
                .as(path)
                .isNotEmpty();
    }

    private static List<UUID> ids(List<Resource> resources) {
        return resources.stream().map(Resource::getIdPart).map(UUID::fromString).toList();
    }
}
