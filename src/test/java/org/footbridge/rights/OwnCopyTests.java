package org.footbridge.rights;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.footbridge.Riverside;
import org.footbridge.WrittenDown;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.fhir.Validity;
import org.footbridge.people.OwnPart.Item;
import org.footbridge.people.OwnPart.Section;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.practice.Entries;
import org.footbridge.practice.EntryId;
import org.footbridge.practice.Tools;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Take my data with me: asked for, made by a job, taken by the person alone, gone after seven days. */
@FootbridgeTest
class OwnCopyTests {

    private static final String PRIVATE = "I am ashamed of the red door";

    @Autowired
    Riverside riverside;

    @Autowired
    WrittenDown writtenDown;

    @Autowired
    OwnCopies copies;

    @Autowired
    CopyMaking making;

    @Autowired
    Copied copied;

    @Autowired
    Entries entries;

    @Autowired
    Tools tools;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

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
        herself = house.asParticipant(amara.id());
        List.of(amara, noor).forEach(one -> writtenDown.somethingOfEveryKind(house, one));
    }

    @Test
    void it_holds_a_page_a_pdf_and_a_bundle_and_nothing_of_anybody_else() throws IOException {
        var files = made();
        assertThat(files.keySet()).containsExactly("copy.html", "copy.pdf", "copy.fhir.json");
        var page = Copied.text(files, "copy.html");
        assertThat(page)
                .contains(
                        "Amara",
                        "My plans",
                        "Skills group",
                        "PHQ-9 &lt; 10",
                        "Safety plan",
                        "My stay",
                        "I stop answering")
                .doesNotContain("Noor", "<script");
        try (var pdf = Loader.loadPDF(files.get("copy.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Amara", "My stay")
                    .doesNotContain("Noor");
        }
        var json = Copied.text(files, "copy.fhir.json");
        assertThat(json)
                .doesNotContain("Noor", noor.id().value().toString())
                .doesNotContain(noor.id().value().toString().replace("-", ""));
    }

    @Test
    void the_bundle_is_valid_and_a_strangers_client_opens_it() throws IOException {
        var json = made().get("copy.fhir.json");
        var bundle = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(Bundle.class, new String(json, StandardCharsets.UTF_8));
        Validity.check(bundle);
        assertThat(bundle.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .contains("Patient", "EpisodeOfCare", "CarePlan", "Goal", "Consent")
                .doesNotContain("Task", "Communication", "DetectedIssue", "Group");

        var read = readByAStranger(json);
        assertThat(read.getEntry()).hasSameSizeAs(bundle.getEntry());
        assertThat(((Patient) read.getEntryFirstRep().getResource()).getIdPart())
                .isEqualTo(amara.id().value().toString());
        assertThat(read.getEntry().stream()
                        .map(Bundle.BundleEntryComponent::getResource)
                        .map(Resource::getIdPart))
                .doesNotContainNull();
    }

    @Test
    void what_is_hers_alone_stands_in_it_and_nowhere_readable_on_the_way() {
        herself.run(() -> entries.save(
                new EntryId(UUID.randomUUID()), tools.find("journal").orElseThrow(), 0, Map.of("text", PRIVATE)));
        var files = made();
        assertThat(Copied.text(files, "copy.html")).contains(PRIVATE);
        assertThat(Copied.text(files, "copy.fhir.json")).doesNotContain(PRIVATE);
        var sealed = house.inTransaction(() -> sql.sql("select sealed from rights.own_copy where sealed is not null")
                .list((row, _) -> row.getBytes("sealed")));
        assertThat(sealed).hasSize(1);
        assertThat(new String(sealed.getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain(PRIVATE, "copy.html", "copy.fhir.json");
    }

    @Test
    void only_she_takes_it_it_is_written_down_and_after_seven_days_it_is_gone() {
        made();
        var address = "/me/export/" + newest().id().value() + "/copy.zip";
        var taken = asked(herself, address);
        assertThat(taken).hasStatusOk().hasContentType("application/zip");
        assertThat(taken.getResponse().getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"copy.zip\"");
        assertThat(asked(house.asParticipant(noor.id()), address)).hasStatus(404);
        assertThat(asked(house.dana().actor(), address)).hasStatus(404);
        assertThat(mvc.get().uri(address).with(SignedInAs.actor(herself)))
                .as("a phone left open")
                .hasStatus3xxRedirection();
        assertThat(house.inTransaction(
                        () -> sql.sql("""
                        select count(*)::int from audit.entry
                         where act = 'export' and subject = 'own copy' and participants = array[:amara::uuid]
                        """).param("amara", amara.id()).single(Integer.class)))
                .as("once by the test, once by the page")
                .isEqualTo(2);

        Time.at(clock.instant().plus(Duration.ofDays(7).plusMinutes(1)), () -> {
            assertThat(herself.call(() -> copies.newest()).orElseThrow().state())
                    .isEqualTo(OwnCopies.State.REMOVED);
            house.job(() -> {
                copies.forget();
                return true;
            });
            return true;
        });
        assertThat(house.inTransaction(
                        () -> sql.sql("select count(*)::int from rights.own_copy where sealed is not null")
                                .single(Integer.class)))
                .isZero();
        assertThat(asked(herself, address)).hasStatus(404);
    }

    @Test
    void stopped_on_the_way_it_keeps_nothing() {
        var id = herself.call(() -> copies.ask("en"));
        herself.run(() -> copies.cancel(id));
        house.job(() -> {
            making.make(id);
            return true;
        });
        assertThat(newest().state()).isEqualTo(OwnCopies.State.CANCELLED);
        assertThat(text(asked(herself, "/me/export"))).contains("You stopped it. Nothing was kept.");
        house.asParticipant(noor.id()).run(() -> copies.cancel(id));
    }

    @Test
    void the_page_asks_shows_how_far_it_is_and_gives_it() {
        assertThat(text(asked(herself, "/me/export"))).contains("Make my copy");
        assertThat(post(herself, "/me/export")).hasRedirectedUrl("/me/export");
        assertThat(post(herself, "/me/export")).hasRedirectedUrl("/me/export");
        assertThat(house.inTransaction(() ->
                        sql.sql("select count(*)::int from rights.own_copy").single(Integer.class)))
                .isOne();
        var id = newest().id();
        house.job(() -> {
            making.make(id);
            return true;
        });
        assertThat(text(asked(herself, "/me/export"))).contains("It is ready.", "/copy.zip");
        assertThat(asked(house.dana().actor(), "/me/export")).hasStatus(404);
    }

    @Test
    void a_thick_record_with_rough_words_is_drawn_in_seconds() throws IOException {
        var rough = "\u0000\u0007<b>& \uD83D\uDE00 “quoted” ñ → ";
        var sections = List.of(new Section(
                rough,
                IntStream.range(0, 1_500)
                        .mapToObj(i -> new Item("Nov 22, 2026", rough + i, List.of("line one " + i, "line two")))
                        .toList()));
        var html = new CopyDocument("en", "My record", "Made today", "Nothing here.", sections).html();
        assertThat(html).contains("&lt;b&gt;&amp; \uD83D\uDE00 “quoted” ñ → 7").doesNotContain("\u0000", "<b>");
        long begun = System.nanoTime();
        try (var pdf = Loader.loadPDF(CopyAsPdf.of(html))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(50);
            assertThat(new PDFTextStripper().getText(pdf)).contains("line one 1499");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private Map<String, byte[]> made() {
        return copied.by(house, herself);
    }

    private OwnCopies.Copy newest() {
        return herself.call(() -> copies.newest()).orElseThrow();
    }

    /** Another house's software, which knows of us only what the file says. */
    private static Bundle readByAStranger(byte[] json) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/Bundle/theirs", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
            exchange.close();
        });
        server.start();
        try {
            var stranger = FhirContext.forR4();
            stranger.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
            return stranger.newRestfulGenericClient(
                            "http://127.0.0.1:" + server.getAddress().getPort())
                    .read()
                    .resource(Bundle.class)
                    .withId("theirs")
                    .execute();
        } finally {
            server.stop(0);
        }
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult asked(Actor who, String path) {
        var request = mvc.get().uri(path).with(SignedInAs.actor(who));
        return Proof.fresh(clock.instant()).call(request::exchange);
    }

    private MvcTestResult post(Actor who, String path) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(who));
        return Proof.fresh(clock.instant()).call(request::exchange);
    }
}
