package org.footbridge.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the small script adds to a page, what works without it, and how little all of it weighs. */
class KindnessTests {

    private static final String DRAFT = """
            <!DOCTYPE html><html lang="en"><title>x</title><script src="/ui/footbridge.js" defer></script>
            <form method="post" action="/notes" data-draft="/drafts/7" data-draft-saved="Kept" data-draft-lost="Not kept">
              <input type="hidden" name="_csrf" value="token">
              <textarea id="words" name="words"></textarea><span data-draft-status></span><button>Save</button>
            </form>""";

    private static Chromium chromium;
    private final List<String> asked = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable BrowserContext context;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @AfterEach
    void leave() {
        if (context != null) {
            context.close();
        }
    }

    @Test
    void slash_finds_g_goes_and_question_mark_tells() {
        var page = show(Examples.render("example/staffToday", Examples.staff()), true);

        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("find");
        page.keyboard().type("gp");
        assertThat(page.locator("#find").inputValue()).isEqualTo("gp");
        page.evaluate("document.activeElement.blur()");
        page.keyboard().press("g");
        page.keyboard().press("r");
        page.waitForURL("**/program");
    }

    @Test
    void the_page_stands_beside_the_rail_in_a_demo_and_in_a_real_installation() {
        var plain = Examples.render("example/staffToday", Examples.staff())
                .replaceAll("(?s)<aside class=\"ribbon\".*?</aside>", "");
        var ribbon = "<aside class=\"ribbon\"><p>Made up</p></aside><header class=\"bar\"";

        for (var html : List.of(plain, plain.replace("<header class=\"bar\"", ribbon))) {
            var page = show(html, false);
            page.setViewportSize(1280, 900);
            var rail = page.locator(".rail").boundingBox();
            var main = page.locator("main").boundingBox();
            assertThat(main.y).isEqualTo(rail.y);
            assertThat(main.x).isEqualTo(rail.x + rail.width);
            assertThat(main.width).isGreaterThan(800);
            leave();
        }
    }

    @Test
    void single_keys_can_be_turned_off_and_stay_off() {
        var page = show(Examples.render("example/staffToday", Examples.staff()), true);

        page.keyboard().press("?");
        page.locator("[data-keys]").uncheck();
        page.reload();
        page.keyboard().press("/");

        assertThat(page.evaluate("document.activeElement.id")).isNotEqualTo("find");
    }

    @Test
    void a_list_is_narrowed_while_one_types() {
        var page = show(Examples.render("example/table", Examples.staff()), true);

        page.locator("[data-filter]").fill("elias");

        assertThat(page.locator("tbody tr:visible").allTextContents())
                .singleElement()
                .asString()
                .contains("Elias");
    }

    @Test
    void what_could_not_be_saved_is_said_and_stays() {
        var page = show(Examples.render("example/table", Examples.staff()), true);
        page.context().route("**/notes", route -> route.abort());

        page.locator("#note").fill("She slept.");
        page.getByText("Keep", new Page.GetByTextOptions().setExact(true)).click();

        page.locator("#trouble").waitFor();
        assertThat(page.locator("#note").inputValue()).isEqualTo("She slept.");
    }

    @Test
    void leaving_quickly_asks_nothing_and_leaves_no_step_back() {
        var page = show(Examples.render("example/participantHome", participant()), true);

        page.locator("[data-leave]").click();
        page.waitForURL("**" + Frame.LEAVE_PATH);
        page.goBack();

        assertThat(page.url()).isEqualTo("about:blank");
    }

    @Test
    void leaving_quickly_works_without_script() {
        var page = show(Examples.render("example/participantHome", participant()), false);

        page.locator("[data-leave]").click();
        page.waitForURL("**" + Frame.LEAVE_PATH);
    }

    @Test
    void help_opens_without_script_and_without_network() {
        var page = show(Examples.render("example/participantHome", participant()), false);
        page.context().setOffline(true);

        page.locator(".help-button").click();

        assertThat(page.locator("#help a[href='tel:988']").isVisible()).isTrue();
        assertThat(page.locator("#help a").first().getAttribute("href")).isEqualTo(Frame.HELP_PATH);
    }

    @Test
    void what_is_written_is_kept_as_a_draft() {
        var page = show(DRAFT, true);

        var draft =
                page.waitForRequest("**/drafts/7", () -> page.locator("#words").fill("She slept."));

        assertThat(draft.method()).isEqualTo("POST");
        assertThat(draft.postData()).isEqualTo("_csrf=token&words=She+slept.");
    }

    @Test
    void a_draft_that_could_not_be_kept_says_so() {
        var page = show(DRAFT, true);
        page.context().route("**/drafts/7", route -> route.abort());

        page.locator("#words").fill("She slept.");
        page.locator("[data-draft-status]").getByText("Not kept").waitFor();
    }

    @Test
    void control_and_enter_save() {
        var page = show(DRAFT, true);

        page.locator("#words").fill("She slept.");
        var save = page.waitForRequest("**/notes", () -> page.locator("#words").press("Control+Enter"));

        assertThat(save.method()).isEqualTo("POST");
    }

    @Test
    void a_page_asks_nobody_but_us_and_breaks_no_policy() {
        var page = show(Examples.render("example/participantHome", participant()), true);
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(asked).allMatch(url -> url.startsWith(Chromium.ADDRESS));
        assertThat(complaints).isEmpty();
    }

    /** DESIGN 6: the first load of a participant's page stays under 100 kB compressed. */
    @Test
    void the_first_load_of_a_participants_page_is_light() throws IOException {
        var html = Examples.render("example/participantHome", participant());
        show(html, true).waitForLoadState(LoadState.NETWORKIDLE);

        int bytes = 0;
        for (var url : asked.stream().distinct().toList()) {
            var path = URI.create(url).getPath();
            if (path.equals("/")) {
                bytes += compressed(html.getBytes(StandardCharsets.UTF_8));
            } else {
                try (var content = Chromium.class.getResourceAsStream(Chromium.resource(path))) {
                    var all = content.readAllBytes();
                    bytes += path.endsWith(".woff2") ? all.length : compressed(all);
                }
            }
        }
        assertThat(asked).hasSizeGreaterThanOrEqualTo(5);
        assertThat(bytes).isLessThan(100_000);
    }

    @Test
    void every_icon_that_is_asked_for_is_there() {
        var symbols =
                Jsoup.parse(resource("/static/ui/icons.svg")).select("symbol").eachAttr("id");
        var named = Pattern.compile("ui\\.icon\\(key = \"([a-z-]+)\"\\)");

        WordsTests.templates()
                .forEach((name, source) -> named.matcher(source)
                        .results()
                        .forEach(match -> assertThat(symbols).as(name).contains(match.group(1))));
        for (var mark : Mark.values()) {
            assertThat(symbols).contains(mark.icon());
        }
    }

    private Page show(String html, boolean script) {
        var opened = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(script));
        context = opened;
        opened.route("**/*", route -> Chromium.serve(route, html));
        opened.onRequest(request -> asked.add(request.url()));
        opened.onConsoleMessage(message -> complaints.add(message.text()));
        var page = opened.newPage();
        page.navigate(Chromium.ADDRESS);
        return page;
    }

    private static Frame participant() {
        return Examples.participant(Examples.WORDS.of(WordsOf.ENGLISH));
    }

    private static int compressed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }

    private static String resource(String name) {
        try (var content = KindnessTests.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
