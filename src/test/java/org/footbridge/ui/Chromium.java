package org.footbridge.ui;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, with one page of ours and nothing of anybody else's. */
final class Chromium implements AutoCloseable {

    static final String ADDRESS = "http://footbridge.test/";
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    Browser browser() {
        return browser;
    }

    /** Answers with the page, with our static files, and with nothing else; under the content policy of production. */
    static void serve(Route route, String html) {
        var path = URI.create(route.request().url()).getPath();
        var answer = new Route.FulfillOptions().setHeaders(Map.of("Content-Security-Policy", POLICY));
        if (path.equals("/")) {
            route.fulfill(answer.setContentType("text/html;charset=UTF-8").setBody(html));
            return;
        }
        if (!path.contains(".")) {
            route.fulfill(answer.setContentType("text/html;charset=UTF-8").setBody("<title>Elsewhere</title>"));
            return;
        }
        try (var content = Chromium.class.getResourceAsStream(resource(path))) {
            if (content == null) {
                route.fulfill(answer.setStatus(404).setBody(""));
            } else {
                route.fulfill(answer.setContentType(kind(path)).setBodyBytes(content.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String path) {
        return path.startsWith("/webjars/") ? "/META-INF/resources" + path : "/static" + path;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path executable() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No Chromium found. Maybe install the package \"chromium\"."));
    }

    private static String kind(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "css" -> "text/css";
            case "js" -> "text/javascript";
            case "svg" -> "image/svg+xml";
            default -> "font/woff2";
        };
    }
}
