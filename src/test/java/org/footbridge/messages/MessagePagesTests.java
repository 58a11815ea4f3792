package org.footbridge.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.footbridge.Riverside;
import org.footbridge.access.Bars;
import org.footbridge.access.SignedInAs;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on the phone and the team's inbox. */
@FootbridgeTest
class MessagePagesTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Bars bars;

    @Autowired
    Sql sql;

    @Autowired
    MockMvcTester mvc;

    private Riverside.House house;
    private ParticipantId amara;
    private Actor herself;
    private Actor dana;

    @BeforeEach
    void amara_has_a_phone_and_a_team() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", LocalDate.of(2026, 6, 1)).id();
        house.letCare(Role.THERAPIST, amara);
        herself = house.asParticipant(amara);
        dana = house.dana().actor();
    }

    @Test
    void above_the_box_stands_who_reads_it_when_and_whom_to_call() {
        var page = page(herself, "/me/messages/new");
        assertThat(page.select(".who").text())
                .contains("your care team at Riverside", "Nobody watches this by the minute", "24 hours", "988", "911");
        assertThat(page.select("input[name=safetyAtStake][checked]")).isEmpty();
        assertThat(page.select("form[enctype=multipart/form-data]").attr("data-draft"))
                .isEqualTo("/me/messages/draft");
        assertThat(page(herself, "/me/messages/new?lang=es").select(".who").text())
                .contains("su equipo en Riverside", "24 horas");
    }

    @Test
    void a_question_goes_there_and_its_answer_comes_back_with_receipts_that_say_no_more_than_is_known() {
        var thread = sent("The bus", "Which bus?", "no");
        assertThat(page(herself, thread).text()).contains("Not opened by your team yet", "Your team’s turn");
        var inbox = page(dana, "/messages");
        assertThat(inbox.select("tbody tr").text())
                .contains("Amara Okafor", "The bus", "Our turn", "promised by", "Nobody yet");

        var opened = page(dana, thread.substring(3));
        assertThat(opened.text()).contains("Which bus?");
        assertThat(page(herself, thread).text()).contains("Opened by your team");
        var newest = opened.select("input[name=newest]").first().attr("value");
        assertThat(post(dana, thread.substring(3) + "/answers", "words", "The 22", "newest", newest))
                .hasStatus(302);
        assertThat(page(dana, thread.substring(3)).text()).contains("Not opened on their side yet", "Their turn");
        assertThat(page(herself, "/me").text()).contains("You have something new to read");
        assertThat(page(herself, thread).text()).contains("The 22", "Dana Reyes, LCSW");
        assertThat(page(herself, "/me").text()).doesNotContain("You have something new to read");
        assertThat(page(dana, thread.substring(3)).text()).contains("Whether it was read, nobody knows");
    }

    @Test
    void without_the_safety_answer_nothing_goes_and_nothing_typed_is_lost() {
        var answer = post(herself, "/me/messages", "topic", "Home", "words", "It is loud");
        assertThat(answer).hasStatus(422);
        var page = document(answer);
        assertThat(page.select("textarea").text()).isEqualTo("It is loud");
        assertThat(page.select("input[name=topic]").attr("value")).isEqualTo("Home");
        assertThat(page.text()).contains("is anybody’s safety at stake?");
        assertThat(count("messages.thread")).isZero();
    }

    @Test
    void safety_at_stake_shows_whom_to_call_and_rings_the_alert() {
        var answer = post(herself, "/me/messages", "topic", "Tonight", "words", "I am afraid", "safetyAtStake", "yes");
        assertThat(answer).hasStatus(302);
        var page = page(herself, answer.getResponse().getRedirectedUrl());
        assertThat(page.select("main a[href='tel:988']")).isNotEmpty();
        assertThat(page.text()).contains("Please do not wait for an answer here");
        assertThat(count("alerts.alert")).isOne();
        assertThat(page(herself, answer.getResponse().getRedirectedUrl() + "&lang=es")
                        .select("#told")
                        .attr("lang"))
                .as("held back until the translator has reviewed it")
                .isEqualTo("en");
    }

    @Test
    void a_pressed_twice_button_sends_once() {
        var token = UUID.randomUUID().toString();
        for (int press = 0; press < 2; press++) {
            post(herself, "/me/messages", "topic", "a", "words", "b", "safetyAtStake", "no", "formToken", token);
        }
        assertThat(count("messages.message")).isOne();
    }

    @Test
    void a_draft_comes_back_and_goes_with_the_sending() {
        post(herself, "/me/messages/draft", "topic", "Home", "words", "half a sen", "safetyAtStake", "yes");
        assertThat(page(herself, "/me/messages/new").select("textarea").text()).isEqualTo("half a sen");
        sent("Home", "half a sentence", "no");
        assertThat(page(herself, "/me/messages/new").select("textarea").text()).isEmpty();
        assertThat(post(herself, "/me/messages/" + UUID.randomUUID() + "/draft", "words", "x"))
                .hasStatus(404);
    }

    @Test
    void a_file_that_is_none_is_refused_in_words_and_a_good_one_is_handed_out_powerless() {
        assertThat(upload("<html>".getBytes(StandardCharsets.US_ASCII))
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(document(upload("MZ".getBytes(StandardCharsets.US_ASCII))).text())
                .contains("This is no PDF, PNG, JPEG or TIFF", "your words are still here");
        var redirect = upload("%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII))
                .getResponse()
                .getRedirectedUrl();
        var link =
                page(herself, redirect).select("a[href^='/me/messages/files/']").attr("href");
        var file = get(herself, link);
        assertThat(file).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(file.getResponse().getContentAsByteArray())
                .isEqualTo("%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII));
        assertThat(get(house.asParticipant(house.amara()), link)).hasStatus(404);
    }

    /** What a phone sends when somebody picks a film instead of a photo. */
    @Test
    void a_film_costs_neither_the_words_nor_the_yes() {
        var answer = upload(new byte[30_000_000], "yes");
        assertThat(answer).hasStatus(422);
        var page = document(answer);
        assertThat(page.text())
                .contains("The file is larger than 10 MB", "Your message is not sent yet. An alert goes");
        assertThat(page.select("#told ~ ul a[href='tel:988']")).isNotEmpty();
        assertThat(page.select("textarea").text()).isNotEmpty();
        assertThat(count("alerts.alert")).isOne();
    }

    @Test
    void the_inbox_is_searched_narrowed_and_sorted_and_rubbish_in_the_address_changes_nothing() {
        sent("The bus", "Which bus?", "no");
        sent("Sleep", "It is worse", "no");
        assertThat(topics(document(post(dana, "/messages/search", "q", "WHICH"))))
                .isEqualTo("The bus");
        assertThat(topics(document(post(dana, "/messages/search", "q", "okafor"))))
                .isEqualTo("Sleep The bus");
        assertThat(topics(document(post(dana, "/messages/search", "q", "%")))).isEmpty();
        assertThat(topics(page(dana, "/messages"))).isEqualTo("The bus Sleep");
        assertThat(topics(page(dana, "/messages?sort=newest"))).isEqualTo("Sleep The bus");
        assertThat(topics(page(dana, "/messages?show=late"))).isEmpty();
        assertThat(topics(page(dana, "/messages?whose=mine"))).isEmpty();
        assertThat(topics(page(dana, "/messages?show=x&whose=y&sort=z&after=rubbish~")))
                .isEqualTo("The bus Sleep");
    }

    @Test
    void who_does_not_look_after_her_or_is_barred_finds_nothing() {
        var thread = sent("The bus", "Which bus?", "no").substring(3);
        for (var stranger : new Riverside.Colleague[] {house.bea(), house.tom(), house.paula()}) {
            assertThat(get(stranger.actor(), thread)).hasStatus(404);
            assertThat(get(stranger.actor(), "/messages")).hasStatus(404);
        }
        assertThat(get(house.asParticipant(house.amara()), "/me" + thread)).hasStatus(404);
        assertThat(get(herself, thread)).as("the team's page").hasStatus(404);
        house.job(() -> {
            bars.bar(amara, house.marcus().membership());
            return true;
        });
        assertThat(get(house.marcus().actor(), thread)).hasStatus(404);
        assertThat(topics(page(house.marcus().actor(), "/messages"))).isEmpty();
        assertThat(topics(document(post(house.marcus().actor(), "/messages/search", "q", "bus"))))
                .isEmpty();
        assertThat(get(house.marcus().actor(), "/people/" + amara.value() + "/messages"))
                .hasStatus(404);
    }

    @Test
    void an_answer_written_on_an_older_page_is_held_back_with_its_words() {
        var thread = sent("The bus", "Which bus?", "no");
        var desk = thread.substring(3);
        var newest = page(dana, desk).select("input[name=newest]").first().attr("value");
        post(herself, thread, "words", "I found it", "safetyAtStake", "no");
        var late = post(dana, desk + "/answers", "words", "The 22", "newest", newest);
        assertThat(late).hasStatus(422);
        assertThat(document(late).text()).contains("I found it", "Something was sent here meanwhile");
        assertThat(document(late).select("textarea[name=words]").text()).isEqualTo("The 22");
        assertThat(post(dana, desk + "/answers", "words", "x", "newest", "rubbish"))
                .hasStatus(422);
        assertThat(post(dana, desk + "/owner", "colleague", UUID.randomUUID().toString()))
                .hasStatus(302);
        assertThat(page(dana, desk).text()).contains("Nobody yet");
    }

    private String sent(String topic, String words, String atStake) {
        var answer = post(herself, "/me/messages", "topic", topic, "words", words, "safetyAtStake", atStake);
        assertThat(answer).hasStatus(302);
        return answer.getResponse().getRedirectedUrl();
    }

    private static String topics(Document inbox) {
        return String.join(" ", inbox.select("td[data-label=About]").eachText());
    }

    private MvcTestResult upload(byte[] bytes) {
        return upload(bytes, "no");
    }

    private MvcTestResult upload(byte[] bytes, String atStake) {
        return mvc.post()
                .uri("/me/messages")
                .multipart()
                .file(new MockMultipartFile("file", "x.pdf", "application/pdf", bytes))
                .param("topic", "Form")
                .param("words", "Here")
                .param("safetyAtStake", atStake)
                .with(SignedInAs.actor(herself))
                .exchange();
    }

    private MvcTestResult post(Actor who, String to, String... fields) {
        var request = mvc.post().uri(to);
        for (int field = 0; field < fields.length; field += 2) {
            request = request.param(fields[field], fields[field + 1]);
        }
        return request.with(SignedInAs.actor(who)).exchange();
    }

    private MvcTestResult get(Actor who, String at) {
        return mvc.get().uri(at).with(SignedInAs.actor(who)).exchange();
    }

    private Document page(Actor who, String at) {
        var answer = get(who, at);
        assertThat(answer).as(at).hasStatusOk();
        return document(answer);
    }

    private static Document document(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int count(String table) {
        return house.inTransaction(
                () -> sql.sql("select count(*) from " + table + " where organization_id = :organization")
                        .param("organization", house.organization())
                        .single(Integer.class));
    }
}
