package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.Riverside;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.TestTime;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** CARE 33 on a participant's phone: what is said of danger and of rights waits, the rest of the page does not. */
@FootbridgeTest
class HelpWordsTests {

    private static final List<String> RIGHTS = List.of("/me/record", "/me/looked", "/me/export");

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Translator translator;

    private Riverside.House house;
    private Actor amara;

    @BeforeEach
    void amara_reads_spanish() {
        house = riverside.found();
        amara = house.asParticipant(
                house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7)).id());
    }

    @Test
    void the_words_of_help_are_in_english_and_marked_so_until_they_were_reviewed() {
        var page = spanish("/me/messages/new");
        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        assertThat(page.select("[lang=en]").text())
                .contains("Help now", "Call 988", "when somebody is in danger", "If it cannot wait:")
                .contains("Is anybody’s safety at stake before then?");
        assertThat(page.select("#help, .help-button").text()).doesNotContain("Ayuda ahora", "Llamar al 988");

        review("help-words");
        var reviewed = spanish("/me/messages/new");
        assertThat(reviewed.select("[lang=en]"))
                .allSatisfy(one -> assertThat(one.attr("hreflang")).isEqualTo("en"));
        assertThat(reviewed.select("body").text()).contains("Ayuda ahora", "Llamar al 988");
    }

    @Test
    void pages_of_rights_wait_as_a_whole_each_part_for_its_own_review() {
        for (var path : RIGHTS) {
            assertThat(spanish(path).select("html").attr("lang")).as(path).isEqualTo("en");
            assertThat(spanish(path).select("a.language")).as(path).isEmpty();
        }
        review("question-words");
        assertThat(spanish("/me/looked").select("html").attr("lang")).isEqualTo("en");
        review("rights-words");
        for (var path : RIGHTS) {
            assertThat(spanish(path).select("html").attr("lang")).as(path).isEqualTo("es");
        }
    }

    @Test
    void help_that_opens_without_a_sign_in_is_in_english_where_nobody_knows_whose_it_is() {
        riverside.found();
        var page = Jsoup.parse(body(mvc.get().uri("/help?lang=es").exchange()));
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.text()).contains("Call 988", "Breathe");
    }

    @Test
    void the_director_finds_each_part_that_waits() {
        var list = Jsoup.parse(body(mvc.get()
                .uri("/program/translations")
                .with(SignedInAs.actor(house.ruth().actor()))
                .exchange()));
        assertThat(list.select("a[href^=/program/translations/]").eachAttr("href"))
                .contains(
                        "/program/translations/help-words",
                        "/program/translations/rights-words",
                        "/program/translations/question-words",
                        "/program/translations/safety-words",
                        "/program/translations/practice-safety",
                        "/program/translations/messages-safety",
                        "/program/translations/portal-try",
                        "/program/translations/public-pages")
                .doesNotHaveDuplicates();
    }

    private void review(String part) {
        translator.reads(house, part);
    }

    private Document spanish(String path) {
        var request = mvc.get().uri(path + "?lang=es").with(SignedInAs.actor(amara));
        return Jsoup.parse(body(Proof.fresh(TestTime.now()).call(request::exchange)));
    }

    private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
