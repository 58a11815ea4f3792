package org.footbridge.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.List;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** CARE 33: a sentence about danger that nobody checked is worse than one in the other language. */
@FootbridgeTest
class SafetyWordsTests {

    private static final List<String> PAGES = List.of(
            "/me/help", "/me/lapse", "/me/safety-plan", "/me/relapse-plan", "/me/safety-plan/edit", "/me/plan/stuck");

    @Autowired
    Riverside riverside;

    @Autowired
    SafetyWords words;

    @Autowired
    MockMvcTester mvc;

    @Test
    void pages_about_danger_are_in_english_until_a_translator_has_read_their_spanish()
            throws UnsupportedEncodingException {
        var house = riverside.found();
        var enrolled = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        var asAmara = house.asParticipant(enrolled.id());
        for (var path : PAGES) {
            var page = get(asAmara, path + "?lang=es");
            assertThat(page.select("html").attr("lang")).as(path).isEqualTo("en");
            assertThat(page.select("a.language")).as(path).isEmpty();
        }
        assertThat(get(asAmara, "/me?lang=es").select("html").attr("lang"))
                .as("the rest of it speaks both languages")
                .isEqualTo("es");
        SpanishReviewed.by(house, words);
        for (var path : PAGES) {
            var page = get(asAmara, path + "?lang=es");
            assertThat(page.select("html").attr("lang")).as(path).isEqualTo("es");
        }
        var neighbor = riverside.found();
        var other = neighbor.asParticipant(neighbor.amara());
        assertThat(get(other, "/me/help?lang=es").select("html").attr("lang"))
                .as("each program has its own translator")
                .isEqualTo("en");
    }

    @Test
    void the_director_sees_them_among_the_parts_to_be_reviewed() throws UnsupportedEncodingException {
        var house = riverside.found();
        assertThat(get(house.ruth().actor(), "/program/translations/safety-words")
                        .select("td[lang=es]")
                        .eachText())
                .isNotEmpty()
                .doesNotContain("");
    }

    private Document get(Actor actor, String path) throws UnsupportedEncodingException {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
