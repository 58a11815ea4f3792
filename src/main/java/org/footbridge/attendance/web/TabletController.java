package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.footbridge.access.House;
import org.footbridge.access.Open;
import org.footbridge.access.Tablets;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.TabletMeasures;
import org.footbridge.attendance.TabletVisits;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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

    private final Tablets tablets;
    private final TabletVisits visits;
    private final TabletMeasures measures;
    private final TabletStanding standing;
    private final House house;
    private final WordsOf wordsOf;

    TabletController(
            Tablets tablets,
            TabletVisits visits,
            TabletMeasures measures,
            TabletStanding standing,
            House house,
            WordsOf wordsOf) {
        this.tablets = tablets;
        this.visits = visits;
        this.measures = measures;
        this.standing = standing;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String start(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        return tablets.asking(request)
                .map(_ -> start(response, null, locale, model))
                .orElseGet(() -> noTablet(response));
    }

    private String start(HttpServletResponse response, @Nullable String problem, Locale locale, Model model) {
        standing.remember(response, "", Duration.ZERO);
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
                standing.remember(response, visit.toString(), TabletVisits.LASTS);
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

    @GetMapping("/check-in")
    String questions(HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
        return standing.of(request)
                .map(one -> questions(one, Map.of(), Problems.none(), response, locale, model))
                .orElse("redirect:" + Tablets.PATH);
    }

    private String questions(
            TabletStanding.Standing who,
            Map<String, String> typed,
            Problems problems,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var words = wordsOf.of(locale);
        var today = visits.today(who.tablet(), who.visit());
        TabletStanding.backToStart(response, TabletVisits.LASTS);
        model.addAttribute(
                "page",
                new TabletCheckInPage(
                        who.visit().id().toString(),
                        who.visit().called(),
                        measures.first(who.tablet(), who.visit()).isPresent(),
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
        var one = standing.of(request, fields);
        if (one.isEmpty()) {
            return "redirect:" + Tablets.PATH;
        }
        var form = new CheckInForm(fields);
        var problems = form.problems(wordsOf.of(locale));
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return questions(one.get(), fields, problems, response, locale, model);
        }
        var who = one.get();
        boolean more = measures.first(who.tablet(), who.visit()).isPresent();
        return visits.send(who.tablet(), who.visit(), form.sent(), more)
                .map(sending -> {
                    boolean told = sending instanceof CheckIns.Sending.Sent(boolean danger) && danger;
                    return more && !told ? "redirect:/arrival/measures" : standing.thanks(response, told);
                })
                .orElse("redirect:" + Tablets.PATH);
    }

    /** An answer that says danger is not lost with the page. */
    @PostMapping("/draft")
    ResponseEntity<Void> keep(@RequestParam Map<String, String> fields, HttpServletRequest request) {
        standing.of(request, fields)
                .ifPresent(one -> visits.keepUnsent(one.tablet(), one.visit(), new CheckInForm(fields).safety()));
        return ResponseEntity.noContent().build();
    }

    /** Not now. Having come stands all the same. */
    @PostMapping("/pause")
    String leave(@RequestParam Map<String, String> fields, HttpServletRequest request, HttpServletResponse response) {
        return standing.of(request, fields)
                .map(one -> {
                    visits.keepUnsent(one.tablet(), one.visit(), new CheckInForm(fields).safety());
                    return standing.thanks(response, visits.leave(one.tablet(), one.visit()));
                })
                .orElse("redirect:" + Tablets.PATH);
    }

    @GetMapping("/thanks")
    String thanks(HttpServletRequest request, HttpServletResponse response, Model model) {
        var said = standing.cookie(request);
        if (tablets.asking(request).isEmpty() || !said.matches(TabletStanding.TOLD + "|" + TabletStanding.SENT)) {
            return "redirect:" + Tablets.PATH;
        }
        TabletStanding.backToStart(
                response, said.equals(TabletStanding.TOLD) ? TabletStanding.THANKS_AND_NUMBERS : THANKS);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        model.addAttribute("told", said.equals(TabletStanding.TOLD));
        return "attendance/tabletThanks";
    }
}
