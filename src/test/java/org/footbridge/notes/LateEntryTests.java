package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
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
    private @Nullable Actor both;

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
    void a_therapist_who_is_the_privacy_officer_too_does_not_find_what_is_sealed_and_writes_it_anew() {
        var wrong = part(0).id();
        evening.as(evening.house().dana(), () -> notes.enteredInError(wrong, "Belongs to somebody else"));
        evening.as(evening.house().paula(), () -> notes.seal(errorOf(wrong)));
        var dana = evening.house().dana().actor();
        both = Actor.staff(
                dana.organization(),
                dana.account(),
                dana.membership(),
                dana.person(),
                Set.of(Role.THERAPIST, Role.PRIVACY));

        var session = "/sessions/" + evening.session().value();
        var row = "#row-" + evening.person(0).value();
        assertThat(page(session).select(row).text()).contains("No part yet").doesNotContain("navy");
        post(
                session + "/closing",
                "part-version-" + evening.person(0).value(),
                "0",
                "response-" + evening.person(0).value(),
                "Said that evenings are long.",
                "sign",
                "true");
        assertThat(page(session).select(row).text()).contains("Signed");
        assertThat(part(0).id()).isNotEqualTo(wrong);
    }

    @Test
    void on_a_closed_session_one_press_signs_what_was_just_typed_and_nothing_is_offered_when_all_is_signed() {
        assertThat(page("/sessions/" + evening.session().value()).select("button[data-finish]"))
                .isEmpty();
        var second = "/sessions/" + evening.session(1).value();
        evening.allPresent(evening.session(1));
        evening.as(
                evening.house().dana(),
                () -> groupNotes.save(
                        evening.session(1),
                        Optional.of(new GroupNotes.SharedDraft(new SharedPart("Sleep", "Taught it.", ""), 0)),
                        Map.of(evening.person(0), new GroupNotes.PartDraft(OwnPart.response("Left smiling."), 0))));
        evening.close(evening.session(1));
        evening.as(evening.house().dana(), () -> groupNotes.sign(evening.session(1)));

        assertThat(page(second).select("button[data-finish]").eachText()).containsExactly("Sign");
        post(
                second + "/closing",
                "part-version-" + evening.person(1).value(),
                "0",
                "response-" + evening.person(1).value(),
                "Asked how to begin.",
                "sign",
                "true");
        assertThat(page(second).select("#row-" + evening.person(1).value()).text())
                .contains("Signed");
        assertThat(page(second).select("button[data-finish]")).isEmpty();
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

    private Actor writer() {
        return both == null ? evening.house().dana().actor() : both;
    }

    private MvcTestResult post(String path, String... fields) {
        var late = evening.at(21, 10);
        return Time.at(
                late,
                () -> Proof.fresh(late).call(() -> {
                    var request = mvc.post().uri(path).with(SignedInAs.actor(writer()));
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
                () -> mvc.get().uri(path).with(SignedInAs.actor(writer())).exchange());
        assertThat(answer).as(path).hasStatus(200);
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
