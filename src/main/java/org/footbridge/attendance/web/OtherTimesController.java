package org.footbridge.attendance.web;

import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.House;
import org.footbridge.attendance.OtherTimes;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.OwnSession;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A participant looks where else they could come, and asks. */
@Controller
@RequestMapping("/me/other-times")
class OtherTimesController {

    private final Own own;
    private final OtherTimes others;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    OtherTimesController(Own own, OtherTimes others, FormTokens tokens, House house, WordsOf wordsOf) {
        this.own = own;
        this.others = others;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        var me = own.me();
        var words = wordsOf.of(locale);
        var show = new Show(words.locale(), house.zone());
        var days = others.open().stream()
                .collect(Collectors.groupingBy(
                        one -> LocalDate.ofInstant(one.startsAt(), house.zone()), TreeMap::new, Collectors.toList()));
        model.addAttribute(
                "page",
                new OtherTimesPage(
                        me,
                        days.entrySet().stream()
                                .map(day -> new OtherTimesPage.Day(
                                        show.day(day.getKey()),
                                        day.getValue().stream()
                                                .map(one -> new OtherTimesPage.Line(
                                                        OwnSession.link(one.sessionId(), me),
                                                        one.title(),
                                                        show.times(one.startsAt(), one.endsAt()),
                                                        where(one, words),
                                                        one.asked()))
                                                .toList()))
                                .toList()));
        return "attendance/otherTimes";
    }

    private static String where(OtherTimes.Other one, Words words) {
        if (one.mode().equals("virtual")) {
            return words.say("attendance.others.video");
        }
        var place = one.place().isEmpty() ? words.say("attendance.others.inPerson") : one.place();
        return one.mode().equals("hybrid") ? words.say("attendance.others.either", place) : place;
    }

    @PostMapping("/{session}")
    String ask(
            @PathVariable String session,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            RedirectAttributes redirect) {
        var id = own.session(session);
        return tokens.once(formToken, () -> {
            others.ask(id);
            redirect.addFlashAttribute(
                    "flash",
                    new Frame.Flash(Frame.Flash.Kind.DONE, wordsOf.of(locale).say("attendance.others.asked")));
            return "redirect:/me";
        });
    }
}
