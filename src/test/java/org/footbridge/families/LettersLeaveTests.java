package org.footbridge.families;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.access.Clients;
import org.footbridge.access.SignedInAs;
import org.footbridge.consents.DataClass;
import org.footbridge.fhir.Validity;
import org.footbridge.people.ContactId;
import org.footbridge.people.OwnPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.tasks.EnteredInError.Asking;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a letter of family goes beyond the team's page: into the person's copy, over FHIR, under seal. */
@FootbridgeTest
class LettersLeaveTests {

    private static final String WORDS = "She sleeps again.";

    @Autowired
    Riverside riverside;

    @Autowired
    Ana people;

    @Autowired
    WritingIn writing;

    @Autowired
    FamilyLetters letters;

    @Autowired
    List<OwnPart> copy;

    @Autowired
    WordsOf wordsOf;

    @Autowired
    Clients clients;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Environment environment;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private ParticipantId amara;
    private ContactId ana;
    private LetterId letter;
    private FhirClient own;

    @BeforeEach
    void ana_wrote_about_amara() {
        house = riverside.found();
        amara = house.enrolled(
                        "Amara",
                        "Okafor",
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2))
                .id();
        ana = people.near(house, amara, "Ana Okafor", "sister", false);
        people.signsIn(house, ana);
        people.actor(house, ana).run(() -> writing.write("", WORDS, true));
        letter = house.dana().call(() -> letters.inbox()).getFirst().letterId();
        own = FhirClient.of(environment.getRequiredProperty("server.port"), house, clients, Set.of(Clients.READ));
    }

    @Test
    void the_copy_holds_what_the_team_let_through_and_says_how_to_ask_in_the_same_words_either_way() {
        var before = copied(Locale.US);
        assertThat(before)
                .contains("answer in writing within 30 days", "Nobody who writes is promised secrecy")
                .doesNotContain(WORDS, "Ana");
        house.dana().run(() -> letters.show(letter, true));
        assertThat(copied(Locale.US)).contains("Ana Okafor, sister", WORDS, "answer in writing within 30 days");
        assertThat(copied(Locale.of("es"))).contains(WORDS, "respuesta por escrito");
        house.dana().run(() -> letters.show(letter, false));
        assertThat(copied(Locale.US)).isEqualTo(before);
    }

    @Test
    void sealed_it_is_gone_for_everybody_but_the_privacy_officer_and_stays_unaltered() {
        assertThat(house.dana().call(() -> letters.enteredInError(letter, "Another family")))
                .as("nobody took it into the record yet")
                .isInstanceOf(Asking.Refused.class);
        house.dana().run(() -> letters.read(letter));
        house.dana().run(() -> letters.show(letter, true));
        var path = "/messages/family/" + letter.value() + "/error";
        assertThat(mvc.post()
                        .uri(path)
                        .with(SignedInAs.actor(house.dana().actor()))
                        .param("reason", " "))
                .hasStatus3xxRedirection();
        assertThat(errors()).as("a reason is asked for").isZero();
        assertThat(mvc.post()
                        .uri(path)
                        .with(SignedInAs.actor(house.dana().actor()))
                        .param("reason", "It is about another family"))
                .hasStatus3xxRedirection();
        assertThat(errors()).isEqualTo(1);
        assertThat(house.dana().call(() -> letters.about(amara)))
                .as("until it is sealed")
                .hasSize(1);
        seal();
        assertThat(house.dana().call(() -> letters.about(amara))).isEmpty();
        assertThat(house.dana().call(() -> letters.inbox())).isEmpty();
        assertThat(copied(Locale.US)).doesNotContain(WORDS);
        for (var table : Set.of("letter", "handling")) {
            for (var who : List.of(house.dana().actor(), house.asParticipant(amara), people.actor(house, ana))) {
                assertThat(count(who, table)).as(table + " " + who.kind()).isZero();
            }
        }
        var told = (Communication) own.all("Communication?patient=Patient/" + amara.value()).stream()
                .filter(one -> one.getIdPart().equals(letter.value().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(told.getStatus()).isEqualTo(CommunicationStatus.ENTEREDINERROR);
        assertThat(told.hasPayload() || told.hasSender()).isFalse();
    }

    @Test
    void the_programs_own_software_reads_the_letter_and_who_wrote_it() {
        var told = (Communication) own.all("Communication?patient=Patient/" + amara.value()).stream()
                .filter(one -> one.getIdPart().equals(letter.value().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(told.getPayloadFirstRep().getContentStringType().getValue()).isEqualTo(WORDS);
        assertThat(told.getPriority()).isEqualTo(CommunicationPriority.URGENT);
        assertThat(told.getSubject().getReference()).isEqualTo("Patient/" + amara.value());
        var sender =
                FhirClient.parse(RelatedPerson.class, own.get(told.getSender().getReference()));
        assertThat(sender.getNameFirstRep().getText()).isEqualTo("Ana Okafor");
        assertThat(sender.getRelationshipFirstRep().getText()).isEqualTo("sister");
        assertThat(sender.getActive()).isTrue();
        assertThat(own.all("RelatedPerson?patient=Patient/" + amara.value()))
                .extracting(one -> one.getIdPart())
                .containsExactly(sender.getIdPart());
        Validity.check(told);
        Validity.check(sender);
    }

    @Test
    void who_has_no_door_is_no_related_person_and_a_sibling_near_two_people_is_two() {
        people.near(house, amara, "Kofi Okafor", "brother", false);
        var noor = house.enrolled(
                        "Noor",
                        "Haddad",
                        LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2))
                .id();
        house.inTransaction(() -> jdbc.update("""
                insert into people.contact_of (organization_id, participant_id, contact_id, relation, guardian, emergency, may_pick_up)
                values (?, ?, ?, 'friend', false, false, false)
                """, house.organization().value(), noor.value(), ana.value()));
        var amaras = own.all("RelatedPerson?patient=Patient/" + amara.value());
        var noors = own.all("RelatedPerson?patient=Patient/" + noor.value());
        assertThat(amaras).hasSize(1);
        assertThat(noors).hasSize(1);
        assertThat(FhirClient.text(noors.getFirst()))
                .contains("friend")
                .doesNotContain(
                        amara.value().toString(),
                        amara.value().toString().replace("-", ""),
                        ana.value().toString().replace("-", ""),
                        "sister");
        assertThat(own.get("RelatedPerson/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    @Test
    void a_program_outside_the_writer_and_the_person_read_no_letter_over_fhir_tables() {
        people.shares(house, amara, ana, 30, EnumSet.allOf(DataClass.class).toArray(DataClass[]::new));
        var lee = FhirClient.readingFor("Dr. Lee", environment.getRequiredProperty("server.port"), house, clients);
        assertThat(lee.get("Communication").statusCode()).isEqualTo(403);
        assertThat(lee.get("RelatedPerson").statusCode()).isEqualTo(403);
        for (var who : List.of(people.actor(house, ana), house.asParticipant(amara))) {
            assertThat(count(who, "letter")).as(who.kind().name()).isZero();
        }
    }

    private String copied(Locale locale) {
        var words = wordsOf.of(locale);
        return house.asParticipant(amara)
                .call(() -> copy.stream()
                        .filter(part -> part.getClass().getName().contains("families"))
                        .flatMap(part -> part.sections(words, new Show(locale, Riverside.NEW_YORK)).stream())
                        .toList()
                        .toString());
    }

    private int count(Actor who, String table) {
        return who.call(() -> transaction.execute(
                done -> jdbc.queryForObject("select count(*)::int from families." + table, Integer.class)));
    }

    private int errors() {
        return house.inTransaction(() -> jdbc.queryForObject(
                "select count(*)::int from tasks.error where thing_id = ?", Integer.class, letter.value()));
    }

    /** As the privacy officer does on her page. */
    private void seal() {
        house.inTransaction(() -> jdbc.update(
                "update tasks.error set sealed_by = ?, sealed_at = ? where thing_id = ?",
                house.samuel().id().value(),
                clock.instant().atOffset(java.time.ZoneOffset.UTC),
                letter.value()));
    }
}
