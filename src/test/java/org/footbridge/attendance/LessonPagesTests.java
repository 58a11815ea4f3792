package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Time;
import org.footbridge.programs.Curricula;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Lessons over HTTP and without script: found, read, changed, taken by a session, had by people. */
@FootbridgeTest
class LessonPagesTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Curricula curricula;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    @Test
    void a_lesson_is_found_read_and_handed_out() {
        var evening = teaching(1);
        var dana = evening.house().dana().actor();
        assertThat(get(dana, "/curriculum").select(".row-title")).hasSizeGreaterThan(20);
        assertThat(get(dana, "/curriculum?page=99").text()).contains("No lessons yet");
        assertThat(get(dana, "/curriculum?words=zzz%25_&theme=nothing&modality=%27")
                        .text())
                .contains("No lesson fits");
        var found = get(dana, "/curriculum?words=freight%20train%20crossing");
        assertThat(found.select(".row-title").eachText()).containsExactly("Riding out an urge");
        assertThat(get(dana, "/curriculum?modality=DBT&page=2")
                        .select("a[rel=prev]")
                        .attr("href"))
                .isEqualTo("/curriculum?page=1&modality=DBT");

        var path = found.select(".row-title a").attr("href");
        var lesson = get(dana, path);
        assertThat(lesson.select("h1").text()).isEqualTo("Riding out an urge");
        assertThat(lesson.select("h2").eachText())
                .contains("When not to use it", "Opening words", "Ten minutes at home", "Waiting at the crossing");
        assertThat(lesson.select(".lesson-minutes tbody tr")).hasSize(6);
        assertThat(lesson.select("a[href$=/edit]")).isEmpty();
        assertThat(get(dana, path + "/hand-out").select(".hand-out").text()).contains("An urge is a train.");
    }

    @Test
    void a_change_is_typed_complained_about_and_saved() {
        var evening = teaching(1);
        var ruth = evening.house().ruth().actor();
        var path = get(ruth, "/curriculum?words=freight%20train")
                .select(".row-title a")
                .attr("href");
        var text = get(ruth, path + "/edit").select("textarea").val();
        var wrong = text.replace("| 8 | Arriving", "| 9 | Arriving") + "<script>alert(1)</script>";

        var refused = send(ruth, path + "/versions", List.of("version=1", "text=" + wrong));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var again = Jsoup.parse(text(refused));
        assertThat(again.select(".rows").text()).contains("Line ", "add up to 61");
        assertThat(again.select("textarea").val().strip()).isEqualTo(wrong.strip());

        var changed = text.replace("freight train", "long freight train") + "\n<script>alert(1)</script>\n";
        assertThat(send(ruth, path + "/versions", List.of("version=1", "text=" + changed)))
                .hasStatus3xxRedirection();
        var lesson = get(ruth, path);
        assertThat(lesson.text()).contains("Version 2, changed here", "long freight train");
        assertThat(lesson.select("main script")).isEmpty();

        var late = send(ruth, path + "/versions", List.of("version=1", "text=" + text.replace("train", "tram")));
        assertThat(late).hasStatus(HttpStatus.CONFLICT);
        var both = Jsoup.parse(text(late));
        assertThat(both.select("textarea").val()).contains("freight tram");
        assertThat(both.select("pre").text()).contains("long freight train");
    }

    @Test
    void what_is_typed_waits_as_a_draft() {
        var evening = teaching(1);
        var ruth = evening.house().ruth().actor();
        var path = get(ruth, "/curriculum?words=freight%20train")
                .select(".row-title a")
                .attr("href");
        assertThat(send(ruth, path + "/draft", List.of("version=1", "text=Half a thought")))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(get(ruth, path + "/edit").select("textarea").val()).contains("Half a thought");
    }

    @Test
    void a_hand_out_that_reads_hard_is_flagged_beside_its_text_and_nothing_is_held_back() {
        var ruth = teaching(1).house().ruth().actor();
        var path = get(ruth, "/curriculum?words=freight%20train")
                .select(".row-title a")
                .attr("href");
        var easy = get(ruth, path + "/edit");
        assertThat(easy.text())
                .containsPattern("The hand-out reads like grade \\d")
                .doesNotContain("Look whether");
        var hard = easy.select("textarea")
                .val()
                .replaceFirst(
                        "(?s)(## Hand-out\\s+# [^\\n]*\\n).*?(?=\\n## Sources)",
                        "$1\n"
                                + "Individualized determination regarding applicability of regulatory considerations necessitates institutional documentation. "
                                        .repeat(8)
                                + "\n");
        assertThat(send(ruth, path + "/versions", List.of("version=1", "text=" + hard)))
                .hasStatus3xxRedirection();
        assertThat(get(ruth, path + "/edit").text()).contains("Look whether sentences and words can be shorter");
    }

    @Test
    void a_session_takes_the_proposed_lesson_and_keeps_what_was_typed() {
        var evening = teaching(2);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var page = get(dana, path);
        assertThat(page.select("button[name=take]").text()).contains("Take it");
        assertThat(page.text()).contains("One thing at a time", "2 of 2 due have not had it.");

        var take = page.select("button[name=take]").val();
        assertThat(send(
                        dana,
                        path + "/lesson",
                        List.of(
                                "take=" + take,
                                "roster=open",
                                "shared-version=0",
                                "lesson=",
                                "interventions=Half a thought",
                                "process=")))
                .hasStatus3xxRedirection();
        var taken = get(dana, path);
        assertThat(taken.select("[name=lesson]").val()).isEqualTo("One thing at a time");
        assertThat(taken.select("[name=interventions]").val()).isEqualTo("Half a thought");
        assertThat(taken.select(".roster-activities summary").first().text()).startsWith("6 activities");

        var other = get(dana, path + "/lessons?words=sounds%20in%20the%20room")
                .select("button[name=take]")
                .val();
        assertThat(send(dana, path + "/lesson", List.of("take=" + other))).hasStatus3xxRedirection();
        assertThat(get(dana, path).select("[name=lesson]").val()).isEqualTo("Sounds in the room");
    }

    @Test
    void a_topic_typed_by_hand_stays_and_an_unsaved_draft_goes_on() {
        var evening = teaching(1);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var take = get(dana, path).select("button[name=take]").val();
        send(dana, path + "/draft", List.of("roster=open", "shared-version=0", "lesson=", "process=Not saved yet"));
        assertThat(send(dana, path + "/lesson", List.of("take=" + take))).hasStatus3xxRedirection();

        var page = get(dana, path);
        assertThat(page.select("[name=lesson]").val()).isEqualTo("One thing at a time");
        assertThat(page.select("[name=process]").val()).isEqualTo("Not saved yet");
        assertThat(send(
                        dana,
                        path + "/roster",
                        List.of(
                                "shared-version="
                                        + page.select("[name=shared-version]").val(),
                                "lesson=A topic of our own",
                                "interventions=",
                                "process=Not saved yet")))
                .hasStatus3xxRedirection();
        var other = get(dana, path + "/lessons?words=sounds%20in%20the%20room")
                .select("button[name=take]")
                .val();
        send(dana, path + "/lesson", List.of("take=" + other));
        assertThat(get(dana, path).select("[name=lesson]").val()).isEqualTo("A topic of our own");
    }

    @Test
    void a_session_that_is_over_takes_no_lesson_and_no_lesson_is_taken_that_does_not_exist() {
        var evening = teaching(1);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var take = get(dana, path).select("button[name=take]").val();
        assertThat(send(dana, path + "/lesson", List.of("take=" + UUID.randomUUID())))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(send(dana, path + "/lesson", List.of("take=rain"))).hasStatus4xxClientError();
        evening.everybodyPresentAndClosed(evening.session());
        assertThat(send(dana, path + "/lesson", List.of("take=" + take))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void what_people_had_stands_with_them_with_the_track_and_on_their_own_phone() {
        var evening = teaching(2);
        var house = evening.house();
        var path = "/sessions/" + evening.session().value();
        send(
                house.dana().actor(),
                path + "/lesson",
                List.of("take="
                        + get(house.dana().actor(), path)
                                .select("button[name=take]")
                                .val()));
        evening.held(evening.session());
        evening.mark(evening.session(), 0, evening.present());
        evening.mark(evening.session(), 1, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());

        var amara = evening.house().asParticipant(evening.person(0));
        var lee = evening.house().asParticipant(evening.person(1));
        assertThat(get(house.dana().actor(), "/people/" + evening.person(0).value() + "/lessons")
                        .text())
                .contains("Mindfulness · 1 of 8 had");
        assertThat(get(house.dana().actor(), "/people/" + evening.person(1).value() + "/lessons")
                        .text())
                .contains("Mindfulness · 0 of 8 had");
        assertThat(get(
                                house.dana().actor(),
                                "/curriculum/tracks/" + house.evening().value())
                        .text())
                .contains("Mindfulness · 1 of 8 held");

        var own = get(amara, "/me/lessons");
        assertThat(own.select(".row-title").eachText()).containsExactly("One thing at a time");
        var handOut = own.select(".row-title a").attr("href");
        assertThat(get(amara, handOut).select("h1").text()).isEqualTo("One job, both hands");
        assertThat(get(amara, handOut).text()).doesNotContain("Opening words");
        assertThat(get(lee, "/me/lessons").select(".row-title")).isEmpty();
        assertThat(status(lee, handOut)).isEqualTo(404);
        assertThat(mvc.get()
                        .uri("/me/lessons")
                        .locale(Locale.of("es"))
                        .with(SignedInAs.actor(amara))
                        .exchange())
                .hasStatusOk();
    }

    @Test
    void who_may_not_gets_not_found() {
        var evening = teaching(1);
        var house = evening.house();
        var lesson =
                get(house.dana().actor(), "/curriculum").select(".row-title a").attr("href");
        var elsewhere = evenings.with(1).house().dana().actor();
        var amara = house.asParticipant(evening.person(0));
        for (var path : List.of(
                lesson, lesson + "/hand-out", "/sessions/" + evening.session().value() + "/lessons")) {
            assertThat(status(elsewhere, path)).as(path).isEqualTo(404);
            assertThat(status(amara, path)).as(path).isIn(403, 404);
        }
        assertThat(status(house.dana().actor(), lesson + "/edit")).isEqualTo(404);
        assertThat(status(house.ruth().actor(), lesson + "/edition")).isEqualTo(404);
        assertThat(status(house.dana().actor(), "/curriculum/" + UUID.randomUUID()))
                .isEqualTo(404);
        assertThat(status(house.dana().actor(), "/curriculum/not-a-lesson")).isIn(400, 404);
        assertThat(status(elsewhere, "/people/" + evening.person(0).value() + "/lessons"))
                .isEqualTo(404);
        assertThat(status(elsewhere, "/curriculum/tracks/" + house.evening().value()))
                .isEqualTo(404);
    }

    @Test
    void a_director_says_what_an_hour_teaches_and_brings_a_curriculum_in() {
        var evening = evenings.with(1);
        var ruth = evening.house().ruth().actor();
        assertThat(get(ruth, "/curriculum").text()).contains("lessons it does not have");
        assertThat(send(
                        ruth,
                        "/curriculum/copies",
                        List.of("program=" + evening.house().program().value())))
                .hasStatus3xxRedirection();
        var track = "/program/tracks/" + evening.house().evening().value();
        var page = get(ruth, track);
        var module = page.select("input[name=modules]").first().val();
        var form = page.select("form[action$=/modules]").first().attr("action");
        assertThat(send(ruth, form, List.of("modules=" + module))).hasStatus3xxRedirection();
        assertThat(get(ruth, track).text()).contains("Lessons from: Mindfulness");
        assertThat(send(ruth, form, List.of())).hasStatus3xxRedirection();
        assertThat(get(ruth, track).text()).doesNotContain("Lessons from:");
    }

    private GroupEvening.Evening teaching(int people) {
        var evening = evenings.with(people);
        evening.house().ruth().run(() -> {
            curricula.copy(evening.house().program());
            var first = curricula.modules().getFirst().moduleId();
            curricula.slots(evening.house().program()).forEach(slot -> curricula.teach(slot.slotId(), Set.of(first)));
        });
        return evening;
    }

    private Document get(Actor actor, String path) {
        var answer =
                mvc.get().uri(URI.create(path)).with(SignedInAs.actor(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private int status(Actor actor, String path) {
        return mvc.get()
                .uri(path)
                .with(SignedInAs.actor(actor))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private MvcTestResult send(Actor actor, String path, List<String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        request.param("formToken", UUID.randomUUID().toString());
        fields.forEach(one -> request.param(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1)));
        var now = clock.instant();
        return Time.at(now, () -> Proof.fresh(now).call(request::exchange));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
