package org.footbridge.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.GroupEvening;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.OnDuty;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.NewRule;
import org.footbridge.programs.Programs;
import org.footbridge.safety.SafetyWords;
import org.footbridge.safety.SpanishReviewed;
import org.footbridge.scheduling.OwnSession;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The phone, the tablet and the roster, over HTTP and without script. */
@FootbridgeTest
class ArrivalPagesTests {

    private static final Map<String, String> AMARA = Map.of("number", "4821", "month", "3", "day", "14");
    private static final Map<String, String> LEE = Map.of("number", "5930", "month", "3", "day", "14");

    @Autowired
    OnDuty onDuty;

    @Autowired
    GroupEvening evenings;

    @Autowired
    ArrivalNumbers numbers;

    @Autowired
    Programs programs;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    SafetyWords safetyWords;

    private GroupEvening.Evening evening;
    private ParticipantId amara;
    private Actor asAmara;
    private Actor dana;

    /** The tablet's cookies, as a browser keeps them. */
    private final Map<String, String> cookies = new HashMap<>();

    @BeforeEach
    void an_evening_of_three() {
        evening = evenings.with(3);
        amara = evening.person(0);
        asAmara = evening.house().asParticipant(amara);
        dana = evening.house().dana().actor();
        dana.run(() -> {
            numbers.give(amara, "4821");
            numbers.give(evening.person(1), "5930");
        });
        cookies.clear();
    }

    @Test
    void somebody_checks_in_on_the_phone_and_the_roster_says_it_was_by_phone() {
        staffed();
        rule("word at craving", "7");
        var page = at(17, 52, () -> get(asAmara, "/me/arrival"));
        assertThat(page.select(".who").text()).contains("Riverside", "988", "They are at work now");
        assertThat(page.select("input[type=radio][checked], input[type=checkbox][checked]"))
                .isEmpty();
        var sent = at(
                17,
                52,
                () -> post(
                        asAmara,
                        "/me/arrival",
                        Map.of(
                                "mood",
                                "3",
                                "craving",
                                "7",
                                "sleep",
                                "4,5",
                                "word",
                                "true",
                                "safetyAsked",
                                "true",
                                "safety",
                                "yes")));
        assertThat(document(sent).select("h1").text()).isEqualTo("Thank you");
        var roster = at(17, 53, () -> get(dana, sessionPath()));
        assertThat(roster.select("#row-" + amara.value()).text())
                .contains("Checked in 5:52 PM by phone · mood 3 · craving 7 · slept 4.5 h");
        assertThat(roster.select("section:has(#word) li").eachText())
                .containsExactly("Amara Okafor would like a word before group; craving 7");
        assertThat(roster.select("section:has(#word)").text()).contains("0 came, 3 not yet");
        assertThat(roster.text()).doesNotContain("Those who checked in here are present");
        var again = at(18, 0, () -> get(asAmara, "/me/arrival"));
        assertThat(again.text()).contains("What you said today", "Mood 3", "There is nothing more to answer");
        assertThat(again.select("form[action=/me/arrival]")).isEmpty();
        assertThat(at(18, 0, () -> get(asAmara, "/me")).text()).contains("Your check-in of today");
    }

    @Test
    void a_blank_about_safety_is_asked_in_person_and_no_screen_says_no_risk() {
        staffed();
        var sent = at(17, 52, () -> post(asAmara, "/me/arrival", Map.of("safetyAsked", "true")));
        assertThat(document(sent).text()).contains("Somebody asks you in person");
        var roster = at(17, 53, () -> get(dana, sessionPath()));
        assertThat(roster.select("section:has(#word) li").text()).contains("safety not answered yet: ask in person");
        assertThat(roster.text()).doesNotContainIgnoringCase("no risk");
    }

    @Test
    void who_needs_a_word_stands_in_the_order_of_urgency() {
        staffed();
        for (var who : List.of("2:word", "1:not_sure", "0:no")) {
            var person = evening.person(Integer.parseInt(who.substring(0, 1)));
            var said = who.substring(2);
            var actor = person.equals(amara) ? asAmara : evening.house().asParticipant(person);
            at(
                    17,
                    40,
                    () -> post(
                            actor,
                            "/me/arrival",
                            said.equals("word")
                                    ? Map.of("word", "true", "safetyAsked", "true", "safety", "yes")
                                    : Map.of("safetyAsked", "true", "safety", said)));
        }
        assertThat(at(17, 53, () -> get(dana, sessionPath()))
                        .select("section:has(#word) li")
                        .eachText())
                .containsExactly(
                        "Amara Okafor safe right now? no",
                        "Lee Park safe right now? not sure",
                        "Jo Marsh would like a word before group");
    }

    @Test
    void not_safe_on_the_phone_shows_whom_to_call_and_the_truth_about_who_is_at_work() {
        staffed();
        var sent =
                document(at(17, 52, () -> post(asAmara, "/me/arrival", Map.of("safetyAsked", "true", "safety", "no"))));
        assertThat(sent.select("h1").text()).contains("Your safety comes first");
        assertThat(sent.select(".help-lines").text()).contains("988", "911", "555-0100");
        var late =
                document(at(22, 30, () -> post(asAmara, "/me/arrival", Map.of("safetyAsked", "true", "safety", "no"))));
        assertThat(late.text()).contains("Nobody from the program reads this before", "8:00 AM", "988");
        assertThat(count("alerts.v_open")).isEqualTo(1);
    }

    @Test
    void in_an_unstaffed_hour_the_phone_does_not_ask_about_safety_and_says_why() {
        var page = at(23, 30, () -> get(asAmara, "/me/arrival"));
        assertThat(page.select("input[name=safety]")).isEmpty();
        assertThat(page.text()).contains("Nobody from the program is at work now", "988");
        var words = at(23, 30, () -> post(asAmara, "/me/arrival", Map.of("words", "A hard day")));
        assertThat(words).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(document(words).select("textarea[name=words]").text()).isEqualTo("A hard day");
        assertThat(document(words).select("input[name=safetyAtStake]")).hasSize(2);
    }

    @Test
    void numbers_out_of_range_are_refused_in_words_and_nothing_typed_is_lost() {
        for (var wrong : List.of(
                Map.of("mood", "11"),
                Map.of("craving", "-1"),
                Map.of("sleep", "25"),
                Map.of("sleep", "x"),
                Map.of("safety", "maybe"))) {
            var answer = at(17, 40, () -> post(asAmara, "/me/arrival", with(wrong, "words", "kept")));
            assertThat(answer).as(wrong.toString()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(document(answer).select("textarea[name=words]").text()).isEqualTo("kept");
        }
        assertThat(count("attendance.v_check_ins")).isZero();
    }

    @Test
    void the_same_form_sent_twice_counts_once() {
        staffed();
        var fields = Map.of(
                "safetyAsked",
                "true",
                "safety",
                "no",
                "formToken",
                java.util.UUID.randomUUID().toString());
        at(17, 40, () -> post(asAmara, "/me/arrival", fields));
        var second = at(17, 40, () -> post(asAmara, "/me/arrival", fields));
        assertThat(document(second).select("h1").text()).contains("Your safety comes first");
        assertThat(count("attendance.v_safety_answers")).isEqualTo(1);
        assertThat(count("alerts.v_open")).isEqualTo(1);
    }

    @Test
    void leaving_the_phone_after_choosing_danger_tells_the_team() {
        staffed();
        assertThat(at(17, 40, () -> post(asAmara, "/me/arrival/draft", Map.of("mood", "2", "safety", "not_sure"))))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(at(17, 41, () -> get(asAmara, "/me/arrival"))
                        .select("input[name=mood][checked]")
                        .attr("value"))
                .isEqualTo("2");
        assertThat(count("alerts.v_open")).isZero();
        assertThat(document(at(17, 42, () -> post(asAmara, "/me/arrival/pause", Map.of())))
                        .text())
                .contains("Your safety comes first");
        assertThat(count("alerts.v_open")).isEqualTo(1);
    }

    @Test
    void joining_asks_where_somebody_is_and_the_roster_shows_it_with_whom_to_call() {
        var path = "/me/sessions/" + OwnSession.link(evening.session(), amara) + "/joining";
        assertThat(at(17, 0, () -> get(asAmara, path)).text()).contains("You can join from 5:30 PM on");
        assertThat(at(18, 25, () -> get(asAmara, "/me")).select("a[href=" + path + "]"))
                .hasSize(1);
        link("https://video.example/room");
        assertThat(at(18, 24, () -> get(asAmara, path)).text()).doesNotContain("video.example");
        at(
                18,
                25,
                () -> post(
                        asAmara,
                        path,
                        Map.of("whereabouts", "In the car, 1200 Hoosick Road", "phone", "555-0188", "speaks", "no")));
        var joined = at(18, 25, () -> get(asAmara, path));
        assertThat(joined.select("a[href=https://video.example/room]")).hasSize(1);
        assertThat(joined.select("input[name=whereabouts]").attr("value")).isEqualTo("In the car, 1200 Hoosick Road");
        var row = at(18, 26, () -> get(dana, sessionPath())).select("#row-" + amara.value());
        assertThat(row.text()).contains("Joined 6:25 PM");
        assertThat(row.select("details:contains(Where they are)").text())
                .contains("1200 Hoosick Road", "555-0188", "cannot speak freely", "Emergency contact");
        var lee = evening.house().asParticipant(evening.person(1));
        var lees = "/me/sessions/" + OwnSession.link(evening.session(), evening.person(1)) + "/joining";
        assertThat(at(18, 26, () -> get(lee, lees))
                        .select("input[name=whereabouts]")
                        .attr("value"))
                .isEmpty();
    }

    @Test
    void those_who_arrived_are_marked_with_one_press_and_what_was_typed_is_kept() {
        at(17, 52, () -> {
            makeTablet();
            tablet("/arrival", AMARA);
            return 0;
        });
        var page = at(18, 10, () -> get(dana, sessionPath()));
        assertThat(page.select("#row-" + amara.value()).text()).contains("Came 5:52 PM");
        var fields =
                new HashMap<>(Map.of("presentAre", "arrived", "roster", "open", "began", "18:00", "lesson", "Pauses"));
        page.select("input[name^=mark-version-]").forEach(one -> fields.put(one.attr("name"), one.attr("value")));
        page.select("input[name^=arrived-]").forEach(one -> fields.put(one.attr("name"), one.attr("value")));
        fields.put("shared-version", "0");
        assertThat(at(18, 10, () -> post(dana, sessionPath() + "/presence", fields)))
                .hasStatus3xxRedirection();
        var marked = at(18, 11, () -> get(dana, sessionPath()));
        assertThat(marked.select("#row-" + amara.value() + " input[value=present]")
                        .hasAttr("checked"))
                .isTrue();
        assertThat(marked.select("input[value=present][checked]")).hasSize(1);
        assertThat(marked.select("#lesson").attr("value")).isEqualTo("Pauses");
    }

    @Test
    void i_cannot_come_stands_on_the_roster_and_on_today_until_it_is_taken_back() {
        staffed();
        var path = "/me/sessions/" + OwnSession.link(evening.session(), amara) + "/absence";
        assertThat(at(12, 0, () -> get(asAmara, path)).select(".who").text()).contains("988");
        assertThat(at(12, 0, () -> post(asAmara, path, Map.of("reason", "A shift was moved"))))
                .hasStatus3xxRedirection();
        assertThat(at(12, 1, () -> get(dana, sessionPath()))
                        .select("#row-" + amara.value())
                        .text())
                .contains("they can’t come: “A shift was moved”");
        assertThat(at(12, 1, () -> get(dana, "/today")).text())
                .contains("Can’t come: Amara Okafor")
                .doesNotContain("A shift was moved");
        assertThat(at(12, 1, () -> get(asAmara, "/me")).text()).contains("You said you can’t come");
        at(12, 2, () -> post(asAmara, path + "/withdrawal", Map.of()));
        assertThat(at(12, 3, () -> get(dana, "/today")).text()).doesNotContain("Can’t come");
    }

    @Test
    void a_yes_beside_too_many_words_is_told_all_the_same() {
        staffed();
        var path = "/me/sessions/" + OwnSession.link(evening.session(), amara) + "/absence";
        var tooMany = "a".repeat(501);
        assertThat(at(12, 0, () -> post(asAmara, path, Map.of("reason", tooMany, "safetyAtStake", "no"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(alerts()).isZero();
        assertThat(at(12, 0, () -> post(asAmara, path, Map.of("reason", tooMany, "safetyAtStake", "yes"))))
                .hasStatusOk()
                .bodyText()
                .contains("Your safety comes first", "988");
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void somebody_elses_session_and_no_session_at_all_look_the_same() {
        var zoe = evening.house().asParticipant(evening.house().participant("Zoe", "Quist"));
        for (var what : List.of("/joining", "/absence")) {
            var path = "/me/sessions/" + OwnSession.link(evening.session(), amara) + what;
            var asIfHers = "/me/sessions/" + OwnSession.link(evening.session(), new ParticipantId(zoe.person())) + what;
            assertThat(at(18, 0, () -> post(zoe, asIfHers, Map.of("safetyAtStake", "no"))))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(at(
                            18,
                            0,
                            () -> mvc.get()
                                    .uri(path)
                                    .with(SignedInAs.actor(zoe))
                                    .exchange()))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(at(18, 0, () -> post(zoe, path, Map.of("safetyAtStake", "no"))))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(at(
                            18,
                            0,
                            () -> mvc.get()
                                    .uri("/me/sessions/" + evening.session().value() + what)
                                    .with(SignedInAs.actor(asAmara))
                                    .exchange()))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(at(
                            18,
                            0,
                            () -> mvc.get()
                                    .uri(path)
                                    .with(SignedInAs.actor(dana))
                                    .exchange()))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.get().uri("/me/arrival").with(SignedInAs.actor(zoe)).exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void making_a_tablet_leaves_one_cookie_and_nothing_else_of_whoever_made_it() {
        var made = post(
                dana,
                "/arrival-tablets",
                Map.of(
                        "name",
                        "Front desk",
                        "program",
                        evening.house().program().value().toString()));
        assertThat(made.getResponse().getRedirectedUrl()).isEqualTo("/arrival");
        assertThat(made.getResponse().getHeader("Clear-Site-Data")).contains("cache", "storage");
        assertThat(made.getResponse().getCookie("known"))
                .extracting(Cookie::getMaxAge)
                .isEqualTo(0);
        assertThat(made.getResponse().getCookie("tablet"))
                .extracting(Cookie::isHttpOnly)
                .isEqualTo(true);
        keep(made);
        for (var staffPage : List.of("/today", "/people", sessionPath(), "/arrival-tablets")) {
            assertThat(tablet(staffPage).getResponse().getRedirectedUrl())
                    .as(staffPage)
                    .startsWith("/sign-in");
        }
    }

    @Test
    void a_staff_sign_in_on_the_same_device_counts_for_nothing_at_the_tablet() {
        at(17, 52, () -> {
            makeTablet();
            var page = document(mvc.get()
                    .uri("/arrival")
                    .with(SignedInAs.actor(dana))
                    .cookie(jar())
                    .exchange());
            assertThat(page.text()).doesNotContain("Dana", "Today", "People");
            return 0;
        });
    }

    @Test
    void two_people_in_a_row_and_the_second_sees_nothing_of_the_first() {
        staffed();
        makeTablet();
        var start = at(17, 50, () -> tablet("/arrival"));
        assertThat(document(start).text()).doesNotContain("Amara", "Lee");
        assertThat(start.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(at(17, 50, () -> tablet("/arrival", AMARA)).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival/check-in");
        var questions = at(17, 50, () -> tablet("/arrival/check-in"));
        var page = document(questions);
        assertThat(page.text()).contains("Amara").doesNotContain("Okafor", "4821");
        assertThat(questions.getResponse().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(questions.getResponse().getHeader("Refresh")).isEqualTo("300; url=/arrival");
        var hers = page.select("input[name=visit]").attr("value");
        var sent = at(
                17,
                51,
                () -> tablet(
                        "/arrival/check-in",
                        Map.of(
                                "visit",
                                hers,
                                "mood",
                                "2",
                                "words",
                                "My sister is ill",
                                "safetyAsked",
                                "true",
                                "safety",
                                "yes")));
        assertThat(sent.getResponse().getRedirectedUrl()).isEqualTo("/arrival/thanks");
        var thanks = at(17, 51, () -> tablet("/arrival/thanks"));
        assertThat(document(thanks).text()).contains("Thank you").doesNotContain("Amara");
        assertThat(thanks.getResponse().getHeader("Refresh")).isEqualTo("20; url=/arrival");
        assertThat(at(17, 51, () -> tablet("/arrival/check-in")).getResponse().getRedirectedUrl())
                .as("the back button")
                .isEqualTo("/arrival");

        at(17, 52, () -> tablet("/arrival"));
        at(17, 52, () -> tablet("/arrival", LEE));
        var lees = document(at(17, 52, () -> tablet("/arrival/check-in")));
        assertThat(lees.text()).contains("Lee").doesNotContain("Amara", "My sister is ill");
        assertThat(lees.select("input[checked], textarea").text()).isEmpty();
        assertThat(at(17, 53, () -> tablet("/arrival/check-in", Map.of("visit", hers, "mood", "9")))
                        .getResponse()
                        .getRedirectedUrl())
                .as("a page of the first, sent by the second")
                .isEqualTo("/arrival");
        assertThat(count("attendance.v_check_ins")).isEqualTo(1);
        assertThat(cookies.values())
                .noneMatch(value -> value.contains(amara.value().toString()));
    }

    @Test
    void the_start_page_forgets_whoever_walked_away_and_a_visit_ends_by_itself() {
        makeTablet();
        at(17, 50, () -> tablet("/arrival", AMARA));
        var left = new HashMap<>(cookies);
        at(17, 51, () -> tablet("/arrival"));
        assertThat(at(17, 51, () -> tablet("/arrival/check-in")).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival");
        cookies.putAll(left);
        assertThat(at(17, 55, () -> tablet("/arrival/check-in")).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival");
    }

    @Test
    void a_danger_at_the_tablet_raises_one_alert_and_points_to_the_people_there() {
        makeTablet();
        at(17, 50, () -> tablet("/arrival", AMARA));
        var page = document(at(17, 50, () -> tablet("/arrival/check-in")));
        assertThat(page.select("input[name=safety]"))
                .as("on site safety is always asked")
                .hasSize(4);
        var fields =
                Map.of("visit", page.select("input[name=visit]").attr("value"), "safetyAsked", "true", "safety", "no");
        assertThat(at(17, 50, () -> tablet("/arrival/draft", fields))).hasStatus(HttpStatus.NO_CONTENT);
        at(17, 51, () -> tablet("/arrival/check-in", fields));
        var told = document(at(17, 51, () -> tablet("/arrival/thanks")));
        assertThat(told.text())
                .contains("tell somebody of the team here", "988")
                .doesNotContain("Amara");
        at(17, 51, () -> tablet("/arrival/check-in", fields));
        assertThat(count("alerts.v_open")).isEqualTo(1);
        assertThat(count("attendance.v_safety_answers")).isEqualTo(1);
    }

    @Test
    void leaving_the_tablet_without_answers_still_means_having_come() {
        makeTablet();
        at(17, 50, () -> tablet("/arrival", AMARA));
        var visit = document(at(17, 50, () -> tablet("/arrival/check-in")))
                .select("input[name=visit]")
                .attr("value");
        at(17, 51, () -> tablet("/arrival/pause", Map.of("visit", visit)));
        assertThat(count("attendance.v_check_ins")).isZero();
        var roster = at(17, 52, () -> get(dana, sessionPath()));
        assertThat(roster.select("#row-" + amara.value()).text()).contains("Came 5:50 PM");
        assertThat(roster.select("section:has(#word)").text())
                .contains("safety not answered yet: ask in person", "1 came, 2 not yet");
    }

    @Test
    void whatever_is_wrong_the_words_are_the_same_and_after_five_tries_the_tablet_waits() {
        makeTablet();
        for (var wrong : List.of(
                Map.of("number", "9999", "month", "3", "day", "14"),
                Map.of("number", "4821", "month", "3", "day", "15"),
                Map.of("number", "4821", "month", "13", "day", "40"),
                Map.of("number", "' or 1=1", "month", "3", "day", "14"),
                Map.<String, String>of())) {
            var answer = at(17, 50, () -> tablet("/arrival", wrong));
            assertThat(answer).as(wrong.toString()).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(document(answer).select(".problems").text())
                    .isEqualTo("That did not work. Please try again, or ask at the desk.");
            assertThat(document(answer).select("input[name=number]").attr("value"))
                    .isEmpty();
        }
        assertThat(at(17, 50, () -> tablet("/arrival", AMARA)))
                .as("the right pair too, for now")
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS);
        assertThat(at(17, 52, () -> tablet("/arrival", AMARA)).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival/check-in");
    }

    @Test
    void a_number_of_another_program_or_of_nobody_who_stays_here_means_nobody() {
        var elsewhere = evenings.with(1);
        elsewhere.house().dana().run(() -> numbers.give(elsewhere.person(0), "7777"));
        makeTablet();
        assertThat(at(17, 50, () -> tablet("/arrival", Map.of("number", "7777", "month", "3", "day", "14"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void a_tablet_ended_while_somebody_stands_there_shows_nothing_and_takes_nothing() {
        makeTablet();
        at(17, 50, () -> tablet("/arrival", AMARA));
        var visit = document(at(17, 50, () -> tablet("/arrival/check-in")))
                .select("input[name=visit]")
                .attr("value");
        var list = at(17, 50, () -> get(dana, "/arrival-tablets"));
        assertThat(list.text()).contains("Front desk", "made by Dana Reyes", "last used");
        var end = list.select("form[action$=/end]").attr("action");
        at(17, 51, () -> post(dana, end, Map.of()));
        assertThat(at(17, 51, () -> tablet("/arrival"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(document(at(17, 51, () -> tablet("/arrival"))).text())
                .contains("This device is not an arrival tablet");
        assertThat(at(17, 51, () -> tablet("/arrival/check-in")).getResponse().getRedirectedUrl())
                .isEqualTo("/arrival");
        at(17, 51, () -> tablet("/arrival/check-in", Map.of("visit", visit, "mood", "5")));
        assertThat(count("attendance.v_check_ins")).isZero();
        assertThat(at(17, 51, () -> tablet("/arrival", LEE))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(at(17, 52, () -> get(dana, "/arrival-tablets")).select("form[action$=/end]"))
                .isEmpty();
    }

    @Test
    void a_tablet_runs_out_after_thirty_days() {
        makeTablet();
        var later = evening.at(17, 0).plus(java.time.Duration.ofDays(31));
        assertThat(Time.at(later, () -> tablet("/arrival"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void nobody_makes_or_ends_a_tablet_who_runs_no_groups() {
        for (var who : List.of(evening.house().bea().actor(), asAmara)) {
            assertThat(mvc.get()
                            .uri("/arrival-tablets")
                            .with(SignedInAs.actor(who))
                            .exchange())
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(
                            who,
                            "/arrival-tablets",
                            Map.of(
                                    "name",
                                    "x",
                                    "program",
                                    evening.house().program().value().toString())))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(post(
                        dana,
                        "/arrival-tablets",
                        Map.of("name", "x", "program", amara.value().toString())))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(dana, "/arrival-tablets", Map.of("name", ""))).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void posts_at_the_tablet_need_the_tokens_of_its_own_pages() {
        makeTablet();
        for (var path : List.of("/arrival", "/arrival/check-in", "/arrival/draft", "/arrival/pause")) {
            assertThat(mvc.post()
                            .uri(path)
                            .cookie(jar())
                            .param("number", "4821")
                            .exchange())
                    .as(path)
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void everything_shown_and_done_stands_in_the_audit() {
        makeTablet();
        at(17, 50, () -> tablet("/arrival", AMARA));
        var visit = document(at(17, 50, () -> tablet("/arrival/check-in")))
                .select("input[name=visit]")
                .attr("value");
        at(17, 51, () -> tablet("/arrival/check-in", Map.of("visit", visit, "mood", "5")));
        assertThat(evening.house()
                        .inTransaction(() -> sql.sql("""
                        select act || ' ' || subject from audit.entry
                         where organization_id = :organization and actor_name = 'arrival tablet' and :amara = any (participants)
                         order by at, id
                        """)
                                .param("organization", evening.house().organization())
                                .param("amara", amara)
                                .list(String.class)))
                .containsExactlyInAnyOrder("update attendance", "view attendance/tabletQuestions", "create check-in");
    }

    @Test
    void the_number_is_given_on_the_persons_page_by_who_reads_the_record() {
        var path = "/people/" + evening.person(2).value();
        assertThat(at(12, 0, () -> get(dana, path + "/arrival")).text()).contains("None yet");
        assertThat(at(12, 0, () -> post(dana, path + "/arrival-number", Map.of("number", "12"))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        at(12, 0, () -> post(dana, path + "/arrival-number", Map.of("number", "314159")));
        assertThat(at(12, 0, () -> get(dana, path + "/arrival")).text()).contains("314159");
        assertThat(mvc.get()
                        .uri(path + "/arrival")
                        .with(SignedInAs.actor(evening.house().bea().actor()))
                        .exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void in_spanish_our_own_words_are_spanish() {
        SpanishReviewed.by(evening.house(), safetyWords);
        assertThat(at(17, 40, () -> get(asAmara, "/me/arrival?lang=es"))
                        .select("html")
                        .attr("lang"))
                .isEqualTo("es");
        assertThat(at(17, 40, () -> get(asAmara, "/me/arrival?lang=es")).text()).contains("Lo que deje en blanco");
        makeTablet();
        assertThat(document(at(17, 40, () -> tablet("/arrival?lang=es"))).text())
                .contains("Su número de llegada", "marzo");
    }

    private String sessionPath() {
        return "/sessions/" + evening.session().value();
    }

    private void staffed() {
        rule(StaffedHours.RULE, "Mon-Sun 08:00-22:00");
        onDuty.always(evening.house(), evening.house().dana(), evening.day());
    }

    private void rule(String name, String value) {
        evening.house()
                .ruth()
                .run(() -> programs.setRule(new NewRule(
                        Optional.empty(),
                        name,
                        value,
                        "decided here",
                        evening.day().minusWeeks(4))));
    }

    private void link(String address) {
        var place = evening.house()
                .inTransaction(() -> sql.sql("select place_id from programs.v_places limit 1")
                        .single(java.util.UUID.class));
        var ruth = evening.house().ruth().actor();
        assertThat(post(ruth, "/program/places/" + place + "/video-link", Map.of("link", "http://video.example/room")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(ruth, "/program/places/" + place + "/video-link", Map.of("link", address)))
                .hasStatus3xxRedirection();
        assertThat(get(ruth, "/program/places").select("input[name=link]").attr("value"))
                .isEqualTo(address);
    }

    private void makeTablet() {
        keep(at(
                17,
                0,
                () -> post(
                        dana,
                        "/arrival-tablets",
                        Map.of(
                                "name",
                                "Front desk",
                                "program",
                                evening.house().program().value().toString()))));
        assertThat(cookies).containsKey("tablet");
    }

    private MvcTestResult tablet(String path) {
        return keep(mvc.get().uri(path).cookie(jar()).exchange());
    }

    private MvcTestResult tablet(String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(csrf()).cookie(jar());
        fields.forEach(request::param);
        return keep(request.exchange());
    }

    private Cookie[] jar() {
        return cookies.entrySet().stream()
                .map(one -> new Cookie(one.getKey(), one.getValue()))
                .toArray(Cookie[]::new);
    }

    private MvcTestResult keep(MvcTestResult answer) {
        for (var cookie : answer.getResponse().getCookies()) {
            if (cookie.getMaxAge() == 0
                    || cookie.getValue() == null
                    || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
            } else if (List.of("tablet", "visit").contains(cookie.getName())) {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }

    private <R> R at(int hour, int minute, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
        return Time.at(evening.at(hour, minute), work);
    }

    private Document get(Actor actor, String path) {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return document(answer);
    }

    private MvcTestResult post(Actor actor, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(SignedInAs.actor(actor));
        fields.forEach(request::param);
        return request.exchange();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private int count(String view) {
        return evening.house()
                .inTransaction(
                        () -> sql.sql("select count(*)::int from " + view).single(Integer.class));
    }

    private static Document document(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int alerts() {
        return evening.house()
                .inTransaction(
                        () -> sql.sql("select count(*)::int from alerts.v_open").single(Integer.class));
    }
}
