package org.footbridge.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.GroupEvening;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.people.Contacts;
import org.footbridge.people.SafeContact;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of the room, over HTTP and without script. */
@FootbridgeTest
class RoomPagesTests {

    @Autowired
    GroupEvening evenings;

    @Autowired
    Attendance attendance;

    @Autowired
    Contacts contacts;

    @Autowired
    SafeContacts safeContacts;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Test
    void an_activity_is_added_marked_and_keeps_its_name() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        atNine(evening, () -> {
            assertThat(post(dana, path + "/activities", List.of("title=Imagery")))
                    .hasStatus3xxRedirection();
            var page = get(dana, path);
            assertThat(page.select("section:has(#activities) ol .row-title").eachText())
                    .containsExactly("Process group", "Imagery");
            assertThat(page.select("input[name=activity-" + evening.person(0).value() + "-2]"))
                    .isNotEmpty();
            var saved = post(
                    dana,
                    path + "/roster",
                    fields(
                            page,
                            "outcome-" + evening.person(0).value() + "=present",
                            "activity-" + evening.person(0).value() + "-2=chose_not_to"));
            assertThat(saved).hasStatus3xxRedirection();
            assertThat(get(dana, path).select("section:has(#activities)").text())
                    .contains("Somebody is marked in it");
            assertThat(post(dana, path + "/activities/2/removal", List.of())).hasStatus3xxRedirection();
            assertThat(get(dana, path).select("section:has(#activities) ol .row-title"))
                    .hasSize(2);
            assertThat(post(dana, path + "/activities/77/order", List.of())).hasStatus(HttpStatus.NOT_FOUND);
        });
    }

    @Test
    void who_does_not_reach_everybody_is_told_who_can_put_somebody_else_on_the_roster() {
        var evening = evenings.with(1);
        var path = "/sessions/" + evening.session().value();
        atNine(evening, () -> {
            assertThat(get(evening.house().dana().actor(), path)
                            .select("section:has(#walk-in)")
                            .text())
                    .as("who leads it asks at the door herself")
                    .contains("Find them")
                    .doesNotContain("A supervisor can");
            evening.people().forEach(one -> evening.house().letCare(Role.ASSOCIATE, one.id()));
            assertThat(get(evening.house().ines().actor(), path)
                            .select("section:has(#walk-in)")
                            .text())
                    .contains("A supervisor can put them on the roster.")
                    .doesNotContain("Find them");
            assertThat(get(evening.house().priya().actor(), path)
                            .select("section:has(#walk-in)")
                            .text())
                    .doesNotContain("A supervisor can");
        });
    }

    @Test
    void who_sees_nobody_of_a_roster_is_offered_no_way_to_mark_or_close_it() {
        var evening = evenings.with(2);
        var path = "/sessions/" + evening.session().value();
        atNine(evening, () -> {
            var page = get(evening.house().ruth().actor(), path);
            assertThat(page.select("main").text()).contains("Who leads this session, or a supervisor, closes it.");
            assertThat(page.select("button[formaction], #walk-in, .roster-left button"))
                    .isEmpty();
            assertThat(get(evening.house().dana().actor(), path).select(".roster-left button"))
                    .hasSize(3);
        });
    }

    @Test
    void stepping_out_is_noted_beside_the_name_with_what_else_was_typed() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var id = evening.person(0).value();
        atNine(evening, () -> {
            var page = get(dana, path);
            var noted = post(
                    dana,
                    path + "/time-away",
                    fields(
                            page,
                            "began=18:00",
                            "ended=19:00",
                            "outcome-" + id + "=present",
                            "response-" + id + "=Came back on her own",
                            "away-out-" + id + "=18:20",
                            "away-back-" + id + "=18:35",
                            "away=" + id));
            assertThat(noted).hasStatus3xxRedirection();
            var after = get(dana, path);
            assertThat(after.select(".roster-row").text()).contains("Out 6:20 PM, back 6:35 PM", "45 min");
            assertThat(after.select("textarea[name=response-" + id + "]").text())
                    .isEqualTo("Came back on her own");

            var wrong = post(
                    dana,
                    path + "/time-away",
                    fields(after, "away-out-" + id + "=18:50", "away-back-" + id + "=18:40", "away=" + id));
            assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(Jsoup.parse(text(wrong)).select(".problems").text()).contains("came back before");
            assertThat(post(dana, path + "/time-away", fields(get(dana, path), "undo=nonsense")))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            var undo = after.select("button[name=undo]").val();
            assertThat(post(dana, path + "/time-away", fields(get(dana, path), "undo=" + undo)))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, path).select(".roster-row").text())
                    .contains("1 h")
                    .doesNotContain("Out 6:20");
        });
    }

    @Test
    void the_pick_up_list_stands_beside_who_is_under_eighteen() {
        var evening = evenings.with(2);
        born(evening, 0, evening.day().minusYears(15));
        evening.house()
                .job(() -> contacts.add(
                        evening.person(0),
                        new Contacts.NewContact(
                                "Rosa Okafor",
                                "mother",
                                Optional.of("(518) 555-0129"),
                                Optional.empty(),
                                true,
                                true,
                                true)));
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        atNine(evening, () -> {
            var page = get(dana, path);
            assertThat(page.select("#row-" + evening.person(0).value()).text())
                    .contains("Under 18. May leave with Rosa Okafor (mother).");
            assertThat(page.select("#row-" + evening.person(1).value()).text()).doesNotContain("Under 18");
            var leaving = path + "/leaving/" + evening.person(0).value();
            assertThat(get(dana, leaving).select("main").text()).contains("Rosa Okafor, mother", "(518) 555-0129");
            assertThat(post(dana, leaving, List.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, leaving, List.of("with=not-an-id"))).hasStatus(HttpStatus.BAD_REQUEST);
            var refused = post(dana, leaving, List.of("with=else", "who=her uncle"));
            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(Jsoup.parse(text(refused)).select("input[name=who]").val())
                    .isEqualTo("her uncle");
            assertThat(post(dana, leaving, List.of("with=else", "who=her uncle", "reason=Her mother asked by phone")))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, path)
                            .select("#row-" + evening.person(0).value())
                            .text())
                    .contains("Leaving: her uncle");
            assertThat(mvc.get()
                            .uri(leaving)
                            .with(SignedInAs.actor(evening.house().bea().actor()))
                            .exchange())
                    .hasStatus(HttpStatus.NOT_FOUND);
        });
    }

    @Test
    void a_boundary_matter_asks_about_names_and_is_written_once() {
        var evening = evenings.with(2);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value() + "/events";
        var amara = evening.person(0).value();
        atNine(evening, () -> {
            assertThat(get(dana, path).select("main details summary").eachText())
                    .containsExactly("Amara Okafor", "Lee Park");
            assertThat(post(dana, path + "/boundary", List.of("kind=conflict")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, path + "/boundary", List.of("kind=brawl", "at=18:20")))
                    .hasStatus(HttpStatus.BAD_REQUEST);
            var named = List.of("kind=conflict", "at=18:20", "seen-" + amara + "=Shouted at Lee Park and sat down");
            var asked = post(dana, path + "/boundary", named);
            assertThat(asked).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            var again = Jsoup.parse(text(asked));
            assertThat(again.select("section:has(#names)").text()).contains("Lee Park", "a peer");
            assertThat(again.select("textarea[name=seen-" + amara + "]").text()).contains("Shouted at Lee Park");

            var token = UUID.randomUUID();
            var fine = List.of(
                    "kind=conflict",
                    "at=18:20",
                    "seen-" + amara + "=Shouted at a peer and sat down",
                    "formToken=" + token);
            assertThat(post(dana, path + "/boundary", fine)).hasStatus3xxRedirection();
            assertThat(post(dana, path + "/boundary", fine)).hasStatus3xxRedirection();
            var events = get(dana, "/people/" + amara + "/events");
            assertThat(events.select("main section h2").eachText()).containsExactly("Boundary: Conflict");
            assertThat(events.select("main").text()).contains("Shouted at a peer", "Dana Reyes");
            var add = events.select("form[action$=/addenda]").attr("action");
            assertThat(post(dana, add, List.of("words=Lee Park apologized")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, add, List.of("words=They talked it over on Thursday")))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, "/people/" + amara + "/events").text()).contains("Addendum", "talked it over");
            assertThat(get(dana, "/people/" + amara).text()).contains("Something happened in the room");
            for (var who :
                    List.of(evening.house().bea().actor(), evening.house().asParticipant(evening.person(1)))) {
                assertThat(mvc.get()
                                .uri("/people/" + amara + "/events")
                                .with(SignedInAs.actor(who))
                                .exchange())
                        .hasStatus(HttpStatus.NOT_FOUND);
            }
        });
    }

    @Test
    void a_health_matter_is_written_apart() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value() + "/events/health";
        var amara = evening.person(0).value();
        atNine(evening, () -> {
            assertThat(post(dana, path, List.of("health-kind=intoxication", "health-at=18:20")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(
                            dana,
                            path,
                            List.of("person=" + amara, "health-kind=intoxication", "health-at=18:20", "seen=Unsteady")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(
                            dana,
                            path,
                            List.of(
                                    "person=" + amara,
                                    "health-kind=intoxication",
                                    "health-at=18:20",
                                    "seen=Unsteady",
                                    "done=Sat with her",
                                    "called=The prescriber at 18:25",
                                    "left=Her sister drove her home")))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, "/people/" + amara + "/events")
                            .select("section")
                            .text())
                    .contains("Health: Intoxicated", "The prescriber at 18:25", "Her sister drove her home");
        });
    }

    @Test
    void a_try_to_reach_somebody_is_written_from_the_task() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        var person = evening.person(0);
        evening.mark(evening.session(), 0, Mark.of(Outcome.NO_SHOW));
        evening.close(evening.session());
        evening.house().job(() -> {
            safeContacts.said(
                    person,
                    Optional.of("(518) 555-0142"),
                    new SafeContact(true, false, Optional.of("Ana"), Optional.empty(), Optional.of("my employer")));
            return true;
        });
        var path = "/people/" + person.value() + "/outreach";
        atNine(evening, () -> {
            assertThat(get(dana, "/tasks").select("a[href=" + path + "]")).isNotEmpty();
            var page = get(dana, path);
            assertThat(page.select("main").text())
                    .contains(
                            "I can't say whether anybody comes here",
                            "Say that it is “Ana” calling.",
                            "Must not learn of it: my employer",
                            "Try 1 of 3");
            assertThat(page.select("input[name=way]").eachAttr("value")).containsExactly("CALL");
            assertThat(post(dana, path, List.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, path, List.of("way=LETTER", "result=LEFT_MESSAGE")))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, path, List.of("way=CALL", "result=NO_ANSWER")))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, path).text()).contains("Try 2 of 3", "Call: No answer");
            assertThat(post(dana, path, List.of("way=CALL", "result=REACHED_CONCERN", "words=Slow and far away")))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, path).select("a.button-safety").attr("href")).endsWith("/alerts/new");
            assertThat(get(evening.house().bea().actor(), path).select("main").text())
                    .contains("(518) 555-0142")
                    .doesNotContain("Slow and far away");
            assertThat(post(evening.house().bea().actor(), path, List.of("way=CALL", "result=NO_ANSWER")))
                    .hasStatus(HttpStatus.NOT_FOUND);
        });
    }

    @Test
    void what_was_missing_is_added_on_the_page_that_refused_to_close_and_nobody_else_wrote() {
        var evening = evenings.with(2);
        var dana = evening.house().dana().actor();
        var path = "/sessions/" + evening.session().value();
        var id = evening.person(0).value();
        atNine(evening, () -> {
            var refused = post(
                    dana,
                    path + "/closing",
                    fields(
                            get(dana, path),
                            "began=18:00",
                            "ended=19:00",
                            "lesson=Sleep",
                            "outcome-" + id + "=left_early",
                            "left-" + id + "=18:40",
                            "outcome-" + evening.person(1).value() + "=present",
                            "response-" + evening.person(1).value() + "=Stayed with it"));
            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            var again = Jsoup.parse(text(refused));
            assertThat(again.select("#row-" + id + " details.more[open] input[name=how-" + id + "]"))
                    .hasSize(1);
            assertThat(post(
                            dana,
                            path + "/closing",
                            fields(
                                    again,
                                    "how-" + id + "=Headache; by bus",
                                    "lesson=Sleep and mood",
                                    "response-" + evening.person(1).value() + "=Stayed with it to the end")))
                    .hasStatus3xxRedirection();
            assertThat(get(dana, path).select(".page-head").text()).contains("Closed");
        });
    }

    private static void atNine(GroupEvening.Evening evening, Runnable work) {
        var nine = evening.at(21, 0);
        Time.at(
                nine,
                () -> Proof.fresh(nine).call(() -> {
                    work.run();
                    return evening;
                }));
    }

    private void born(GroupEvening.Evening evening, int index, LocalDate day) {
        evening.house()
                .inTransaction(() -> sql.sql("""
                        update people.participant set birth_date = :day where organization_id = :organization and id = :id
                        """)
                        .param("organization", evening.house().organization())
                        .param("day", day)
                        .param("id", evening.person(index))
                        .update());
    }

    /** What a browser would send of the roster's form, with these fields typed over it. */
    private static List<String> fields(Document page, String... typed) {
        var names = List.of(typed).stream().map(one -> one.split("=", 2)[0]).toList();
        var all = new java.util.ArrayList<String>();
        page.select("form.roster input, form.roster textarea").forEach(field -> {
            var type = field.attr("type");
            boolean chosen = !type.equals("radio") && !type.equals("checkbox") || field.hasAttr("checked");
            if (chosen
                    && !names.contains(field.attr("name"))
                    && !field.attr("name").startsWith("_")) {
                all.add(field.attr("name") + "=" + field.val());
            }
        });
        all.addAll(List.of(typed));
        return all;
    }

    private MvcTestResult post(Actor who, String path, List<String> fields) {
        var request = mvc.post()
                .uri(path)
                .with(SignedInAs.actor(who))
                .with(
                        org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf());
        for (var field : fields) {
            var parts = field.split("=", 2);
            request = request.param(parts[0], parts[1]);
        }
        return request.exchange();
    }

    private Document get(Actor who, String path) {
        var got = mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
        assertThat(got).as(path).hasStatusOk();
        return Jsoup.parse(text(got));
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
