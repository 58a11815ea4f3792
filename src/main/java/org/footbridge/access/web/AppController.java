package org.footbridge.access.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.House;
import org.footbridge.access.KeptCopies;
import org.footbridge.access.Open;
import org.footbridge.ui.Asset;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What makes the participant's pages an app with a neutral name, and help that opens with no sign-in and no network
 * (CARE 7, 16).
 */
@Controller
class AppController {

    /** The page that opens where the network does not; it holds nobody's data. */
    static final String KEPT = "/kept";

    private final KeptCopies copies;
    private final Optional<House> house;
    private final WordsOf wordsOf;
    private final String worker;

    AppController(KeptCopies copies, Optional<House> house, WordsOf wordsOf) {
        this.copies = copies;
        this.house = house;
        this.wordsOf = wordsOf;
        this.worker = worker();
    }

    /** The site's own neutral name for a person it knows; a plain one for anybody else. */
    @Open
    @Transactional(readOnly = true)
    @GetMapping(value = "/app.webmanifest", produces = "application/manifest+json")
    @ResponseBody
    public Map<String, Object> manifest(Locale locale) {
        var name = house.flatMap(House::about)
                .map(House.About::neutralName)
                .filter(said -> !said.isBlank())
                .orElseGet(() -> wordsOf.of(locale).say("ui.neutralTitle"));
        return Map.of(
                "name",
                name,
                "short_name",
                name,
                "id",
                "/me",
                "start_url",
                "/me",
                "scope",
                "/",
                "display",
                "standalone",
                "background_color",
                "#faf9f5",
                "theme_color",
                "#faf9f5",
                "icons",
                List.of(
                        icon("mark.svg", "any", "image/svg+xml"),
                        icon("icon-192.png", "192x192", "image/png"),
                        icon("icon-512.png", "512x512", "image/png")));
    }

    private static Map<String, String> icon(String file, String sizes, String type) {
        return Map.of("src", Asset.at(file), "sizes", sizes, "type", type);
    }

    /** The service worker: a new one for each new version of what it keeps. */
    @Open
    @GetMapping(value = "/worker.js", produces = "text/javascript")
    @ResponseBody
    ResponseEntity<String> serviceWorker() {
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-cache").body(worker);
    }

    /** Help and what this phone keeps, the same for everybody: the phone itself opens what is locked on it. */
    @Open
    @GetMapping(KEPT)
    String kept() {
        return "access/help";
    }

    /** The phone's own question; its secret is all it knows, so no cookie is asked for. */
    @Open
    @PostMapping(KEPT + "/standing")
    @ResponseBody
    Map<String, String> standing(
            @RequestHeader(KeptCopies.HEADER) String secret, @RequestParam(defaultValue = "false") String gone) {
        return Map.of(
                "standing",
                copies.seen(secret, gone.equals("true"))
                        .map(standing -> standing.name().toLowerCase(Locale.ROOT))
                        .orElse("unknown"));
    }

    private static String worker() {
        var shell = Stream.concat(
                        Stream.of(KEPT, "/ui/font/atkinson-hyperlegible-next-latin.woff2"),
                        Stream.of("footbridge.css", "footbridge.js", "kept.js", "icons.svg", "mark.svg")
                                .map(Asset::at))
                .map(address -> '"' + address + '"')
                .collect(Collectors.joining(", ", "[", "]"));
        try (var script = AppController.class.getResourceAsStream("/access/worker.js")) {
            if (script == null) {
                throw new IllegalStateException("There is no /access/worker.js on the class path.");
            }
            return "const SHELL = " + shell + ";\n" + new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
