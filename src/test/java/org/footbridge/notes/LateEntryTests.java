package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What stood in the wrong record is written anew in the right ones. */
@FootbridgeTest
class LateEntryTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    GroupNotes groupNotes;

    @Autowired
    Notes notes;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    private GroupEvening.Evening evening;

    @BeforeEach
    void two_signed_parts() {
        evening = evenings.with(2);
        evening.as(
                evening.house().dana(),
                () -> groupNotes.save(
                        evening.session(),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Pausing", "Practiced.", ""), 0)),
                        Map.of(
                                evening.person(0),
                                new GroupNotes.PartDraft(OwnPart.response("Spoke of a brother in the navy."), 0),
                                evening.person(1),
                                new GroupNotes.PartDraft(OwnPart.response("Listened to the end."), 0))));
        evening.everybodyPresentAndClosed(evening.session());
        evening.as(evening.house().dana(), () -> groupNotes.sign(evening.session()));
    }

    @Test
    void a_part_sealed_as_entered_in_error_is_written_anew_on_the_session_as_a_late_entry() {
        var wrong = part(0).id();
        evening.as(evening.house().dana(), () -> notes.enteredInError(wrong, "Belongs to somebody else"));
        evening.as(evening.house().paula(), () -> notes.seal(errorOf(wrong)));
        var session = "/sessions/" + evening.session().value();
        var row = "#row-" + evening.person(0).value();
        assertThat(page(session).select(row).text()).contains("No part yet");

        post(
                session + "/roster",
                "part-version-" + evening.person(0).value(),
                "0",
                "response-" + evening.person(0).value(),
                "Said that evenings are long.");

        assertThat(page(session).select(row).text()).contains("Draft");
        assertThat(part(0)).satisfies(anew -> {
            assertThat(anew.lateEntry()).isTrue();
            assertThat(anew.id()).isNotEqualTo(wrong);
        });
        post(session + "/closing", "sign", "true");
        assertThat(part(0).isLocked()).isTrue();
        assertThat(page("/notes/" + part(0).id().value()).select("h1").text()).contains("(late entry)");
    }

    @Test
    void a_late_entry_stands_beside_a_signed_part_and_is_signed_by_itself() {
        var signed = part(1);
        var path = "/notes/" + signed.id().value();
        assertThat(post(path + "/late-entries", "entry", " ").getResponse().getRedirectedUrl())
                .isEqualTo(path);

        var late = String.valueOf(post(path + "/late-entries", "entry", "Spoke of a brother in the navy.")
                .getResponse()
                .getRedirectedUrl());

        assertThat(page(late).text()).contains("(late entry)", "brother in the navy", "Draft");
        post(late + "/signature");
        assertThat(page(late).select(".page-head").text()).contains("Signed");
        assertThat(part(1).id()).isEqualTo(signed.id());
        assertThat(page("/people/" + evening.person(1).value() + "/notes")
                        .select("li.row")
                        .eachText())
                .hasSize(2)
                .anyMatch(line -> line.contains("(late entry)"));
    }

    private Written part(int index) {
        return evening.<Written>as(
                evening.house().dana(),
                () -> groupNotes.parts(evening.session()).get(evening.person(index)));
    }

    private UUID errorOf(NoteId note) {
        return evening.house()
                .inTransaction(() -> sql.sql("select id from notes.error where note_id = :note")
                        .param("note", note)
                        .single(UUID.class));
    }

    private MvcTestResult post(String path, String... fields) {
        var late = evening.at(21, 10);
        return Time.at(
                late,
                () -> Proof.fresh(late).call(() -> {
                    var request = mvc.post()
                            .uri(path)
                            .with(SignedInAs.actor(evening.house().dana().actor()));
                    for (int i = 0; i < fields.length; i += 2) {
                        request = request.param(fields[i], fields[i + 1]);
                    }
                    var answer = request.exchange();
                    assertThat(answer).as(path).hasStatus3xxRedirection();
                    return answer;
                }));
    }

    private Document page(String path) {
        var answer = Time.at(
                evening.at(21, 10),
                () -> mvc.get()
                        .uri(path)
                        .with(SignedInAs.actor(evening.house().dana().actor()))
                        .exchange());
        assertThat(answer).as(path).hasStatus(200);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
