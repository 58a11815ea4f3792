package org.footbridge.attendance.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.GroupEvening;
import org.footbridge.access.NotYours;
import org.footbridge.access.Proof;
import org.footbridge.access.SignedInAs;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.attendance.ArrivalNumbers;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.journeys.Browser;
import org.footbridge.people.Contacts;
import org.footbridge.people.SafeContact;
import org.footbridge.people.SafeContacts;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FootbridgeTest;
import org.footbridge.platform.Role;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.scheduling.SessionId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The sheet for hours without the system: what it holds, for whom it opens, and that every copy is known (CARE 31). */
@FootbridgeTest
class DowntimeSheetTests {

    private static final String PASSPHRASE = "kettle Ofen ribbon élan";

    @Autowired
    GroupEvening evenings;

    @Autowired
    DowntimeCopies copies;

    @Autowired
    ArrivalNumbers numbers;

    @Autowired
    Alerts alerts;

    @Autowired
    Contacts contacts;

    @Autowired
    SafeContacts safeContacts;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DowntimeSheets sheets;

    @Autowired
    Sql sql;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void the_file_opens_with_its_passphrase_without_server_and_network_and_locks_itself(@TempDir Path folder)
            throws IOException {
        var evening = evenings.with(3);
        var number = amaraAndLeeAreKnown(evening);
        var answer = made(evening, evening.house().dana().actor(), List.of(evening.session(), evening.session(1)));
        assertThat(answer).hasStatusOk();
        var name = answer.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION);
        assertThat(name).matches("attachment; filename=\"sheet-[0-9a-f]{4}\\.html\"");
        assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).contains("no-store");
        Path file = folder.resolve("sheet.html");
        Files.write(file, answer.getResponse().getContentAsByteArray());
        nothingIsInTheClear(
                Files.readString(file),
                List.of(
                        "Amara",
                        "Okafor",
                        "Lee P.",
                        "Rosa Okafor",
                        "555-01",
                        "Process group",
                        "Dana Reyes",
                        "Riverside",
                        "front desk"));

        Page page = Browser.open("about:blank", Browser.Size.DESK, true, ColorScheme.LIGHT);
        try {
            page.context().setOffline(true);
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.clock().install();
            page.navigate(file.toUri().toString());
            assertThat(page.title()).isEqualTo("Sheet");
            assertThat(complaints).as("what the file's own policy refuses").isEmpty();

            open(page, "kettle ofen ribbon élan");
            assertThat(said(page))
                    .isEqualTo(
                            "This passphrase does not open the sheet. Look at capital letters and spaces, and try again.");
            assertThat(page.locator("#sheet").innerHTML()).isEmpty();

            // A keyboard that composes the accent of its own means the same letter.
            open(page, " kettle Ofen ribbon e\u0301lan ");
            page.locator("#sheet h1").waitFor();
            assertThat(page.locator("#sheet h2").allInnerTexts())
                    .containsExactly("Process group", "Distress tolerance");
            var first = page.locator("#sheet section").first();
            assertThat(first.locator("tbody th strong").allInnerTexts()).containsExactly("Amara O.", "Jo M.", "Lee P.");
            assertThat(row(first, "Amara O."))
                    .contains(
                            number,
                            "Look first: open alert",
                            "(518) 555-0142 · evenings · no voicemail · say it is “Ana” · must not know: my employer",
                            "Emergency: Rosa Okafor, sister: (518) 555-0129")
                    .doesNotContain("Under 18");
            assertThat(row(first, "Lee P."))
                    .contains("They did not say that we may call", "Under 18. May be picked up by:", "Min Park, father")
                    .doesNotContain("555-0150", "Look first");
            assertThat(row(first, "Jo M.")).contains("No number known", "No emergency contact known");
            assertThat(page.locator("#sheet").innerText())
                    .contains("In danger: 911. Crisis line: call or text 988. Riverside: 555-0100")
                    .contains("Copy 1 of ", "made by Dana Reyes", "for: front desk laptop. Shred it");
            assertThat(asked).containsExactly(file.toUri().toString());
            assertThat((Object) page.evaluate("[localStorage.length, sessionStorage.length, document.cookie].join()"))
                    .as("what is stored")
                    .isEqualTo("0,0,");

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator(".bar").isVisible()).isFalse();
            assertThat((String) first.locator("thead").evaluate("head => getComputedStyle(head).display"))
                    .as("said again on every printed page")
                    .isEqualTo("table-header-group");
            assertThat(first.locator("thead .copy").innerText()).contains("988", "Copy 1 of", "Shred it");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

            page.clock().fastForward("09:00");
            page.keyboard().press("Shift");
            page.clock().fastForward("09:00");
            assertThat(page.locator("#opened").isVisible()).isTrue();
            page.clock().fastForward("01:10");
            assertThat(page.locator("#opened").isVisible()).isFalse();
            assertThat(page.locator("#sheet").innerHTML()).isEmpty();
            assertThat(said(page)).startsWith("The sheet locked itself after ten minutes.");
        } finally {
            page.context().close();
        }
    }

    @Test
    void what_a_name_says_runs_no_script_in_the_file(@TempDir Path folder) throws IOException {
        var file = folder.resolve("sheet.html");
        Files.write(
                file,
                LockedFile.lock(
                        "<h1 tabindex='-1'>Open</h1><img src='x' onerror='document.title=\"run\"'><script>document.title='run'</script>",
                        PASSPHRASE));
        Page page = Browser.open("about:blank", Browser.Size.PHONE, true, ColorScheme.DARK);
        try {
            page.navigate(file.toUri().toString());
            open(page, PASSPHRASE);
            page.locator("#sheet h1").waitFor();
            page.waitForTimeout(50);
            assertThat(page.title()).isEqualTo("Sheet");
        } finally {
            page.context().close();
        }
    }

    @Test
    void every_file_is_sealed_anew() {
        var one = new String(LockedFile.lock("<h1>Same</h1>", PASSPHRASE), StandardCharsets.UTF_8);
        var other = new String(LockedFile.lock("<h1>Same</h1>", PASSPHRASE), StandardCharsets.UTF_8);
        assertThat(sealed(one).attr("data-salt")).isNotEqualTo(sealed(other).attr("data-salt"));
        assertThat(sealed(one).attr("data-iv")).isNotEqualTo(sealed(other).attr("data-iv"));
        assertThat(sealed(one).text()).isNotEqualTo(sealed(other).text());
        assertThat(Integer.parseInt(sealed(one).attr("data-rounds"))).isGreaterThanOrEqualTo(600_000);
    }

    @Test
    void another_facilitators_people_are_not_in_it_and_the_audit_has_everybody_who_is() {
        var evening = evenings.with(3);
        var house = evening.house();
        var marcus = house.marcus().actor();
        house.letCare(Role.THERAPIST, evening.person(0));
        // Dana reaches all three by leading; Marcus one of them, by care.
        var danas = copy(evening, house.dana().actor(), Set.of(evening.session()));
        var marcuss = copy(evening, marcus, Set.of(evening.session()));
        assertThat(written(evening, house.dana().actor(), danas)).contains("Amara O.", "Lee P.", "Jo M.");
        assertThat(written(evening, marcus, marcuss)).contains("Amara O.").doesNotContain("Lee", "Jo M.");
        assertThatThrownBy(() -> written(evening, marcus, danas))
                .as("somebody else's copy")
                .isInstanceOf(NotYours.class);
        assertThat(inAudit(evening, danas))
                .containsExactlyInAnyOrder(
                        evening.person(0).value(),
                        evening.person(1).value(),
                        evening.person(2).value());
        assertThat(inAudit(evening, marcuss)).containsExactly(evening.person(0).value());
    }

    @Test
    void copies_of_a_day_are_numbered_and_the_same_form_sent_twice_is_one() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        atNoon(evening, () -> {
            var form = fields(get(dana, "/downtime"), PASSPHRASE, PASSPHRASE, "front desk laptop", evening.session());
            var one = post(dana, form);
            var repeated = post(dana, form);
            assertThat(repeated).hasStatusOk();
            assertThat(repeated.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                    .isEqualTo(one.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION));
            form.add("session=" + evening.session(1).value());
            assertThat(post(dana, form)).hasStatusOk();
            assertThat(get(dana, "/downtime")
                            .select("section:has(#copies) .row-title")
                            .eachText())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("Copy 2 of ");
        });
    }

    @Test
    void a_short_or_simple_passphrase_two_that_differ_and_an_empty_form_are_refused_and_never_shown_again() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        atNoon(evening, () -> {
            var page = get(dana, "/downtime");
            assertThat(page.select("input[name=session][checked]").eachAttr("value"))
                    .as("what the reader leads is ticked")
                    .hasSize(3);
            for (var wrong : List.of(
                    List.of("short", "short"),
                    List.of("            ", "            "),
                    List.of("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa"),
                    List.of(PASSPHRASE, "kettle Ofen ribbon"))) {
                var refused = post(
                        dana, fields(page, wrong.getFirst(), wrong.getLast(), "front desk laptop", evening.session()));
                assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                var again = Jsoup.parse(text(refused));
                assertThat(again.select(".problems li")).hasSize(1);
                assertThat(again.select("input[name=device]").val()).isEqualTo("front desk laptop");
                assertThat(again.select("input[type=password]").eachAttr("value"))
                        .allMatch(String::isEmpty);
                assertThat(again.html()).doesNotContain(PASSPHRASE);
            }
            assertThat(post(dana, List.of())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, fields(page, PASSPHRASE, PASSPHRASE, "x".repeat(61), evening.session())))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(post(dana, fields(page, PASSPHRASE, PASSPHRASE, "laptop", new SessionId(UUID.randomUUID()))))
                    .hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(dana, "/downtime").select("section:has(#copies) .row"))
                    .isEmpty();
        });
    }

    @Test
    void only_who_runs_groups_opens_the_page() {
        var evening = evenings.with(1);
        atNoon(evening, () -> {
            for (var who :
                    List.of(evening.house().bea().actor(), evening.house().asParticipant(evening.person(0)))) {
                assertThat(mvc.get()
                                .uri("/downtime")
                                .with(SignedInAs.actor(who))
                                .exchange())
                        .hasStatus(HttpStatus.NOT_FOUND);
            }
            var marcus = get(evening.house().marcus().actor(), "/downtime");
            assertThat(marcus.select("input[name=session]"))
                    .as("he reaches nobody")
                    .isEmpty();
            assertThat(marcus.text()).contains("No open session to take along");
        });
    }

    @Test
    void a_copy_of_a_day_that_is_over_reminds_its_maker_until_it_is_shredded() {
        var evening = evenings.with(1);
        var dana = evening.house().dana().actor();
        copy(evening, dana, Set.of(evening.session()));
        var dayAfter = evening.at(12, 0).plus(Duration.ofDays(1));
        Time.at(
                dayAfter,
                () -> Proof.fresh(dayAfter).call(() -> {
                    var page = get(dana, "/downtime");
                    assertThat(page.select("p.needs").text())
                            .contains("Copy 1", "front desk laptop", "the day is over");
                    assertThat(get(evening.house().marcus().actor(), "/downtime")
                                    .select("p.needs"))
                            .isEmpty();
                    var shred = page.select("form[action$=/shredded]").attr("action");
                    assertThat(mvc.post()
                                    .uri(shred)
                                    .with(SignedInAs.actor(dana))
                                    .exchange())
                            .hasStatus3xxRedirection();
                    var after = get(dana, "/downtime");
                    assertThat(after.select("p.needs")).isEmpty();
                    assertThat(after.select("section:has(#copies) .status").text())
                            .contains("Shredded", "by Dana Reyes");
                    return true;
                }));
    }

    @Test
    void a_shredded_copy_stands_fixed_and_rows_are_read_by_staff_of_the_organization_alone() {
        var evening = evenings.with(1);
        var house = evening.house();
        var copy = copy(evening, house.dana().actor(), Set.of(evening.session()));
        evening.as(house.dana(), () -> {
            copies.shredded(copy);
            copies.shredded(copy);
            return true;
        });
        assertThatThrownBy(() -> house.inTransaction(
                        () -> sql.sql("update attendance.downtime_copy set device = 'another' where id = :id")
                                .param("id", copy)
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(rowsSeen(house.dana().actor())).isEqualTo(1);
        assertThat(rowsSeen(house.asParticipant(evening.person(0)))).isZero();
        assertThat(rowsSeen(evenings.with(1).house().dana().actor())).isZero();
    }

    private int rowsSeen(Actor who) {
        return who.call(() -> transaction.execute(_ -> sql.sql("""
                        select (select count(*) from attendance.downtime_copy)::int
                        """).single(Integer.class)));
    }

    /** Amara: 34, an open alert, a number, a phone with conditions, a sister. Lee: 15, did not allow calls, a father. */
    private String amaraAndLeeAreKnown(GroupEvening.Evening evening) {
        var house = evening.house();
        house.inTransaction(() -> sql.sql("""
                        update people.participant set birth_date = :day where organization_id = :organization and id = :id
                        """)
                .param("organization", house.organization())
                .param("day", evening.day().minusYears(15))
                .param("id", evening.person(1))
                .update());
        house.job(() -> {
            safeContacts.said(
                    evening.person(0),
                    Optional.of("(518) 555-0142"),
                    new SafeContact(
                            true, false, Optional.of("Ana"), Optional.of("evenings"), Optional.of("my employer")));
            safeContacts.said(
                    evening.person(1),
                    Optional.of("(518) 555-0150"),
                    new SafeContact(false, false, Optional.empty(), Optional.empty(), Optional.empty()));
            contacts.add(evening.person(0), near("Rosa Okafor", "sister", true, false));
            contacts.add(evening.person(1), near("Min Park", "father", false, true));
            return true;
        });
        house.inTransaction(() -> alerts.raise(Raise.about(
                evening.person(0), Source.MEASURE, Urgency.NOW, "PHQ-9 item 9: Several days", Optional.empty())));
        var given = evening.as(house.dana(), () -> numbers.give(evening.person(0)));
        return ((ArrivalNumbers.Giving.Given) given).number();
    }

    private static Contacts.NewContact near(String name, String relation, boolean emergency, boolean mayPickUp) {
        return new Contacts.NewContact(
                name, relation, Optional.of("(518) 555-0129"), Optional.empty(), mayPickUp, emergency, mayPickUp);
    }

    private DowntimeCopyId copy(GroupEvening.Evening evening, Actor who, Set<SessionId> sessions) {
        return noon(
                evening, who, () -> ((DowntimeCopies.Making.Made) copies.make(sessions, "front desk laptop")).copy());
    }

    private String written(GroupEvening.Evening evening, Actor who, DowntimeCopyId copy) {
        return Jsoup.parse(noon(evening, who, () -> sheets.write(copy, Locale.US)))
                .text();
    }

    private List<UUID> inAudit(GroupEvening.Evening evening, DowntimeCopyId copy) {
        return evening.house()
                .inTransaction(() -> sql.sql("""
                        select unnest(participants) from audit.entry
                         where organization_id = :organization and subject = 'downtime copy' and act = 'print' and subject_id = :copy
                        """)
                        .param("organization", evening.house().organization())
                        .param("copy", copy)
                        .list(UUID.class));
    }

    private MvcTestResult made(GroupEvening.Evening evening, Actor who, List<SessionId> sessions) {
        return noon(evening, who, () -> {
            var page = get(who, "/downtime");
            return post(
                    who, fields(page, PASSPHRASE, PASSPHRASE, "front desk laptop", sessions.toArray(SessionId[]::new)));
        });
    }

    private static <R> R noon(
            GroupEvening.Evening evening, Actor who, ScopedValue.CallableOp<? extends R, RuntimeException> work) {
        var noon = evening.at(12, 0);
        return who.call(() -> Time.at(noon, () -> Proof.fresh(noon).call(work)));
    }

    private static void atNoon(GroupEvening.Evening evening, Runnable work) {
        var noon = evening.at(12, 0);
        Time.at(
                noon,
                () -> Proof.fresh(noon).call(() -> {
                    work.run();
                    return true;
                }));
    }

    private static List<String> fields(
            Document page, String passphrase, String again, String device, SessionId... sessions) {
        return Stream.concat(
                        Stream.of(
                                "formToken="
                                        + page.select("form[action=/downtime] input[name=formToken]")
                                                .val(),
                                "day=" + page.select("input[name=day]").val(),
                                "passphrase=" + passphrase,
                                "again=" + again,
                                "device=" + device),
                        Stream.of(sessions).map(one -> "session=" + one.value()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Document get(Actor who, String path) {
        var answer = mvc.get().uri(path).with(SignedInAs.actor(who)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private MvcTestResult post(Actor who, List<String> fields) {
        var request = mvc.post().uri("/downtime").with(SignedInAs.actor(who));
        for (var field : fields) {
            var pair = field.split("=", 2);
            request = request.param(pair[0], pair[1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Neither outside the seal, nor inside as it lies in the file. */
    private static void nothingIsInTheClear(String file, List<String> words) {
        var inside = sealed(file).text();
        assertThat(file.replace(inside, "")).doesNotContain(words);
        assertThat(new String(Base64.getDecoder().decode(inside), StandardCharsets.ISO_8859_1))
                .doesNotContain("<h1")
                .doesNotContain(words.stream().filter(word -> word.length() > 4).toList());
    }

    private static Element sealed(String file) {
        return Jsoup.parse(file).select("#sealed").first();
    }

    private static void open(Page page, String passphrase) {
        page.locator("#passphrase").fill(passphrase);
        page.locator("#unlock button").click();
        page.waitForCondition(() -> !said(page).equals("Opening …"));
    }

    private static String said(Page page) {
        return page.locator("#said").innerText();
    }

    private static String row(Locator section, String name) {
        return section.locator("tbody tr", new Locator.LocatorOptions().setHasText(name))
                .innerText();
    }
}
