package org.footbridge.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.NotYours;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.OnDuty;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A site's own instrument, from the file to the answer, and every way a file can be wrong. */
@FootbridgeTest
class PacksTests {

    @Autowired
    Riverside riverside;

    @Autowired
    OnDuty onDuty;

    @Autowired
    Instruments instruments;

    @Autowired
    Packs packs;

    @Autowired
    Measures measures;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor director;

    @BeforeEach
    void riverside_has_a_director() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusWeeks(1))
                .id();
        onDuty.dayAndNight(house, house.dana());
        house.letCare(Role.THERAPIST, amara);
        director = house.ruth().actor();
        house.job(() -> {
            instruments.copy();
            return true;
        });
    }

    @Test
    void a_file_is_looked_at_taken_asked_answered_scored_and_alerts() {
        var looked = upload(director, own());
        assertThat(looked.getResponse().getStatus()).as(body(looked)).isEqualTo(302);
        var offer = looked.getResponse().getRedirectedUrl();
        var preview = page(offer);
        assertThat(preview.text()).contains("My day at the river", "Not in use yet", "How was the walk?", "0 to 3");
        assertThat(preview.select("td[data-label='Everything highest']").text()).isEqualTo("3");
        assertThat(house.job(() -> instruments.current(new InstrumentName("RIVERDAY"))))
                .as("looking changes nothing")
                .isEmpty();
        post(director, offer + "/taking", Map.of());
        assertThat(page("/program/instruments?q=river").select("tbody tr")).hasSize(1);

        var asked = (Measures.Asked) house.dana()
                .call(() -> measures.assign(
                        amara,
                        new InstrumentName("RIVERDAY"),
                        LocalDate.of(2026, 12, 1),
                        Optional.empty(),
                        Optional.empty()));
        var asAmara = house.asParticipant(amara);
        var home = "/me/measures/" + asked.id().value();
        assertThat(post(asAmara, home + "/1", Map.of("answer", "2"))
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo(home + "/2");
        post(asAmara, home + "/2", Map.of("answer", "me"));
        post(asAmara, home + "/response", Map.of());
        assertThat(house.inTransaction(
                        () -> sql.sql("select total from measures.v_scores").single(BigDecimal.class)))
                .isEqualByComparingTo("3");
        assertThat(house.inTransaction(
                        () -> sql.sql("select urgency from alerts.v_open").single(String.class)))
                .isEqualTo("same_day");
    }

    @Test
    void a_new_version_stands_beside_the_old_one_and_answers_keep_theirs() {
        take(own());
        house.job(() -> measures.complete(
                amara, new InstrumentName("RIVERDAY"), Answers.none().with("1", "2"), Mode.SELF, Optional.empty()));
        assertThat(offer(own()))
                .isInstanceOfSatisfying(
                        Packs.Refused.class,
                        no -> assertThat(no.reasons())
                                .singleElement()
                                .asString()
                                .contains("1.0 is here already"));
        take(own().replace("\"version\": \"1.0\"", "\"version\": \"1.1\""));
        house.job(() -> measures.complete(
                amara, new InstrumentName("RIVERDAY"), Answers.none().with("1", "0"), Mode.SELF, Optional.empty()));
        assertThat(house.inTransaction(
                        () -> sql.sql("select instrument_version from measures.v_scores order by stored_at")
                                .list(String.class)))
                .containsExactly("1.0", "1.1");
        assertThat(page("/program/instruments?q=RIVERDAY&sort=-since")
                        .select("tbody tr")
                        .eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("1.1", "asked");
    }

    @Test
    void what_was_asked_in_an_older_version_is_answered_in_it() {
        take(own());
        var asked = (Measures.Asked) house.dana()
                .call(() -> measures.assign(
                        amara,
                        new InstrumentName("RIVERDAY"),
                        LocalDate.of(2026, 12, 1),
                        Optional.empty(),
                        Optional.empty()));
        take(own().replace("\"version\": \"1.0\"", "\"version\": \"1.1\"")
                .replace("How was the walk?", "How was the walk today?"));
        var asAmara = house.asParticipant(amara);
        var home = "/me/measures/" + asked.id().value();
        assertThat(body(mvc.get()
                        .uri(home + "/all")
                        .with(SignedInAs.actor(asAmara))
                        .exchange()))
                .contains("How was the walk?")
                .doesNotContain("How was the walk today?");
        post(asAmara, home + "/1", Map.of("answer", "2"));
        post(asAmara, home + "/response", Map.of());
        assertThat(house.inTransaction(() -> sql.sql("select instrument_version from measures.v_scores")
                        .list(String.class)))
                .containsExactly("1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "%weights.sum() # %weights.total() # Unknown operator: total() # 0",
                "%weights.sum() # %weights.sum() ^ 2 # Unknown operator: ^ # 0",
                "%weights.sum() # %others.sum() # There is no variable %others. # 0",
                "linkId in ('1' # linkId in ('9' # The expression names 9, which is no item. # 0",
                "\"linkId\": \"2\" # \"linkId\": \"1\" # linkId 1 is there twice, first on line 22. # 0",
                "\"operator\": \"=\" # \"operator\": \"~\" # Unknown operator: ~ # 0",
                "\"question\": \"1\" # \"question\": \"2\" # Circular condition # 0",
                "\"answerCoding\": { \"code\": \"2\" } # \"answerCoding\": { \"code\": \"7\" } # not offered: 7 # 0",
                "\"item\": \"total\" # \"item\": \"sum\" # The score total is missing # 0",
                "\"key\": \"total\" # \"key\": \"The total\" # needs a key # 0",
                "\"name\": \"RIVERDAY\" # \"name\": \"PHQ9\" # comes with Footbridge # 0",
                "\"highest\": 3 # \"highest\": 2 # comes to 3, outside 0 to 2 # 0",
                "\"clock\": \"same-day\" # \"clock\": \"whenever\" # This fact cannot be read # 0",
                "\"minutes\": 1 # \"minutes\": \"few\" # facts need minutes # 0",
                "\"type\": \"decimal\" # \"type\": \"url\" # type url is not asked here # 0",
                "\"linkId\": \"stem\" # \"linkId\": \"mode\" # used by the forms # 0",
                "\"status\": \"active\" # \"status\": \"active\", \"nonsense\": 1 # cannot be used # 2",
                "\"facts\" # \"fact\" # needs two parts # 1"
            })
    void what_is_wrong_is_told_with_its_line(
            String right, String wrong, String sentence, int line) { // 0: where the wrong words stand
        var text = own().replace(right.strip(), wrong.strip());
        assertThat(text).isNotEqualTo(own());
        assertThat(offer(text))
                .isInstanceOfSatisfying(
                        Packs.Refused.class,
                        no -> assertThat(no.reasons())
                                .anySatisfy(reason -> assertThat(reason)
                                        .contains(sentence.strip())
                                        .doesNotContain("org.footbridge")));
        int expected = line > 0
                ? line
                : (int) text.substring(0, text.lastIndexOf(wrong.strip()))
                        .lines()
                        .count();
        assertThat(((Packs.Refused) offer(text))
                        .reasons().stream()
                                .filter(reason -> reason.contains(sentence.strip()))
                                .findFirst())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("Line " + expected + ":"));
    }

    @Test
    void variables_that_turn_in_a_circle_are_refused() {
        var text =
                own().replace("%resource.item.where(linkId in ('1' | '2'))", "%weights.where(linkId in ('1' | '2'))");
        assertThat(((Packs.Refused) offer(text)).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("Circular"));
    }

    @Test
    void what_is_no_json_no_text_or_too_large_is_refused() {
        assertThat(((Packs.Refused) offer(own().substring(0, 900))).reasons())
                .singleElement()
                .asString()
                .contains("This is no JSON")
                .doesNotContain("Line 1:");
        assertThat(((Packs.Refused) director.call(() -> packs.offer(new byte[] {(byte) 0xff, (byte) 0xfe}))).reasons())
                .singleElement()
                .asString()
                .contains("no text");
        assertThat(((Packs.Refused) offer("{\"a\": \"" + "x".repeat(500_000) + "\"}")).reasons())
                .singleElement()
                .asString()
                .contains("larger than 500 kB");
        assertThat(((Packs.Refused) offer("[".repeat(5_000))).reasons()).isNotEmpty();
        assertThat(upload(director, "").getResponse().getStatus()).isEqualTo(422);
        assertThat(upload(director, "no").getResponse().getStatus()).isEqualTo(422);
    }

    @Test
    void only_a_director_sees_and_takes_and_nobody_takes_another_programs_file() {
        var therapist = house.dana().actor();
        for (var path : List.of("/program/instruments", "/program/instruments/offers/" + UUID.randomUUID())) {
            assertThat(mvc.get()
                            .uri(path)
                            .with(SignedInAs.actor(therapist))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(upload(therapist, own()).getResponse().getStatus()).isEqualTo(404);
        var offered = ((Packs.Offered) offer(own())).id();
        var elsewhere = riverside.found().ruth().actor();
        assertThatThrownBy(() -> elsewhere.call(() -> packs.take(offered))).isInstanceOf(NotYours.class);
        director.call(() -> packs.take(offered));
        assertThatThrownBy(() -> director.call(() -> packs.take(offered))).isInstanceOf(NotYours.class);
    }

    @Test
    void the_words_of_a_form_that_has_none_are_filled_on_a_page_and_only_those() {
        var bam = house.job(
                () -> instruments.current(new InstrumentName("BAMIOP")).orElseThrow());
        var home = "/program/instruments/" + bam.id().value();
        var slots =
                page(home).select("#words ~ form input[type=text], section[aria-labelledby=words] input[type=text]");
        assertThat(slots.size()).isGreaterThan(23);
        var words = new HashMap<String, String>();
        slots.forEach(slot -> words.put(slot.attr("name"), "Words of " + slot.attr("name")));
        words.remove("17");
        var refused = post(director, home + "/words", words);
        assertThat(refused.getResponse().getStatus()).isEqualTo(422);
        var again = org.jsoup.Jsoup.parse(body(refused));
        assertThat(again.select("#slot-17").attr("aria-invalid")).isEqualTo("true");
        assertThat(again.select("#slot-16-3").attr("value")).isEqualTo("Words of 16/3");
        assertThat(page(home).select("#slot-16-3").attr("value"))
                .as("what was typed is kept for another day")
                .isEqualTo("Words of 16/3");
        words.put("17", "Words of 17");
        words.put("same-8", "true"); // 8 has the answers of 7G
        for (int code = 0; code < 5; code++) {
            words.put("8/" + code, "");
        }
        var filled = post(director, home + "/words", words).getResponse().getRedirectedUrl();
        assertThat(page(filled).text())
                .contains("version 1.0-words", "Words of 17")
                .doesNotContain("The words are missing");
        var now = house.job(
                () -> instruments.current(new InstrumentName("BAMIOP")).orElseThrow());
        assertThat(now.hasAllWords()).isTrue();
        assertThat(now.facts().main().key()).isEqualTo("use");
        assertThat(now.item("8").orElseThrow().options())
                .extracting(Instrument.Option::label)
                .as("taken over because the director said so")
                .containsExactly("Words of 7G/0", "Words of 7G/1", "Words of 7G/2", "Words of 7G/3", "Words of 7G/4");
        var phq9 = house.job(() -> instruments.current(InstrumentName.PHQ9).orElseThrow());
        post(director, "/program/instruments/" + phq9.id().value() + "/words", Map.of("44250-9", "Other words"));
        assertThat(house.job(() -> instruments.current(InstrumentName.PHQ9).orElseThrow())
                        .items()
                        .getFirst()
                        .text())
                .isEqualTo("Little interest or pleasure in doing things");
    }

    @Test
    void the_list_is_found_in_and_sorted() {
        assertThat(page("/program/instruments").select("tbody tr").size()).isEqualTo(19);
        assertThat(page("/program/instruments?q=bam").select("tbody tr").eachText())
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("BAM-IOP", "waits for its words"));
        assertThat(page("/program/instruments?sort=-name")
                        .select("tbody tr")
                        .first()
                        .text())
                .contains("SESSION");
        assertThat(page("/program/instruments?sort=nonsense")
                        .select("th[aria-sort]")
                        .text())
                .contains("Instrument");
    }

    @Test
    void the_documented_example_is_the_one_that_works() throws IOException {
        assertThat(java.nio.file.Files.readString(java.nio.file.Path.of("docs/examples/own-instrument.json")))
                .isEqualTo(own());
    }

    private static String own() {
        try {
            return new ClassPathResource("instruments/own-instrument.json").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private Packs.Offering offer(String text) {
        return director.call(() -> packs.offer(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void take(String text) {
        var offered = (Packs.Offered) offer(text);
        director.call(() -> packs.take(offered.id()));
    }

    private MvcTestResult upload(Actor actor, String text) {
        return mvc.post()
                .uri("/program/instruments/offers")
                .multipart()
                .file(new MockMultipartFile(
                        "file", "own.json", "application/json", text.getBytes(StandardCharsets.UTF_8)))
                .with(SignedInAs.actor(actor))
                .exchange();
    }

    private Document page(String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(director)).exchange();
        assertThat(result.getResponse().getStatus()).as(path).isEqualTo(200);
        return Jsoup.parse(body(result));
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
