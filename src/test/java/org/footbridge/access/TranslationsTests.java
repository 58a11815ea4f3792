package org.footbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.footbridge.Riverside;
import org.footbridge.Riverside.Colleague;
import org.footbridge.platform.FootbridgeTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** CARE 33: Spanish of crisis words and consents waits for a qualified translator. */
@FootbridgeTest
class TranslationsTests {

    private static final Map<String, String> REVIEW =
            Map.of("reviewer", "Lucía Ortega", "qualification", "ATA-certified", "on", "2026-05-04");

    @Autowired
    TranslatedWords words;

    @Autowired
    Riverside riverside;

    @Autowired
    MockMvcTester mvc;

    @Test
    void a_director_reads_both_languages_side_by_side_and_writes_the_review_down() throws Exception {
        var house = riverside.found();
        var ruth = house.ruth();
        var list = get(ruth, "/program/translations");
        assertThat(list.select(".row").eachText())
                .allSatisfy(line -> assertThat(line).contains("Not reviewed", "English only"));
        assertThat(list.text()).contains("Public pages", "Consent form:");
        var part = get(ruth, "/program/translations/public-pages");
        assertThat(part.select("td[lang=es]").text()).contains("Respondemos a más tardar");
        assertThat(part.text())
                .containsPattern("The English reads like grade \\d")
                .containsPattern("The Spanish reads .* \\(INFLESZ \\d+ of 100\\)");
        assertThat(post(ruth, "/program/translations/public-pages", REVIEW)).hasRedirectedUrl("/program/translations");
        assertThat(get(ruth, "/program/translations").text())
                .contains("Reviewed by Lucía Ortega (ATA-certified) on May 4, 2026");

        var form = list.select("a[href^=/program/translations/]").stream()
                .map(link -> link.attr("href"))
                .filter(href -> !href.endsWith("/public-pages"))
                .findFirst()
                .orElseThrow();
        post(ruth, form, REVIEW);
        assertThat(get(ruth, form).text()).contains("Reviewed by Lucía Ortega");
    }

    @Test
    void a_review_needs_a_name_a_qualification_and_a_day_that_was() {
        var ruth = riverside.found().ruth();
        for (var wrong : List.of(
                Map.of("reviewer", "", "qualification", "ATA-certified", "on", "2026-05-04"),
                Map.of("reviewer", "Lucía Ortega", "qualification", " ", "on", "2026-05-04"),
                Map.of("reviewer", "Lucía Ortega", "qualification", "ATA-certified", "on", ""),
                Map.of("reviewer", "Lucía Ortega", "qualification", "ATA-certified", "on", "05/04/2026"),
                Map.of("reviewer", "Lucía Ortega", "qualification", "ATA-certified", "on", "2126-05-04"))) {
            assertThat(post(ruth, "/program/translations/public-pages", wrong)).hasStatus(422);
        }
    }

    @Test
    void a_review_holds_for_the_words_that_were_read() {
        var house = riverside.found();
        var read = new TranslatedWords.Area("some", "Some", List.of("referrals.now."));
        var more = new TranslatedWords.Area("some", "Some", List.of("referrals.now.", "referrals.sent."));
        house.ruth()
                .run(() -> words.reviewed(
                        read,
                        new Translations.Review("Lucía Ortega", "ATA-certified", java.time.LocalDate.of(2026, 5, 4))));
        assertThat(house.job(() -> words.offered(read))).isTrue();
        assertThat(house.job(() -> words.offered(more))).isFalse();
        assertThat(house.job(() -> words.part(more)).changed()).isTrue();
        assertThat(riverside.found().job(() -> words.offered(read)))
                .as("another house has not reviewed it")
                .isFalse();
    }

    @Test
    void only_a_director_writes_reviews_down() {
        var house = riverside.found();
        assertThat(post(house.dana(), "/program/translations/public-pages", REVIEW))
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri("/program/translations")
                        .with(SignedInAs.actor(house.dana().actor()))
                        .exchange())
                .hasStatus(404);
        assertThat(post(house.ruth(), "/program/translations/nothing-such", REVIEW))
                .hasStatus(404);
    }

    private Document get(Colleague who, String path) throws Exception {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(Colleague who, String path, Map<String, String> values) {
        var request = mvc.post().uri(path);
        values.forEach(request::param);
        return request.with(SignedInAs.actor(who.actor())).exchange();
    }
}
