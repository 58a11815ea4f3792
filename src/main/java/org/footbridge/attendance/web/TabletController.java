package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.House;
import org.footbridge.access.Open;
import org.footbridge.access.Tablets;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.TabletVisits;
import org.footbridge.platform.Installation;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

/**
 * The shared tablet. Whoever stands there is known by the visit in its cookie for a few minutes; the start page forgets
 * them, and a page of theirs that is left in the browser is worth nothing to the next person.
 */
@Controller
@Open
@RequestMapping(Tablets.PATH)
class TabletController {

    /** How long a page of thanks stands before the tablet is ready for the next person. */
    static final Duration THANKS = Duration.ofSeconds(20);

    /** Numbers to call take longer to read. */
    private static final Duration THANKS_AND_NUMBERS = Duration.ofSeconds(60);

    private static final String TOLD = "told";
    private static final String SENT = "sent";

    private final Tablets tablets;
    private final TabletVisits visits;
    private final House house;
    private final WordsOf wordsOf;
    private final boolean https;

    TabletController(Tablets tablets, TabletVisits visits, House house, WordsOf wordsOf, Installation installation) {
        this.tablets = tablets;
        this.visits = visits;
        this.house = house;
        this.wordsOf = wordsOf;
        this.https = "https".equals(installation.url().getScheme());
    }

    @GetMapping
    String start(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        return tablets.asking(request)
                .map(_ -> start(response, null, locale, model))
                .orElseGet(() -> noTablet(response));
    }

    private String start(HttpServletResponse response, @Nullable String problem, Locale locale, Model model) {
        remember(response, "", Duration.ZERO);
        model.addAttribute(
                "page",
                new TabletStartPage(
                        Arrays.stream(Month.values())
                                .map(month -> new Choice(
                                        Integer.toString(month.getValue()),
                                        month.getDisplayName(TextStyle.FULL_STANDALONE, locale)))
                                .toList(),
                        problem));
        return "attendance/tabletStart";
    }

    private static String noTablet(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "attendance/tabletEnded";
    }

    /** The same words whatever was wrong. */
    @PostMapping
    String recognize(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String day,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var tablet = tablets.asking(request);
        if (tablet.isEmpty()) {
            return noTablet(response);
        }
        var words = wordsOf.of(locale);
        return switch (visits.begin(tablet.get(), number, number(month), number(day))) {
            case TabletVisits.Recognizing.Begun(var visit) -> {
                remember(response, visit.toString(), TabletVisits.LASTS);
                yield "redirect:/arrival/check-in";
            }
            case TabletVisits.Recognizing.Unknown() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield start(response, words.say("attendance.tablet.unknown"), locale, model);
            }
            case TabletVisits.Recognizing.Wait _ -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                yield start(response, words.say("attendance.tablet.wait"), locale, model);
            }
        };
    }

    private static int number(String text) {
        return text.strip().matches("[0-9]{1,2}") ? Integer.parseInt(text.strip()) : 0;
    }

    /** Somebody of the tablet, while they stand there. */
    private record Standing(Tablets.Tablet tablet, TabletVisits.Visit visit) {}

    private Optional<Standing> standing(HttpServletRequest request) {
        return tablets.asking(request)
                .flatMap(tablet -> visitOf(request)
                        .flatMap(id -> visits.visit(tablet, id))
                        .map(visit -> new Standing(tablet, visit)));
    }

    /** A form counts only for the visit it was made for. */
    private Optional<Standing> standing(HttpServletRequest request, Map<String, String> fields) {
        return standing(request).filter(one -> one.visit().id().toString().equals(fields.get("visit")));
    }

    @GetMapping("/check-in")
    String questions(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        return standing(request)
                .map(one -> questions(one, Map.of(), Problems.none(), response, locale, model))
                .orElse("redirect:" + Tablets.PATH);
    }

    private String questions(
            Standing standing,
            Map<String, String> typed,
            Problems problems,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var words = wordsOf.of(locale);
        var today = visits.today(standing.tablet(), standing.visit());
        backToStart(response, TabletVisits.LASTS);
        model.addAttribute(
                "page",
                new TabletCheckInPage(
                        standing.visit().id().toString(),
                        standing.visit().called(),
                        new CheckInFields(
                                CheckInWords.of(today, words),
                                today.had().isPresent(),
                                today.asksSafety(),
                                false,
                                false,
                                house.about()
                                        .map(about -> words.say("attendance.reader", about.name()))
                                        .orElse(words.say("attendance.readerUnnamed")),
                                words.say("attendance.when.here"),
                                typed,
                                problems)));
        return "attendance/tabletCheckIn";
    }

    @PostMapping("/check-in")
    String send(
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var standing = standing(request, fields);
        if (standing.isEmpty()) {
            return "redirect:" + Tablets.PATH;
        }
        var form = new CheckInForm(fields);
        var problems = form.problems(wordsOf.of(locale));
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return questions(standing.get(), fields, problems, response, locale, model);
        }
        var sent = visits.send(standing.get().tablet(), standing.get().visit(), form.sent());
        return sent.map(one -> thanks(response, one instanceof CheckIns.Sending.Sent(boolean told) && told))
                .orElse("redirect:" + Tablets.PATH);
    }

    /** An answer that says danger is not lost with the page. */
    @PostMapping("/draft")
    ResponseEntity<Void> keep(@RequestParam Map<String, String> fields, HttpServletRequest request) {
        standing(request, fields)
                .ifPresent(one -> visits.keepUnsent(one.tablet(), one.visit(), new CheckInForm(fields).safety()));
        return ResponseEntity.noContent().build();
    }

    /** Not now. Having come stands all the same. */
    @PostMapping("/pause")
    String leave(@RequestParam Map<String, String> fields, HttpServletRequest request, HttpServletResponse response) {
        var standing = standing(request, fields);
        if (standing.isEmpty()) {
            return "redirect:" + Tablets.PATH;
        }
        var one = standing.get();
        visits.keepUnsent(one.tablet(), one.visit(), new CheckInForm(fields).safety());
        return thanks(response, visits.leave(one.tablet(), one.visit()));
    }

    private String thanks(HttpServletResponse response, boolean told) {
        remember(response, told ? TOLD : SENT, THANKS_AND_NUMBERS);
        return "redirect:/arrival/thanks";
    }

    @GetMapping("/thanks")
    String thanks(HttpServletRequest request, HttpServletResponse response, Model model) {
        var said = cookie(request);
        if (tablets.asking(request).isEmpty() || !said.matches(TOLD + "|" + SENT)) {
            return "redirect:" + Tablets.PATH;
        }
        backToStart(response, said.equals(TOLD) ? THANKS_AND_NUMBERS : THANKS);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        model.addAttribute("told", said.equals(TOLD));
        return "attendance/tabletThanks";
    }

    /** Without script: the browser itself goes back. */
    private static void backToStart(HttpServletResponse response, Duration after) {
        response.setHeader("Refresh", after.toSeconds() + "; url=" + Tablets.PATH);
    }

    private Optional<UUID> visitOf(HttpServletRequest request) {
        var value = cookie(request);
        return value.matches("[0-9a-f-]{36}") ? Optional.of(UUID.fromString(value)) : Optional.empty();
    }

    private String cookie(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, cookieName());
        return cookie == null ? "" : cookie.getValue();
    }

    private void remember(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookieName(), value)
                        .path("/")
                        .secure(https)
                        .httpOnly(true)
                        .sameSite("Strict")
                        .maxAge(age)
                        .build()
                        .toString());
    }

    private String cookieName() {
        return https ? "__Host-visit" : "visit";
    }
}
