package org.footbridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.footbridge.journeys.Browser.Size;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/**
 * Walks through the demo program with a browser, as one of its people. The test reads as a protocol; its steps stand
 * below it. Every page that a step {@linkplain #look looks} at is free of what axe finds, and is photographed.
 */
@Tag("journey")
abstract class Journey {

    /** The pages of this run, by the name of their picture. */
    private static final Set<String> SEEN = new HashSet<>();

    private final List<Page> open = new ArrayList<>();

    /** Signed in with the demo's button, on the first page this person meets. */
    final Page enter(String account, Size size) {
        return enter(account, size, true);
    }

    /** As {@link #enter(String, Size)}, perhaps with a browser that runs no script. */
    final Page enter(String account, Size size, boolean javascript) {
        Page page = arrive("/sign-in", size, javascript);
        go(page, page.locator("form:has(input[name=name][value='%s@demo']) button".formatted(account)));
        assertThat(page.url()).as("%s is signed in", account).doesNotContain("/sign-in");
        return page;
    }

    /** Somebody nobody knows, at that address. */
    final Page arrive(String path, Size size, boolean javascript) {
        Page page = Browser.open(Demo.url(), size, javascript, ColorScheme.LIGHT);
        open.add(page);
        page.navigate(path);
        return page;
    }

    /** A page a journey opened by itself is closed with the others. */
    final void closeAfterwards(Page page) {
        open.add(page);
    }

    /** Photographs the page and lets axe read it; once, when two journeys come by the same page. */
    final void look(Page page, String name) {
        if (!SEEN.add(name)) {
            return;
        }
        Browser.shoot(page, name);
        assertThat(page.locator("h1").first().innerText())
                .as(name)
                .isNotIn("There is nothing here for you", "Something went wrong on our side");
        assertThat(Browser.axe(page)).as("what axe finds on %s", name).isEmpty();
        assertThat(scrollsSideways(page)).as("%s scrolls sideways", name).isFalse();
    }

    /** As {@link #look}, the same page at the other width, and its colors in the dark. */
    final void lookFromAllSides(Page page, String name) {
        if (SEEN.contains(name)) {
            return;
        }
        look(page, name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Browser.shoot(page, name + "-dark");
        assertThat(Browser.faint(page))
                .as("what is faint in the dark on %s", name)
                .isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        var here = page.viewportSize();
        var other = here.width == Size.PHONE.width() ? Size.DESK : Size.PHONE;
        page.setViewportSize(other.width(), other.height());
        look(page, name + "-" + other.width());
        page.setViewportSize(here.width, here.height);
    }

    private static boolean scrollsSideways(Page page) {
        return (boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
    }

    /** What a button sends is answered by a page. */
    static void press(Page page, String button) {
        go(page, button(page, button));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static void follow(Page page, String link) {
        go(
                page,
                page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(link).setExact(true))
                        .first());
    }

    /** To where a link leads that stands folded on a person's page. */
    static void followFolded(Page page, String link) {
        page.getByText("More of this person").click();
        follow(page, link);
    }

    /** To where a link or button leads. */
    static void go(Page page, Locator there) {
        arriveAfter(page, there::click);
    }

    /** Opens what is folded; it is a summary, which has no role of its own. */
    static void unfold(Page page, String summary) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary))
                .first()
                .click();
    }

    /** What a reader sees below the bars. */
    static String text(Page page) {
        return page.locator("main").innerText();
    }

    /** By keyboard alone: Tab until it has the focus, as somebody without a mouse would. */
    static void tabTo(Page page, Locator target) {
        for (int steps = 0; steps < 150; steps++) {
            page.keyboard().press("Tab");
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + target);
    }

    /** By keyboard alone: what has the focus leads somewhere. */
    static void goByKey(Page page) {
        arriveAfter(page, () -> page.keyboard().press("Enter"));
    }

    /** Waits for the next page, whatever its address. */
    static void arriveAfter(Page page, Runnable step) {
        var arrived = new AtomicBoolean();
        Consumer<Frame> watch = frame -> arrived.compareAndSet(false, frame.parentFrame() == null);
        page.onFrameNavigated(watch);
        step.run();
        page.waitForCondition(arrived::get);
        page.offFrameNavigated(watch);
        page.waitForLoadState();
    }

    /** By keyboard alone: into the group of choices with Tab, to the one wanted with the arrows. */
    static void chooseByKey(Page page, Locator choices, String value) {
        tabTo(page, choices.first());
        page.keyboard().press("Space");
        for (int steps = 0; steps < choices.count(); steps++) {
            if (value.equals(page.locator("input:focus").getAttribute("value"))) {
                return;
            }
            page.keyboard().press("ArrowDown");
        }
        throw new AssertionError("The arrows do not reach " + value);
    }

    @AfterEach
    void close() {
        open.forEach(page -> page.context().close());
        open.clear();
    }
}
