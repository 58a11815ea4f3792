package org.footbridge.messages.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.alerts.Tellers;
import org.footbridge.fhir.Validity;
import org.footbridge.messages.Letter;
import org.footbridge.messages.MessageId;
import org.footbridge.messages.OwnMessages;
import org.footbridge.messages.TeamMessages;
import org.footbridge.messages.ThreadId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.tasks.EnteredInError;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What a participant and the team wrote to each other, as FHIR Communication over HTTP. */
@FootbridgeTest
class MessagesAsFhirTests {

    private static final byte[] PDF = "%PDF-1.4 the timetable".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Riverside riverside;

    @Autowired
    Tellers tellers;

    @Autowired
    OwnMessages own;

    @Autowired
    TeamMessages team;

    @Autowired
    EnteredInError errors;

    @Autowired
    Clients clients;

    @Autowired
    Environment environment;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Riverside.Enrolled noor;
    private Actor herself;
    private ThreadId thread;
    private FhirClient reader;

    @BeforeEach
    void amara_asks_about_the_bus_and_is_answered() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        noor = house.enrolled("Noor", "Haddad", TestTime.today().minusDays(7));
        List.of(amara, noor).forEach(one -> house.letCare(Role.THERAPIST, one.id()));
        herself = house.asParticipant(amara.id());
        thread = ((OwnMessages.Sending.Sent) herself.call(
                        () -> own.begin(amara.id(), "The bus", new Letter("Which bus?", PDF), Optional.of(false))))
                .thread();
        house.dana().call(() -> team.answer(thread, Letter.of("The 22"), team.newest(thread)));
        house.asParticipant(noor.id())
                .call(() -> own.begin(noor.id(), "The cat", Letter.of("It is ill"), Optional.of(false)));
        reader = FhirClient.of(port(), house, clients, Set.of(Clients.READ));
    }

    @Test
    void each_message_is_a_valid_communication_with_who_wrote_it_to_whom_and_what() {
        var sent = of(amara, "&_sort=sent");
        assertThat(sent).hasSize(2).allSatisfy(Validity::check);
        var asked = sent.getFirst();
        assertThat(asked.getStatus()).isEqualTo(CommunicationStatus.COMPLETED);
        assertThat(asked.getSender().getReference())
                .isEqualTo("Patient/" + amara.id().value());
        assertThat(asked.getRecipientFirstRep().getDisplay()).isEqualTo("The care team");
        assertThat(asked.getTopic().getText()).isEqualTo("The bus");
        assertThat(asked.getPayloadFirstRep().getContentStringType().getValue()).isEqualTo("Which bus?");
        var file = asked.getPayload().getLast().getContentAttachment();
        assertThat(file.getContentType()).isEqualTo("application/pdf");
        assertThat(file.getSize()).isEqualTo(PDF.length);
        assertThat(file.hasData()).isFalse();
        assertThat(asked.getMeta().getSecurity()).extracting("code").contains("42CFRPart2");

        var answered = sent.getLast();
        assertThat(answered.getSender().getReference())
                .isEqualTo("Practitioner/" + house.dana().id().value());
        assertThat(answered.getInResponseToFirstRep().getReference()).isEqualTo("Communication/" + asked.getIdPart());
        var read = FhirClient.parse(Communication.class, reader.get("Communication/" + answered.getIdPart()));
        assertThat(read.getPayloadFirstRep().getContentStringType().getValue()).isEqualTo("The 22");
    }

    @Test
    void they_are_paged_and_sorted_together_with_what_was_told_of_alerts_and_none_is_lost() {
        herself.run(() -> own.reply(amara.id(), thread, Letter.of("I am afraid"), Optional.of(true)));
        tellers.tell(house);
        var whole = ids("Communication?_count=200");
        assertThat(whole).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
        assertThat(ids("Communication?_count=1&_sort=sent")).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(ids("Communication?_count=2&_sort=-_lastUpdated")).containsExactlyInAnyOrderElementsOf(whole);
        assertThat(ids("Communication?_id=" + whole.getFirst())).containsExactly(whole.getFirst());
        assertThat(ids("Communication?sent=lt2020")).isEmpty();
    }

    @Test
    void one_persons_search_names_nobody_else() {
        assertThat(of(amara, "").stream().map(FhirClient::text))
                .allSatisfy(text ->
                        assertThat(text).doesNotContain(noor.id().value().toString(), "The cat", "ill"));
        assertThat(of(noor, "")).hasSize(1);
    }

    @Test
    void of_what_was_entered_in_error_only_that_it_was_is_told() {
        var wrong = house.inTransaction(() -> sql.sql("select id from messages.message where staff_id is not null")
                .single(UUID.class));
        house.dana().call(() -> team.enteredInError(new MessageId(wrong), "Meant for Lee"));
        var asked =
                house.inTransaction(() -> sql.sql("select id from tasks.error").single(UUID.class));
        house.paula().call(() -> errors.seal(asked));
        var sealed = FhirClient.parse(Communication.class, reader.get("Communication/" + wrong));
        Validity.check(sealed);
        assertThat(sealed.getStatus()).isEqualTo(CommunicationStatus.ENTEREDINERROR);
        assertThat(sealed.getPayload()).isEmpty();
        assertThat(sealed.hasTopic()).isFalse();
        assertThat(of(amara, "")).hasSize(2);
    }

    @Test
    void a_program_outside_reads_none_whatever_was_released() {
        var outside = FhirClient.readingFor("Dr. Lee", port(), house, clients);
        assertThat(outside.get("Communication?patient=" + amara.id().value()).statusCode())
                .isEqualTo(403);
    }

    private List<Communication> of(Riverside.Enrolled person, String more) {
        return reader.all("Communication?patient=" + person.id().value() + more).stream()
                .map(Communication.class::cast)
                .toList();
    }

    private List<String> ids(String search) {
        return reader.all(search).stream().map(one -> one.getIdPart()).toList();
    }

    private String port() {
        return environment.getRequiredProperty("local.server.port");
    }
}
