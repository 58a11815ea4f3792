package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Draws every example page in a real browser, wide and narrow, light and dark, and leaves pictures in target/style. */
class StyleGuideTests {

    private static final Path PICTURES = Path.of("target/style");
    /** What sticks out at the side when the page as a whole can be scrolled there. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= innerWidth ? "" : [...document.body.querySelectorAll("*")]
              .filter((element) => element.getBoundingClientRect().right > innerWidth)
              .map((element) => element.outerHTML.slice(0, 120)).slice(0, 5).join("\\n") || "something"
            """;

    private static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(PICTURES);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void every_component_works_in_the_staff_layout() {
        look("style-staff", Examples.render("example/styleStaff", everything(Examples.staff())));
    }

    @Test
    void every_component_works_in_the_participant_layout() {
        look(
                "style-participant",
                Examples.render(
                        "example/styleParticipant",
                        everything(Examples.participant(Examples.WORDS.of(WordsOf.SPANISH)))));
    }

    @Test
    void a_therapist_sees_what_needs_her() {
        look("today", Examples.render("example/staffToday", Examples.staff()));
    }

    @Test
    void a_roster_is_marked_row_by_row() {
        look("roster", Examples.render("example/roster", Examples.staff()));
    }

    @Test
    void a_person_is_read_in_a_minute() {
        look(
                "person",
                Examples.render(
                        "example/person", Map.of("frame", Examples.staff(), "trend", trend(), "items", items())));
    }

    @Test
    void a_participant_sees_the_next_thing() {
        look(
                "home",
                Examples.render("example/participantHome", Examples.participant(Examples.WORDS.of(WordsOf.ENGLISH))));
    }

    @Test
    void a_frightened_reader_finds_a_door() {
        look("public", Examples.render("example/publicHome", Map.of("frame", Examples.publicPage(), "days", week())));
    }

    @Test
    void signing_in_and_problems_are_plain() {
        look(
                "sign-in",
                Examples.render(
                        "example/signIn",
                        Examples.plain(new Frame.Flash(Frame.Flash.Kind.DONE, "You are signed out."))));
        look("problem", Examples.render("ui/problem", Map.of("frame", Examples.plain(null), "problem", "missing")));
    }

    @Test
    void a_list_of_people_is_a_table() {
        look("table", Examples.render("example/table", Examples.staff()));
    }

    @Test
    void a_page_on_paper_is_black_on_white_without_the_ways_around_it() {
        var html = Examples.render(
                "example/person", Map.of("frame", Examples.staff(), "trend", trend(), "items", items()));
        try (var context =
                chromium.browser().newContext(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            context.route("**/*", route -> Chromium.serve(route, html));
            var page = context.newPage();
            page.navigate(Chromium.ADDRESS);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("person-print.png"))
                    .setFullPage(true));

            assertThat(page.locator(".rail").isVisible()).isFalse();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.status-safety')).color"))
                    .isEqualTo("rgb(0, 0, 0)");
            assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
        }
    }

    private static List<WeekDay> week() {
        var morning = List.of(
                new WeekDay.Slot("9:00 – 10:30", "Skills group"), new WeekDay.Slot("10:45 – 12:15", "Process group"));
        return List.of(
                new WeekDay("Monday", false, morning, ""),
                new WeekDay("Tuesday", false, List.of(), "yours"),
                new WeekDay("Wednesday", true, morning, ""),
                new WeekDay("Thursday", false, List.of(new WeekDay.Slot("4:00 – 4:50", "You and your therapist")), ""),
                new WeekDay("Friday", false, morning, ""),
                new WeekDay("Saturday", false, List.of(), "yours"),
                new WeekDay("Sunday", false, List.of(), "yours"));
    }

    private static Map<String, Object> everything(Frame frame) {
        return Map.of(
                "frame", frame,
                "problems", Problems.of("startDate", "The first day is after the last day. Choose an earlier one."),
                "trend", trend(),
                "items", items());
    }

    static Trend trend() {
        var start = LocalDate.of(2026, 9, 7);
        var values = new Double[] {21d, 19d, 20d, null, 17d, 15d, 16d, 14d, 12d, 14d, 9d};
        var points = new ArrayList<Trend.Point>();
        for (int week = 0; week < values.length; week++) {
            var value = values[week];
            points.add(new Trend.Point(
                    start.plusWeeks(week), value, value == null ? "not answered" : value.intValue() + " of 27"));
        }
        return new Trend(
                "PHQ-9, two weeks of low mood",
                "9, mild, 12 less than at the start: a real change.",
                0,
                27,
                List.of(
                        new Trend.Band("minimal", 0, 5),
                        new Trend.Band("mild", 5, 10),
                        new Trend.Band("moderate", 10, 15),
                        new Trend.Band("moderately severe", 15, 20),
                        new Trend.Band("severe", 20, 27)),
                points,
                List.of(
                        new Trend.Event(start, "Admitted, 9 hours a week"),
                        new Trend.Event(start.plusDays(24), "Medication changed"),
                        new Trend.Event(start.plusDays(56), "Stepped down to 6 hours")),
                1.7);
    }

    static List<TimelineItem> items() {
        return List.of(
                new TimelineItem(
                        "Nov 24", "measure", "PHQ-9: 9, mild", "5 less than four weeks ago.", "/measures/1", Mark.DONE),
                new TimelineItem(
                        "Nov 20",
                        "message",
                        "Called on Friday, not reached",
                        "Number rang out; second try on Monday.",
                        null,
                        Mark.NEEDS),
                new TimelineItem("Nov 18", "shield", "Safety plan reviewed", null, "/safety/1", Mark.SAFETY),
                new TimelineItem(
                        "Sep 7", "door", "Admitted to the adult day track", "9 hours a week in person.", null));
    }

    private static void look(String name, String html) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : scheme == ColorScheme.LIGHT ? List.of(1280, 360) : List.of(1280)) {
                var context = chromium.browser()
                        .newContext(new Browser.NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(width, width == 360 ? 740 : 860));
                context.route("**/*", route -> Chromium.serve(route, html));
                try (var page = context.newPage()) {
                    page.navigate(Chromium.ADDRESS);
                    page.evaluate("document.fonts.ready");
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(PICTURES.resolve("%s-%d-%s.png"
                                    .formatted(name, width, scheme.name().toLowerCase(Locale.ROOT))))
                            .setFullPage(true));
                    assertThat((String) page.evaluate(TOO_WIDE))
                            .as("%s fits %d pixels", name, width)
                            .isEmpty();
                    // In the dark only colors can differ.
                    var axe = new AxeBuilder(page).setLegacyMode(true);
                    if (scheme == ColorScheme.DARK) {
                        axe.withRules(List.of("color-contrast"));
                    }
                    assertThat(axe.analyze().getViolations())
                            .as("axe on %s, %d, %s", name, width, scheme)
                            .isEmpty();
                }
                context.close();
            }
        }
    }
}
