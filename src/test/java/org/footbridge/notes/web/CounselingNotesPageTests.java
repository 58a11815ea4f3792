package org.footbridge.notes.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import org.footbridge.GroupEvening;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Notes apart from the record, over HTTP and without script. */
@FootbridgeTest
class CounselingNotesPageTests {

    private static final String WORDS = "She is angry with me, and I think rightly.";

    @Autowired
    GroupEvening evenings;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private String person;
    private String path;

    @BeforeEach
    void one_person() {
        evening = evenings.with(1);
        person = "/people/" + evening.person(0).value();
        path = person + "/counseling-notes";
    }

    @Test
    void a_note_apart_is_kept_and_read_by_its_writer_and_stands_on_no_other_page() {
        var dana = evening.house().dana().actor();
        assertThat(read(dana, person + "/notes").select("a[href=" + path + "]")).hasSize(1);
        assertThat(read(dana, path).select("input[name=kind][checked]")).isEmpty();

        assertThat(post(dana, "PSYCHOTHERAPY", WORDS)).hasStatus3xxRedirection();

        assertThat(read(dana, path).select("article").text()).contains(WORDS, "Psychotherapy note");
        assertThat(read(evening.house().priya().actor(), path).text()).doesNotContain(WORDS);
        for (var other : new String[] {person, person + "/notes", person + "/thread"}) {
            assertThat(read(dana, other).text()).as(other).doesNotContain(WORDS);
        }
    }

    @Test
    void without_a_kind_or_words_nothing_is_kept_and_what_was_typed_stays() {
        var dana = evening.house().dana().actor();
        var refused = post(dana, "ORDINARY", WORDS);
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(parsed(refused).select("textarea[name=words]").text()).isEqualTo(WORDS);
        assertThat(post(dana, "SUD_COUNSELING", " ")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(read(dana, path).select("article")).isEmpty();
    }

    @Test
    void neither_the_person_nor_who_signs_nothing_clinical_finds_the_page() {
        assertThat(get(evening.house().asParticipant(evening.person(0)), path)).hasStatus4xxClientError();
        assertThat(get(evening.house().ruth().actor(), path)).hasStatus4xxClientError();
        assertThat(post(evening.house().ruth().actor(), "PSYCHOTHERAPY", WORDS)).hasStatus4xxClientError();
    }

    private MvcTestResult post(Actor who, String kind, String words) {
        return mvc.post()
                .uri(path)
                .param("kind", kind)
                .param("words", words)
                .with(SignedInAs.actor(who))
                .exchange();
    }

    private MvcTestResult get(Actor who, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
    }

    private Document read(Actor who, String path) {
        var answer = get(who, path);
        assertThat(answer).as(path).hasStatus(200);
        return parsed(answer);
    }

    private static Document parsed(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
