package org.footbridge.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, started once for all journeys of a JVM; each walk gets a fresh profile. */
public final class Browser {

    public enum Size {
        DESK(1280, 900),
        PHONE(360, 740);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    private static final Path SHOTS = Path.of("target/screenshots");
    private static com.microsoft.playwright.Browser chromium;

    private Browser() {}

    /** A new profile looking at {@code base}, in the zone of the demo program. */
    public static Page open(String base, Size size, boolean javascript, ColorScheme scheme) {
        BrowserContext profile = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setBaseURL(base)
                        .setViewportSize(size.width, size.height)
                        .setDeviceScaleFactor(1)
                        .setJavaScriptEnabled(javascript)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-US")
                        .setTimezoneId("America/New_York"));
        Page page = profile.newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    /** Whole page to target/screenshots/NAME.png. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What axe finds wrong, one line a finding; empty is the only good answer. */
    public static List<String> axe(Page page) {
        return findings(new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")));
    }

    /** Of that, only what is too faint to read: all that a change of colors can change. */
    static List<String> faint(Page page) {
        return findings(new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    /** No page has frames: asked in one go, without a second page to put the answers together. */
    private static List<String> findings(AxeBuilder axe) {
        List<String> found = new ArrayList<>();
        var result = axe.setLegacyMode(true).analyze();
        result.getViolations()
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node -> found.add("%s %s: %s %s"
                                .formatted(
                                        result.getUrl(), violation.getId(), violation.getHelp(), node.getTarget()))));
        return found;
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }

    private static Path program() {
        return Optional.ofNullable(System.getenv("FOOTBRIDGE_BROWSER"))
                .map(Path::of)
                .or(() -> Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome",
                                "/snap/bin/chromium",
                                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                                "/Applications/Chromium.app/Contents/MacOS/Chromium")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No Chromium was found.\nMaybe install it with your system's packages, or set FOOTBRIDGE_BROWSER to its path."));
    }
}
