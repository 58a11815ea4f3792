package org.footbridge.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.core.env.Environment;

/** Somebody at a browser without script: follows links and redirects, keeps cookies, fills in forms. */
public final class Browser {

    private final HttpClient client;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private HttpResponse<String> last;

    /** A browser with no cookie yet, at the running test application. */
    public Browser(Environment environment) {
        this.base = URI.create("http://localhost:" + environment.getProperty("server.port"));
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        this.last = null;
    }

    public Browser from(String network) {
        headers.put("X-Forwarded-For", network);
        return this;
    }

    /** Says that it is this browser. */
    public Browser named(String userAgent) {
        headers.put("User-Agent", userAgent);
        return this;
    }

    /** Says with each form which page it came from, as browsers do by themselves. */
    public Browser sayingWhereFrom(String site) {
        headers.put("Sec-Fetch-Site", site);
        return this;
    }

    public Browser get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** Fills in the form that posts to this address on the page in sight, hidden fields included, and sends it. */
    public Browser submit(String action, Map<String, String> values) {
        Element form = page().select("form[method=post]").stream()
                .filter(one -> one.attr("action").equals(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form to " + action + " on " + path() + ":\n" + page()));
        Map<String, String> all = new LinkedHashMap<>();
        for (Element input : form.select("input[name]")) {
            boolean box =
                    input.attr("type").equals("radio") || input.attr("type").equals("checkbox");
            if (!box || input.hasAttr("checked")) {
                all.put(input.attr("name"), input.attr("value"));
            }
        }
        for (Element area : form.select("textarea[name]")) {
            all.put(area.attr("name"), area.text());
        }
        for (Element select : form.select("select[name]")) {
            all.put(select.attr("name"), select.select("option[selected]").attr("value"));
        }
        all.putAll(values);
        return post(action, all);
    }

    public Browser post(String path, Map<String, String> values) {
        var body = values.entrySet().stream()
                .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public Browser signIn(String name, String password) {
        get("/sign-in");
        return submit("/sign-in", Map.of("name", name, "password", password));
    }

    public int status() {
        return last().statusCode();
    }

    /** The cookies it has by now, as a request carries them. */
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(one -> one.getName() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Where the browser ended up, after redirects. */
    public String path() {
        return last().uri().getPath();
    }

    public Document page() {
        return Jsoup.parse(last().body());
    }

    public String body() {
        return last().body();
    }

    public String header(String name) {
        return last().headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> last() {
        return Objects.requireNonNull(last, "No page was opened yet.");
    }

    private Browser send(HttpRequest.Builder request) {
        headers.forEach(request::header);
        try {
            last = client.send(request.build(), BodyHandlers.ofString());
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
