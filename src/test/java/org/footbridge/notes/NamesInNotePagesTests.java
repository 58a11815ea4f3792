package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Another participant's name in one person's note, and a part the supervisor sent back, over HTTP and without script. */
@FootbridgeTest
class NamesInNotePagesTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Supervision supervision;

    @Autowired
    Sessions sessions;

    @Autowired
    MockMvcTester mvc;

    private GroupEvening.Evening evening;
    private Riverside.Colleague dana;

    @BeforeEach
    void amara_and_lee_share_a_track() {
        evening = evenings.with(2);
        dana = evening.house().dana();
    }

    @Test
    void a_note_for_one_person_is_not_signed_before_somebody_looked_at_another_ones_name() {
        var path = written("Talked about Lee Park from group.");
        assertThat(page(dana, path).select("section:has(#names) .row-title").eachText())
                .containsExactly("“Lee Park”");

        post(dana, path + "/signature");
        assertThat(page(dana, path).select(".page-head").text()).contains("Draft");

        post(dana, path + "/kept-words", "word=Lee Park");
        assertThat(page(dana, path).select("section:has(#names)")).isEmpty();
        post(dana, path + "/signature");
        assertThat(page(dana, path).select(".page-head").text()).contains("Signed");
    }

    @Test
    void ones_own_name_is_no_question() {
        assertThat(page(dana, written("Amara Okafor spoke of her sister.")).select("section:has(#names)"))
                .isEmpty();
    }

    @Test
    void an_addendum_with_another_ones_name_waits_as_typed() {
        var path = written("Spoke of her sister.");
        post(dana, path + "/signature");

        post(dana, path + "/addenda", "words=Lee was there as well.");

        var asked = page(dana, path);
        assertThat(asked.select(".document").text()).doesNotContain("Lee was there");
        assertThat(asked.select("textarea[name=words]").text()).isEqualTo("Lee was there as well.");
        assertThat(asked.select("section:has(#names) .row-title").eachText()).containsExactly("“Lee” in your addendum");
        post(dana, path + "/addenda", "words=A peer was there as well.");
        assertThat(page(dana, path).select(".document").text()).contains("A peer was there as well.");
    }

    @Test
    void somebody_elses_note_cannot_be_told_what_is_a_name() {
        var path = written("Talked about Lee.");
        assertThat(mvc.post()
                        .uri(path + "/kept-words")
                        .param("word", "Lee")
                        .with(SignedInAs.actor(evening.house().asParticipant(evening.person(1)))))
                .hasStatus4xxClientError();
    }

    @Test
    void a_part_sent_back_says_so_where_its_author_works_and_bears_no_signature_of_the_text_before() {
        var ines = evening.house().ines();
        evening.people().forEach(one -> evening.house().letCare(Role.ASSOCIATE, one.id()));
        evening.as(dana, () -> sessions.lead(evening.session(), ines.id(), Optional.of(dana.id())));
        evening.as(
                ines,
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Pausing", "Practiced.", ""), 0)),
                        Map.of(
                                evening.person(0),
                                new GroupNotes.PartDraft(OwnPart.response("Felt better about herself."), 0))));
        evening.everybodyPresentAndClosed(evening.session());
        evening.as(ines, () -> groupNotes.sign(evening.session()));
        var id = evening.<NoteId>as(
                dana,
                () -> groupNotes.parts(evening.session()).get(evening.person(0)).id());
        evening.as(evening.house().priya(), () -> supervision.sendBack(id, "Say what was seen."));

        var path = "/notes/" + id.value();
        var row = page(ines, "/sessions/" + evening.session().value())
                .select("#part-" + evening.person(0).value());
        assertThat(row.text()).contains("Sent back", "Say what was seen.");
        assertThat(page(ines, path + "/edit").text()).contains("Say what was seen.");
        assertThat(page(ines, path).select(".document").text()).doesNotContain("I wrote this and stand for it");

        var version = page(ines, path + "/edit").select("input[name=version]").val();
        post(ines, path, "version=" + version, "response=Sat beside Lee and read her card aloud.");
        post(ines, path + "/signature");
        assertThat(page(ines, path).select(".page-head").text()).contains("Draft");
        version = page(ines, path + "/edit").select("input[name=version]").val();
        post(ines, path, "version=" + version, "response=Sat beside a peer and read her card aloud.");
        post(ines, path + "/signature");
        assertThat(page(ines, path).select(".page-head").text()).contains("Waits for the supervisor");
        assertThat(page(ines, path).select(".document").text()).containsOnlyOnce("I wrote this and stand for it");
    }

    private String written(String response) {
        return String.valueOf(post(
                        dana,
                        "/people/" + evening.person(0).value() + "/notes",
                        "kind=INDIVIDUAL",
                        "date=" + evening.day(),
                        "from=10:00",
                        "to=10:50",
                        "there=PERSON",
                        "response=" + response)
                .getResponse()
                .getRedirectedUrl());
    }

    private MvcTestResult post(Riverside.Colleague who, String path, String... fields) {
        return Time.at(
                evening.at(21, 10),
                () -> Proof.fresh(evening.at(21, 10)).call(() -> {
                    var request = mvc.post().uri(path).with(SignedInAs.actor(who.actor()));
                    for (var field : fields) {
                        int equals = field.indexOf('=');
                        request = request.param(field.substring(0, equals), field.substring(equals + 1));
                    }
                    var answer = request.exchange();
                    assertThat(answer).as(path).hasStatus3xxRedirection();
                    return answer;
                }));
    }

    private Document page(Riverside.Colleague who, String path) {
        var answer = Time.at(
                evening.at(21, 10),
                () -> mvc.get().uri(path).with(SignedInAs.actor(who.actor())).exchange());
        assertThat(answer).as(path).hasStatus(200);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
