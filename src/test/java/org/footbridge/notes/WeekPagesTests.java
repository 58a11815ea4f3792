package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.Riverside;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the week, over HTTP and without script. */
@FootbridgeTest
class WeekPagesTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Clock clock;

    @Test
    void an_evening_is_taken_closed_and_signed_from_its_page_without_script() {
        var evening = evenings.with(2);
        Time.at(evening.at(21, 0), () -> {
            takenClosedAndSigned(evening);
            return evening;
        });
    }

    @Test
    void two_parts_that_read_alike_are_shown_to_their_author_and_still_saved() {
        var evening = evenings.with(2);
        Time.at(evening.at(21, 0), () -> {
            var dana = evening.house().dana().actor();
            var path = "/sessions/" + evening.session().value();
            var same = "Practiced the pause twice and chose to call a friend before answering.";
            var saved = post(
                    dana,
                    path + "/roster",
                    get(dana, path),
                    List.of(
                            "response-" + evening.person(0).value() + "=" + same,
                            "response-" + evening.person(1).value() + "=" + same));
            assertThat(saved).hasStatus(HttpStatus.FOUND);
            assertThat(get(dana, path).select("section:has(#alike) li").eachText())
                    .containsExactly(
                            "Amara Okafor 100% is the same as what you wrote for Lee Park",
                            "Lee Park 100% is the same as what you wrote for Amara Okafor");
            return evening;
        });
    }

    private void takenClosedAndSigned(GroupEvening.Evening evening) {
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var page = get(dana, path);
        assertThat(page.select("h1").text()).isEqualTo("Process group");
        assertThat(page.select(".roster-row")).hasSize(2);
        assertThat(page.select(".roster-left").text()).contains("2 people have no outcome yet");
        assertThat(page.select("input[type=radio][checked]")).isEmpty();

        var refused = post(dana, path + "/closing", page, List.of());
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Jsoup.parse(text(refused)).select(".problems").text()).contains("2 people are not complete yet.");

        var filled = post(
                dana,
                path + "/closing",
                get(dana, path),
                List.of(
                        "began=18:00",
                        "ended=19:00",
                        "lesson=Distress tolerance",
                        "interventions=Taught the steps",
                        "outcome-" + evening.person(0).value() + "=present",
                        "activity-" + evening.person(0).value() + "-1=chose_not_to",
                        "outcome-" + evening.person(1).value() + "=late",
                        "arrived-" + evening.person(1).value() + "=18:25",
                        "response-" + evening.person(0).value() + "=Listened and stayed",
                        "response-" + evening.person(1).value() + "=Came from work",
                        "progress-" + evening.person(0).value() + "=A step",
                        "progress-" + evening.person(1).value() + "=A step",
                        "plan-" + evening.person(0).value() + "=Comes on Thursday",
                        "plan-" + evening.person(1).value() + "=Comes on Thursday",
                        "sign=true"));
        assertThat(filled).hasStatus3xxRedirection();

        var closed = get(dana, path);
        assertThat(closed.select(".page-head").text()).contains("Closed");
        assertThat(closed.select(".roster-left").text()).contains("All notes are signed");
        assertThat(evening.statusOf(evening.session(), 1)).isEqualTo("late");
        var note = get(dana, closed.select("a[href^=/notes/]").first().attr("href"));
        assertThat(note.select("h2").eachText()).contains("Data", "Assessment", "Plan");
    }

    @Test
    void a_closed_evening_is_corrected_from_its_page_and_shows_both() {
        var evening = evenings.with(1);
        evening.everybodyPresentAndClosed(evening.session());
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var correct = get(dana, path).select("a[href*=/corrections/]").attr("href");
        var page = get(dana, correct);
        assertThat(page.select("main").text()).contains("It says now: Present");

        var refused = post(dana, correct, page, List.of("outcome=LATE", "reason=Her bus was late"));
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Jsoup.parse(text(refused)).select("textarea[name=reason]").text())
                .isEqualTo("Her bus was late");

        assertThat(post(dana, correct, page, List.of("outcome=LATE", "arrived=18:25", "reason=Her bus was late")))
                .hasStatus3xxRedirection();
        var closed = get(dana, path);
        assertThat(closed.select(".roster-row").text())
                .contains("Late", "35 min", "Was: Present", "by Dana Reyes", "Her bus was late");
        assertThat(closed.select(".began-lesson").text()).contains("Began 6:00 PM");
        assertThat(mvc.get()
                        .uri(correct)
                        .with(SignedInAs.actor(evening.house().bea().actor()))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void who_runs_no_groups_is_led_to_no_page_that_refuses_them() {
        var evening = evenings.with(1);
        var person = "/people/" + evening.person(0).value();
        for (var path : List.of(person, person + "/appointments")) {
            assertThat(get(evening.house().dana().actor(), path).select("main a[href^=/sessions/]"))
                    .as(path)
                    .isNotEmpty();
            assertThat(get(evening.house().bea().actor(), path).select("main a[href^=/sessions/]"))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void what_was_typed_is_kept_as_the_writers_own_draft() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var page = get(dana, path);
        assertThat(post(dana, path + "/draft", page, List.of("lesson=Half a thought")))
                .hasStatus(HttpStatus.NO_CONTENT);

        assertThat(get(dana, path).select("[name=lesson]").val()).isEqualTo("Half a thought");
        assertThat(get(evening.house().priya().actor(), path)
                        .select("[name=lesson]")
                        .val())
                .isEmpty();
        post(dana, path + "/roster", get(dana, path), List.of());
        assertThat(get(evening.house().priya().actor(), path)
                        .select("[name=lesson]")
                        .val())
                .isEqualTo("Half a thought");
    }

    @Test
    void two_people_at_one_session_see_both_texts() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var priya = evening.house().priya().actor();
        var path = "/sessions/" + evening.session().value();
        var hers = get(priya, path);
        post(dana, path + "/roster", get(dana, path), List.of("lesson=What Dana wrote"));

        var conflict = post(priya, path + "/roster", hers, List.of("lesson=What Priya wrote"));

        assertThat(conflict).hasStatus(HttpStatus.CONFLICT);
        var both = Jsoup.parse(text(conflict));
        assertThat(both.select("[name=lesson]").val()).isEqualTo("What Priya wrote");
        assertThat(both.select(".needs").text()).contains("What Dana wrote");
    }

    @Test
    void the_pages_of_the_week_open() {
        var evening = evenings.with(2);
        var house = evening.house();
        var person = "/people/" + evening.person(0).value();
        for (var path : List.of(
                "/groups",
                "/groups?all=true&date=" + evening.day(),
                person + "/notes",
                person + "/notes/new",
                person + "/appointments")) {
            get(house.dana().actor(), path);
        }
        get(house.priya().actor(), "/supervision");
        get(house.ruth().actor(), "/program");
        get(house.ruth().actor(), "/program/tracks/" + house.evening().value());
        assertThat(get(house.dana().actor(), "/groups?all=true&date=" + evening.day())
                        .select(".row-title")
                        .eachText())
                .contains("Process group");
    }

    @Test
    void a_note_of_an_individual_service_is_written_signed_and_amended() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var person = "/people/" + evening.person(0).value();
        var today = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
        var written = post(
                dana,
                person + "/notes",
                get(dana, person + "/notes/new"),
                List.of(
                        "kind=INDIVIDUAL",
                        "date=" + today,
                        "from=10:00",
                        "to=10:50",
                        "there=PERSON",
                        "response=Spoke of her sister"));
        assertThat(written).hasStatus3xxRedirection();
        var path = String.valueOf(written.getResponse().getRedirectedUrl());
        assertThat(post(dana, path + "/signature", get(dana, path), List.of())).hasStatus3xxRedirection();
        var early = Proof.fresh(clock.instant().minus(Proof.RECOGNITION_HOLDS.multipliedBy(2)));
        assertThat(mvc.post()
                        .uri(path + "/addenda")
                        .with(SignedInAs.actor(dana, early))
                        .param("words", "She rang later")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(get(dana, path).select("textarea[name=words]").text())
                .as("what was typed waits while she is recognized again")
                .isEqualTo("She rang later");
        post(dana, path + "/addenda", get(dana, path), List.of("words=She rang later"));
        var note = get(dana, path);
        assertThat(note.select("textarea[name=words]").text()).isEmpty();
        assertThat(note.select(".document").text())
                .contains("Spoke of her sister", "She rang later", "Dana Reyes, LCSW");
        assertThat(get(dana, person + "/notes").select(".row").text()).contains("Signed");
    }

    @Test
    void an_appointment_is_booked_and_cancelled() {
        var evening = evenings.with(1);
        var dana = evening.house().dana();
        var path = "/people/" + evening.person(0).value() + "/appointments";
        var tomorrow = LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK).plusDays(1);
        assertThat(post(dana.actor(), path, get(dana.actor(), path), List.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        post(
                dana.actor(),
                path,
                get(dana.actor(), path),
                List.of(
                        "kind=INDIVIDUAL",
                        "staff=" + dana.id().value(),
                        "date=" + tomorrow,
                        "time=10:00",
                        "minutes=50"));
        var page = get(dana.actor(), path);
        assertThat(page.select(".row-title").eachText()).contains("Individual session");
        var cancel = page.select("form[action$=cancellation]").first().attr("action");
        post(dana.actor(), cancel, page, List.of("reason=Dana is ill"));
        assertThat(get(dana.actor(), path).select(".row").text()).contains("Cancelled", "Dana is ill");
    }

    @Test
    void a_director_changes_the_week_from_its_page() {
        var house = evenings.with(1).house();
        var ruth = house.ruth().actor();
        var path = "/program/tracks/" + house.evening().value();
        assertThat(post(ruth, path + "/slots", get(ruth, path), List.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        post(
                ruth,
                path + "/slots",
                get(ruth, path),
                List.of(
                        "day=SATURDAY",
                        "starts=10:00",
                        "minutes=90",
                        "title=Walk",
                        "kind=WELLNESS",
                        "from=2026-12-05"));
        assertThat(get(ruth, path).select(".week").text()).contains("Walk");
        post(
                ruth,
                "/program/" + house.program().value() + "/closed-days",
                get(ruth, "/program"),
                List.of("day=2099-12-24", "reason=Holiday"));
        post(
                ruth,
                "/program/rules",
                get(ruth, "/program"),
                List.of("name=group-cap", "value=12", "source=Decided here", "startsOn=2026-12-01"));
        var overview = get(ruth, "/program");
        assertThat(overview.text()).contains("Holiday", "group-cap", "Decided here");
    }

    @Test
    void another_organization_gets_not_found() {
        var evening = evenings.with(1);
        var other = evenings.with(1).house().dana().actor();
        for (var path : List.of(
                "/sessions/" + evening.session().value(),
                "/people/" + evening.person(0).value() + "/notes",
                "/people/" + evening.person(0).value() + "/appointments")) {
            assertThat(mvc.get().uri(path).with(SignedInAs.actor(other)).exchange())
                    .as(path)
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.get()
                        .uri("/program")
                        .with(SignedInAs.actor(evening.house().dana().actor()))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private Document get(Actor actor, String path) {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    /** Sends the first form of the page that has these fields, with what is changed. */
    private MvcTestResult post(Actor actor, String path, Document page, List<String> changed) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        page.select("form[method=post] input[type=hidden][name~=version|roster|^notes$]")
                .forEach(field -> request.param(field.attr("name"), field.val()));
        page.select("input[type=radio][checked]").forEach(field -> request.param(field.attr("name"), field.val()));
        var names =
                changed.stream().map(one -> one.substring(0, one.indexOf('='))).toList();
        page
                .select(
                        "form[action$=/roster] input[type=text], form[action$=/roster] input[type=time], form[action$=/roster] textarea")
                .stream()
                .filter(field -> !names.contains(field.attr("name")))
                .forEach(field -> request.param(field.attr("name"), field.val()));
        request.param("formToken", UUID.randomUUID().toString());
        changed.forEach(one -> request.param(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1)));
        return Proof.fresh(clock.instant()).call(request::exchange);
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }
}
