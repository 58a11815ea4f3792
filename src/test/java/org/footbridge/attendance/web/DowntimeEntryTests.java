package org.footbridge.attendance.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.RosterRow;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A day comes back from paper: what was typed and nothing else, by the rules of every roster, and it says where from. */
@FootbridgeTest
class DowntimeEntryTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    DowntimeCopies copies;

    @Autowired
    Attendance attendance;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Test
    void what_stands_on_paper_is_written_and_nothing_else_and_the_session_says_where_from() {
        var evening = evenings.with(3);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session(), evening.session(1));
        var first = evening.session().value();
        atNine(evening, () -> {
            var page = get(dana, entry(copy));
            assertThat(page.select("main input[type=time]").eachAttr("value"))
                    .as("nothing is said beforehand")
                    .allMatch(String::isEmpty);
            assertThat(page.select("main input[checked]")).isEmpty();

            assertThat(post(
                            dana,
                            copy,
                            fields(
                                    page,
                                    "began-" + first + "=18:02",
                                    "ended-" + first + "=18:57",
                                    "outcome-" + key(evening, 0) + "=late",
                                    "arrived-" + key(evening, 0) + "=18:17",
                                    "outcome-" + key(evening, 1) + "=no_show")))
                    .hasStatus3xxRedirection();

            assertThat(attendanceOf(evening, 0).mark())
                    .isEqualTo(Mark.of(Outcome.LATE).arrived(evening.at(18, 17)));
            assertThat(attendanceOf(evening, 1).mark()).isEqualTo(Mark.of(Outcome.NO_SHOW));
            assertThat(attendanceOf(evening, 2).mark())
                    .as("a blank line says nothing")
                    .isEqualTo(Mark.none());
            assertThat(attendanceOf(evening, 0)
                            .minutes(new Held(Optional.of(evening.at(18, 2)), Optional.of(evening.at(18, 57)))))
                    .as("minutes between the paper's times")
                    .isEqualTo(40);
            assertThat(get(dana, "/sessions/" + first).text())
                    .contains("Entered from paper on ", "by Dana Reyes (copy 1)");
            assertThat(get(dana, "/sessions/" + evening.session(1).value()).text())
                    .doesNotContain("Entered from paper");
            var after = get(dana, entry(copy));
            assertThat(after.select("section:has(#hour-" + first + ")").text()).contains("Entered from paper on ");
            assertThat(after.select("#began-" + first).val()).isEqualTo("18:02");
        });
    }

    @Test
    void everybody_on_paper_closes_the_session_and_what_is_missing_keeps_it_open() {
        var evening = evenings.with(2);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session());
        var first = evening.session().value();
        atNine(evening, () -> {
            var some = fields(
                    get(dana, entry(copy)),
                    "began-" + first + "=18:00",
                    "ended-" + first + "=19:00",
                    "outcome-" + key(evening, 0) + "=left_early",
                    "left-" + key(evening, 0) + "=18:30",
                    "close-" + first + "=true");
            var open = post(dana, copy, some);
            assertThat(open).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            var page = Jsoup.parse(text(open));
            assertThat(page.select(".problems").text())
                    .contains("Process group is not closed: 2 people are not complete yet.");
            assertThat(page.select(".roster-row").eachText().getFirst())
                    .contains("Left early; one line says how and with whom.");
            assertThat(page.select("input[name^=left-][value=18:30]")).hasSize(1);

            assertThat(post(
                            dana,
                            copy,
                            fields(
                                    page,
                                    "how-" + key(evening, 0) + "=With her sister, headache",
                                    "outcome-" + key(evening, 1) + "=present")))
                    .hasStatus3xxRedirection();
            assertThat(evening.statusOf(evening.session(), 0)).isEqualTo("left_early");
            assertThat(get(dana, entry(copy))
                            .select("section:has(#hour-" + first + ")")
                            .text())
                    .contains("Closed. Where the paper says something else, write a correction.");
            assertThat(get(dana, "/downtime")
                            .select("section:has(#copies) .status")
                            .text())
                    .contains("Entered ", "not shredded yet");
        });
    }

    @Test
    void a_closed_session_is_kept_and_the_paper_refused_kindly() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session());
        atNine(evening, () -> {
            var page = get(dana, entry(copy));
            evening.everybodyPresentAndClosed(evening.session());
            var refused = post(
                    dana,
                    copy,
                    fields(
                            page,
                            "outcome-" + key(evening, 0) + "=no_show",
                            "began-" + evening.session().value() + "=17:00"));
            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(Jsoup.parse(text(refused)).select(".problems").text())
                    .contains("This session is over; what is written there stays.");
            assertThat(evening.statusOf(evening.session(), 0)).isEqualTo("present");
            assertThat(get(dana, "/sessions/" + evening.session().value()).text())
                    .doesNotContain("Entered from paper");
        });
    }

    @Test
    void a_second_entry_meets_what_somebody_wrote_meanwhile() {
        var evening = evenings.with(2);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session());
        atNine(evening, () -> {
            var page = get(dana, entry(copy));
            var first = fields(page, "outcome-" + key(evening, 0) + "=present");
            assertThat(post(dana, copy, first)).hasStatus3xxRedirection();
            var second = post(
                    dana,
                    copy,
                    fields(page, "outcome-" + key(evening, 0) + "=no_show", "outcome-" + key(evening, 1) + "=excused"));
            assertThat(second).hasStatus(HttpStatus.CONFLICT);
            var again = Jsoup.parse(text(second));
            assertThat(again.select(".roster-row").first().text()).contains("Somebody wrote meanwhile: Present.");
            assertThat(attendanceOf(evening, 0).mark()).isEqualTo(Mark.of(Outcome.PRESENT));
            assertThat(attendanceOf(evening, 1).mark())
                    .as("nobody else's line is lost")
                    .isEqualTo(Mark.of(Outcome.EXCUSED));

            assertThat(post(dana, copy, fields(again))).as("on purpose").hasStatus3xxRedirection();
            assertThat(attendanceOf(evening, 0).mark()).isEqualTo(Mark.of(Outcome.NO_SHOW));
            assertThat(post(dana, copy, fields(get(dana, entry(copy))))).hasStatus3xxRedirection();
            assertThat(entries(evening)).as("what says nothing new is no entry").isEqualTo(3);
        });
    }

    @Test
    void what_was_typed_and_not_saved_is_kept() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session());
        atNine(evening, () -> {
            var typed = fields(get(dana, entry(copy)), "arrived-" + key(evening, 0) + "=18:20");
            assertThat(send(dana, entry(copy) + "/draft", typed)).hasStatus(HttpStatus.NO_CONTENT);
            assertThat(get(dana, entry(copy))
                            .select("#arrived-" + key(evening, 0))
                            .val())
                    .isEqualTo("18:20");
            assertThat(attendanceOf(evening, 0).mark()).isEqualTo(Mark.none());
        });
    }

    @Test
    void bad_input_writes_nothing() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session());
        var first = evening.session().value();
        atNine(evening, () -> {
            var page = get(dana, entry(copy));
            var unreadable = post(
                    dana,
                    copy,
                    fields(page, "began-" + first + "=half six", "outcome-" + key(evening, 0) + "=present"));
            assertThat(unreadable).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(Jsoup.parse(text(unreadable)).select(".problems").text())
                    .contains("“half six” is no time of the day");
            var backwards = post(
                    dana,
                    copy,
                    fields(
                            page,
                            "began-" + first + "=19:00",
                            "ended-" + first + "=18:00",
                            "outcome-" + key(evening, 0) + "=present"));
            assertThat(backwards).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, copy, fields(page, "outcome-" + key(evening, 0) + "=asleep")))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(post(dana, copy, fields(page, "version-" + key(evening, 0) + "=x")))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(attendanceOf(evening, 0).mark()).isEqualTo(Mark.none());

            assertThat(exchange(evening.house().bea().actor(), entry(copy))).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(exchange(dana, entry(new DowntimeCopyId(UUID.randomUUID()))))
                    .hasStatus(HttpStatus.NOT_FOUND);
            var marcus = get(evening.house().marcus().actor(), entry(copy));
            assertThat(marcus.text())
                    .contains("1 more on this roster, not shown to you")
                    .doesNotContain("Amara");
            assertThat(post(
                            evening.house().marcus().actor(),
                            copy,
                            List.of(
                                    "began-" + first + "=",
                                    "version-" + key(evening, 0) + "=0",
                                    "outcome-" + key(evening, 0) + "=present")))
                    .hasStatus(HttpStatus.NOT_FOUND);
        });
    }

    @Test
    void a_shredded_copy_and_a_day_that_has_not_come_enter_nothing() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var copy = copy(evening, evening.session());
        Time.at(
                evening.at(9, 0).minus(Duration.ofDays(1)),
                () -> Proof.fresh(evening.at(9, 0)).call(() -> {
                    assertThat(get(dana, entry(copy)).text()).contains("The day of this copy has not come.");
                    return true;
                }));
        atNine(evening, () -> {
            var page = get(dana, entry(copy));
            evening.as(evening.house().dana(), () -> {
                copies.shredded(copy);
                return true;
            });
            assertThat(get(dana, entry(copy)).text()).contains("This copy is shredded");
            assertThat(post(dana, copy, fields(page, "outcome-" + key(evening, 0) + "=present")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(attendanceOf(evening, 0).mark()).isEqualTo(Mark.none());
        });
    }

    private int entries(GroupEvening.Evening evening) {
        return evening.house()
                .inTransaction(() -> sql.sql(
                                "select count(*)::int from attendance.v_entered_from_paper where organization_id = :organization")
                        .param("organization", evening.house().organization())
                        .single(Integer.class));
    }

    private RosterRow attendanceOf(GroupEvening.Evening evening, int index) {
        return evening.house().job(() -> attendance.roster(evening.session())).stream()
                .filter(row -> row.participantId().equals(evening.person(index)))
                .findFirst()
                .orElseThrow();
    }

    private DowntimeCopyId copy(GroupEvening.Evening evening, SessionId... sessions) {
        return evening.as(
                evening.house().dana(),
                () -> ((DowntimeCopies.Making.Made) copies.make(Set.of(sessions), "front desk laptop")).copy());
    }

    private static String entry(DowntimeCopyId copy) {
        return "/downtime/" + copy.value() + "/entry";
    }

    private static String key(GroupEvening.Evening evening, int index) {
        return evening.session().value() + "-" + evening.person(index).value();
    }

    private static void atNine(GroupEvening.Evening evening, Runnable work) {
        var nine = evening.at(21, 0);
        Time.at(
                nine,
                () -> Proof.fresh(nine).call(() -> {
                    work.run();
                    return true;
                }));
    }

    /** What a browser would send of the form, with these fields typed over it. */
    private static List<String> fields(Document page, String... typed) {
        var names = List.of(typed).stream().map(one -> one.split("=", 2)[0]).toList();
        var all = new ArrayList<String>();
        page.select("form[action$=/entry] input").forEach(field -> {
            var type = field.attr("type");
            boolean chosen = !type.equals("radio") && !type.equals("checkbox") || field.hasAttr("checked");
            if (chosen
                    && !names.contains(field.attr("name"))
                    && !field.attr("name").equals("formToken")
                    && !field.attr("name").startsWith("_")) {
                all.add(field.attr("name") + "=" + field.val());
            }
        });
        all.addAll(List.of(typed));
        return all;
    }

    private MvcTestResult post(Actor who, DowntimeCopyId copy, List<String> fields) {
        return send(who, entry(copy), fields);
    }

    private MvcTestResult send(Actor who, String path, List<String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(who));
        for (var field : fields) {
            var pair = field.split("=", 2);
            request = request.param(pair[0], pair[1]);
        }
        return request.exchange();
    }

    private MvcTestResult exchange(Actor who, String path) {
        return mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
    }

    private Document get(Actor who, String path) {
        var answer = exchange(who, path);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
