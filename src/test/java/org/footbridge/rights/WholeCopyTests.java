package org.footbridge.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.footbridge.FhirClient;
import org.footbridge.Riverside;
import org.footbridge.WrittenDown;
import org.footbridge.access.Capacity;
import org.footbridge.access.Clients;
import org.footbridge.access.Proof;
import org.footbridge.consents.ConsentForms;
import org.footbridge.consents.ConsentKind;
import org.footbridge.consents.Consents;
import org.footbridge.consents.DataClass;
import org.footbridge.consents.Release;
import org.footbridge.consents.Signer;
import org.footbridge.history.Paper;
import org.footbridge.history.PaperId;
import org.footbridge.history.Papers;
import org.footbridge.messages.Letter;
import org.footbridge.messages.OwnMessages;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What FHIR does not tell of a person is in the own copy too: the plan's words, messages, papers, who got something. */
@FootbridgeTest
class WholeCopyTests {

    private static final byte[] PHOTO = bytes(0xFF, 0xD8, 0xFF, 'b', 'u', 's');

    @Autowired
    Riverside riverside;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    Copied copied;

    @Autowired
    OwnMessages messages;

    @Autowired
    Papers papers;

    @Autowired
    Consents consents;

    @Autowired
    ConsentForms forms;

    @Autowired
    Clients clients;

    @Autowired
    Looks looks;

    @Autowired
    Sql sql;

    @Autowired
    Environment environment;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Riverside.Enrolled noor;
    private Actor herself;

    @BeforeEach
    void amara_and_noor_are_at_riverside() {
        house = riverside.found();
        var since = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).minusWeeks(2);
        amara = house.enrolled("Amara", "Okafor", since);
        noor = house.enrolled("Noor", "Haddad", since);
        List.of(amara, noor).forEach(one -> house.letCare(Role.THERAPIST, one.id()));
        herself = house.asParticipant(amara.id());
    }

    @Test
    void the_plans_own_words_are_in_it() throws Exception {
        writtenDown.somethingOfEveryKind(house, amara);
        var files = copied.by(house, herself);
        assertThat(Copied.text(files, "copy.html"))
                .contains("A sister who calls", "My goal: I want to get up", "Version 1");
        try (var pdf = Loader.loadPDF(files.get("copy.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("A sister who calls");
        }
    }

    @Test
    void her_messages_are_in_it_with_what_went_along_and_nobody_elses() {
        herself.call(() -> messages.begin(amara.id(), "The bus", new Letter("Which bus?", PHOTO), Optional.of(false)));
        house.asParticipant(noor.id())
                .call(() -> messages.begin(noor.id(), "The cat", Letter.of("It is ill"), Optional.of(false)));
        var files = copied.by(house, herself);
        assertThat(Copied.text(files, "copy.html"))
                .contains("The bus", "Which bus?", "With a message: The bus", "papers/1.jpg", "42 CFR Part 2")
                .doesNotContain("The cat", "It is ill");
        assertThat(files.get("papers/1.jpg")).isEqualTo(PHOTO);
        assertThat(Copied.text(files, "copy.fhir.json"))
                .contains("\"resourceType\": \"Communication\"", "Which bus?")
                .doesNotContain("It is ill", noor.id().value().toString());
    }

    @Test
    void scanned_papers_are_in_it_byte_for_byte_newest_first_and_part_2_is_named() {
        var letter = paper(Paper.Kind.LETTER, "a letter", false);
        var lab = paper(Paper.Kind.LAB_RESULT, "a result", true);
        paper(noor, Paper.Kind.COURT, "somebody else’s", true);
        var files = copied.by(house, herself);
        assertThat(files.keySet())
                .containsExactly("copy.html", "copy.pdf", "copy.fhir.json", "papers/1.pdf", "papers/2.pdf");
        assertThat(List.of(files.get("papers/1.pdf"), files.get("papers/2.pdf")))
                .containsExactlyInAnyOrder(letter, lab);
        assertThat(Copied.text(files, "copy.html"))
                .containsOnlyOnce("42 CFR Part 2")
                .contains("Letter", "Laboratory result")
                .doesNotContain("Court");
    }

    @Test
    void what_is_too_much_for_one_file_is_named_and_to_be_asked_for() {
        for (int i = 0; i < 3; i++) {
            var bytes = Arrays.copyOf("%PDF-1.4".getBytes(StandardCharsets.US_ASCII), 15_000_000);
            bytes[9] = (byte) i;
            house.dana()
                    .call(() ->
                            papers.keep(amara.id(), new Paper(Paper.Kind.ASSESSMENT, Optional.empty(), false, bytes)));
        }
        var files = copied.by(house, herself);
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("papers/"))
                .hasSize(2);
        assertThat(Copied.text(files, "copy.html")).containsOnlyOnce("Too large for this file.");
    }

    @Test
    void whoever_outside_got_something_stands_in_it_by_day() {
        var before = Copied.text(copied.by(house, herself), "copy.html");
        assertThat(before)
                .contains("Who outside saw or got something of my record")
                .doesNotContain("Their program");
        release("Dr. Lee");
        var client =
                FhirClient.readingFor("Dr. Lee", environment.getRequiredProperty("local.server.port"), house, clients);
        assertThat(client.all("Appointment")).isNotNull();
        assertThat(client.all("Patient")).isNotEmpty();
        assertThat(Copied.text(copied.by(house, herself), "copy.html")).contains("Their program (Dr. Lee)");
        assertThat(herself.call(() -> looks.of(amara.id(), Riverside.NEW_YORK, Optional.empty()))
                        .lines())
                .as("at once, on her page too")
                .anySatisfy(line -> {
                    assertThat(line.kind()).isEqualTo("client");
                    assertThat(line.name()).isEqualTo("Their program (Dr. Lee)");
                });
        assertThat(Copied.text(copied.by(house, house.asParticipant(noor.id())), "copy.html"))
                .doesNotContain("Their program");
    }

    @Test
    void a_paper_that_staff_take_out_stands_on_her_page_within_a_second() {
        paper(Paper.Kind.LETTER, "a letter", false);
        var id = house.inTransaction(
                () -> sql.sql("select paper_id from history.v_papers").single(UUID.class));
        house.dana().call(() -> papers.open(new PaperId(id)));
        var taken = System.nanoTime();
        assertThat(herself.call(() -> looks.of(amara.id(), Riverside.NEW_YORK, Optional.empty()))
                        .lines())
                .flatExtracting(Looks.Line::deeds)
                .extracting(Looks.Deed::act)
                .contains("export");
        assertThat(Duration.ofNanos(System.nanoTime() - taken)).isLessThan(Duration.ofSeconds(1));
    }

    private void release(String recipient) {
        house.dana()
                .call(() -> Proof.fresh(clock.instant())
                        .call(() -> consents.release(
                                amara.id(),
                                forms.current(ConsentKind.RELEASE, "en").id(),
                                new Release(
                                        Optional.empty(),
                                        recipient,
                                        EnumSet.allOf(DataClass.class),
                                        "So that they know how I am",
                                        Optional.of(clock.instant().plus(Duration.ofDays(30))),
                                        Optional.empty()),
                                new Signer.InPerson("Amara Okafor", Capacity.SELF),
                                Regime.PART2)));
    }

    private byte[] paper(Paper.Kind kind, String words, boolean part2) {
        return paper(amara, kind, words, part2);
    }

    private byte[] paper(Riverside.Enrolled of, Paper.Kind kind, String words, boolean part2) {
        var bytes = ("%PDF-1.4 " + words).getBytes(StandardCharsets.UTF_8);
        assertThat(house.dana()
                        .call(() -> papers.keep(of.id(), new Paper(kind, Optional.<LocalDate>empty(), part2, bytes))))
                .isInstanceOf(Papers.Keeping.Kept.class);
        return bytes;
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
