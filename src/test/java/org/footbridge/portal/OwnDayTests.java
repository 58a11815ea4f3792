package org.footbridge.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.footbridge.Riverside;
import org.footbridge.access.SignedInAs;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Sql;
import org.footbridge.platform.TestTime;
import org.footbridge.programs.Mode;
import org.footbridge.programs.NewSlot;
import org.footbridge.programs.NewTrack;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotKind;
import org.footbridge.scheduling.Sessions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The participant's day on the phone, and its times in a calendar app of their own. */
@FootbridgeTest
class OwnDayTests {

    @Autowired
    Riverside riverside;

    @Autowired
    Programs programs;

    @Autowired
    Sessions sessions;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Sql sql;

    @Autowired
    Clock clock;

    private Riverside.House house;
    private Riverside.Enrolled amara;
    private Actor asAmara;

    @BeforeEach
    void amara_is_in_the_evening_track() {
        house = riverside.found();
        amara = house.enrolled("Amara", "Okafor", TestTime.today().minusDays(7));
        asAmara = house.asParticipant(amara.id());
        house.job(() -> sessions.makeUntil(today().plusWeeks(2)));
    }

    @Test
    void a_calendar_app_learns_when_and_nothing_else() throws Exception {
        var address = make();
        var text = body(read(address));
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR")
                .doesNotContainIgnoringCase("group")
                .doesNotContainIgnoringCase("Riverside")
                .doesNotContain(
                        "Amara", "LOCATION", "DESCRIPTION", amara.id().value().toString());
        var events = new CalendarBuilder().build(new java.io.StringReader(text)).<VEvent>getComponents("VEVENT");
        assertThat(events).isNotEmpty();
        assertThat(events.stream().map(one -> one.getSummary().getValue()).distinct())
                .hasSize(1);
        sessions().forEach(session -> assertThat(text).doesNotContain(session));
    }

    @Test
    void two_peoples_calendars_of_the_same_group_have_no_id_in_common() {
        var ben = house.asParticipant(
                house.enrolled("Ben", "Carter", TestTime.today().minusDays(7)).id());
        var hers = ids(body(read(make())));
        var his = ids(body(read(make(ben))));
        assertThat(hers).isNotEmpty().hasSameSizeAs(his).doesNotContainAnyElementsOf(his);
        assertThat(ids(body(read(make()))))
                .as("an app that asks again finds the same entries")
                .isEqualTo(hers);
    }

    @Test
    void an_address_works_until_its_owner_ends_it_and_a_guessed_one_never() {
        var address = make();
        assertThat(read(address)).hasStatusOk();
        var end = get(asAmara, "/me/calendar").select("form[action$=/end]").attr("action");
        var ben = house.asParticipant(
                house.enrolled("Ben", "Carter", TestTime.today().minusDays(7)).id());
        assertThat(post(ben, end)).hasStatus(404);
        assertThat(read(address)).hasStatusOk();
        assertThat(post(asAmara, end)).hasStatus(302);
        assertThat(read(address)).hasStatus(404);
        assertThat(read("/calendar/" + "a".repeat(43) + ".ics")).hasStatus(404);
        assertThat(get(asAmara, "/me/calendar").select("form[action$=/end]")).isEmpty();
    }

    @Test
    void only_the_person_makes_one_it_is_shown_once_and_five_are_enough() {
        assertThat(post(house.dana().actor(), "/me/calendar")).hasStatus(404);
        for (int made = 0; made < 5; made++) {
            make();
        }
        assertThat(post(asAmara, "/me/calendar")).hasStatus(302);
        var page = get(asAmara, "/me/calendar");
        assertThat(page.select("form[action$=/end]")).hasSize(5);
        assertThat(page.text()).doesNotContain(".ics");
        assertThat(get(asAmara, "/me/calendar?lang=es").text()).contains("Mis horas en mi propio calendario");
    }

    @Test
    void today_says_one_kind_sentence_and_what_comes_day_by_day() {
        var page = get(asAmara, "/me");
        assertThat(page.select("p.lead").eachText()).hasSize(1);
        assertThat(page.select("section[aria-labelledby=later] h3").eachText())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void somebody_who_cannot_come_asks_for_another_time_and_staff_find_it_on_their_list() {
        assertThat(get(asAmara, "/me").select("a[href=/me/other-times]")).isEmpty();
        var cannot = get(asAmara, "/me").select("a[href$=/absence]").attr("href");
        assertThat(mvc.post()
                        .uri(cannot)
                        .with(SignedInAs.actor(asAmara))
                        .param("safetyAtStake", "no")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(get(asAmara, "/me/other-times").select("form[action^=/me/other-times/]"))
                .as("at every hour of her own track she is due anyway")
                .isEmpty();
        for (var page : List.of(cannot, "/me")) {
            assertThat(get(asAmara, page).select("main a[href=/me/other-times]"))
                    .as("no door to nothing on " + page)
                    .isEmpty();
        }
        mornings_meet_too();
        assertThat(get(asAmara, "/me").select("a[href=/me/other-times]")).hasSize(1);
        var said = get(asAmara, cannot);
        assertThat(said.select("main a[href=/me/other-times]"))
                .as("offered where it was said")
                .hasSize(1);
        assertThat(said.select(".who").text()).contains("Read by", "988");
        var others = get(asAmara, "/me/other-times");
        assertThat(others.select("main li").first().text()).contains("By video, from where you are");
        var ask = others.select("form[action^=/me/other-times/]").attr("action");
        sessions().forEach(session -> assertThat(ask).doesNotContain(session));
        assertThat(post(asAmara, ask)).hasStatus(302);
        assertThat(post(asAmara, ask)).hasStatus(302);
        assertThat(tasks()).hasSize(1);
        assertThat(tasks().getFirst()).startsWith("Asks to come on ").doesNotContain("Amara");
        var asked = get(asAmara, "/me/other-times");
        assertThat(asked.select("form[action='" + ask + "']")).isEmpty();
        assertThat(asked.select("main li:contains(You asked for this)")).hasSize(1);

        var ben = house.enrolled("Ben", "Carter", TestTime.today().minusDays(7));
        assertThat(post(house.asParticipant(ben.id()), ask))
                .as("somebody else's link")
                .hasStatus(404);
    }

    private void mornings_meet_too() {
        house.job(() -> {
            var since = today().minusWeeks(1);
            var mornings = programs.addTrack(
                    new NewTrack(house.program(), Optional.empty(), "Mornings", Mode.VIRTUAL, 12, since, true));
            for (var day : DayOfWeek.values()) {
                programs.addSlot(new NewSlot(
                        mornings,
                        day,
                        LocalTime.of(9, 0),
                        60,
                        "Morning group",
                        SlotKind.PROCESS,
                        Optional.empty(),
                        Optional.empty(),
                        since,
                        true));
            }
            return sessions.makeUntil(today().plusWeeks(2));
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Riverside.NEW_YORK);
    }

    private List<String> tasks() {
        return house.inTransaction(() -> sql.sql("select title from tasks.v_open where kind = 'make-up asked'")
                .list(String.class));
    }

    private Set<String> sessions() {
        return Set.copyOf(house.inTransaction(() ->
                sql.sql("select session_id::text from scheduling.v_sessions").list(String.class)));
    }

    private String make() {
        return make(asAmara);
    }

    /** The path of a new address, as the page shows it. */
    private String make(Actor actor) {
        var answer = post(actor, "/me/calendar");
        assertThat(answer).hasStatusOk();
        var address = Jsoup.parse(body(answer)).select("#copy").attr("value");
        return address.substring(address.indexOf("/calendar/"));
    }

    private MvcTestResult read(String address) {
        return mvc.get().uri(address).exchange();
    }

    private static Set<String> ids(String calendar) {
        return Set.copyOf(
                calendar.lines().filter(line -> line.startsWith("UID:")).toList());
    }

    private MvcTestResult post(Actor actor, String path) {
        return mvc.post().uri(path).with(SignedInAs.actor(actor)).exchange();
    }

    private Document get(Actor actor, String path) {
        var result = mvc.get().uri(path).with(SignedInAs.actor(actor)).exchange();
        assertThat(result).as(path).hasStatusOk();
        return Jsoup.parse(body(result));
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
