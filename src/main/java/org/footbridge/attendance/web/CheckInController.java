package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.attendance.ArrivalNumbers;
import org.footbridge.attendance.CheckIns;
import org.footbridge.attendance.Way;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
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

/** A participant checks in on their own phone. It says how they are, not that they are in the room. */
@Controller
@RequestMapping("/me/arrival")
class CheckInController {

    private final Own own;
    private final CheckIns checkIns;
    private final ArrivalNumbers numbers;
    private final Readers readers;
    private final Drafts drafts;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    CheckInController(
            Own own,
            CheckIns checkIns,
            ArrivalNumbers numbers,
            Readers readers,
            Drafts drafts,
            FormTokens tokens,
            WordsOf wordsOf) {
        this.own = own;
        this.checkIns = checkIns;
        this.numbers = numbers;
        this.readers = readers;
        this.drafts = drafts;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        var today = checkIns.today(own.me(), Way.PHONE);
        return page(drafts.find(draft(today)).orElse(Map.of()), Problems.none(), locale, model);
    }

    private String page(Map<String, String> typed, Problems problems, Locale locale, Model model) {
        var me = own.me();
        var today = checkIns.today(me, Way.PHONE);
        var stay = checkIns.stay(me);
        var words = wordsOf.of(locale);
        var reader = readers.of(stay.programId(), stay.wall(), words);
        model.addAttribute(
                "page",
                new OwnCheckInPage(
                        me,
                        new CheckInFields(
                                CheckInWords.of(today, words),
                                today.had().isPresent(),
                                today.asksSafety(),
                                today.safety().isEmpty() && reader.later(),
                                reader.later(),
                                reader.who(),
                                reader.when(),
                                typed,
                                problems),
                        numbers.of(me).orElse(null)));
        return "attendance/ownCheckIn";
    }

    private static String draft(CheckIns.Today today) {
        return "arrival/" + today.day();
    }

    @PostMapping
    String send(
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = own.me();
        var words = wordsOf.of(locale);
        var form = new CheckInForm(fields);
        var problems = form.problems(words);
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(fields, problems, locale, model);
        }
        var day = draft(checkIns.today(me, Way.PHONE));
        var sent = tokens.once(formToken, () -> switch (checkIns.send(me, Way.PHONE, form.sent())) {
            case CheckIns.Sending.Sent(boolean told) -> {
                drafts.forget(day);
                yield told
                        ? "told"
                        : form.fields().containsKey("safetyAsked")
                                        && form.safety().isEmpty()
                                ? "blank"
                                : "sent";
            }
            case CheckIns.Sending.AskAtStake _ -> "ask";
        });
        if (sent.equals("ask")) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    fields, Problems.of("safetyAtStake", words.say("attendance.checkIn.atStakeFirst")), locale, model);
        }
        return told(sent.equals("told"), sent.equals("blank"), words, model);
    }

    /** What is chosen while somebody is still choosing; an answer that says danger is not lost with the page. */
    @PostMapping("/draft")
    ResponseEntity<Void> keep(@RequestParam Map<String, String> fields) {
        var me = own.me();
        var today = checkIns.today(me, Way.PHONE);
        var kept = new HashMap<>(fields);
        kept.keySet().removeIf(name -> name.startsWith("_") || name.equals("formToken"));
        drafts.keep(draft(today), kept);
        checkIns.keepUnsent(me, Way.PHONE, new CheckInForm(fields).safety());
        return ResponseEntity.noContent().build();
    }

    /** Not now. An answer that says danger is told at once (CARE 4). */
    @PostMapping("/pause")
    String leave(@RequestParam Map<String, String> fields, Locale locale, Model model) {
        var me = own.me();
        checkIns.keepUnsent(me, Way.PHONE, new CheckInForm(fields).safety());
        return checkIns.leave(me) ? told(true, false, wordsOf.of(locale), model) : "redirect:/me";
    }

    private String told(boolean told, boolean blank, Words words, Model model) {
        var me = own.me();
        var stay = checkIns.stay(me);
        var reader = readers.of(stay.programId(), stay.wall(), words);
        model.addAttribute(
                "page",
                new ToldPage(me, told, blank, words.say("attendance.checkIn.thanks"), reader.when(), reader.later()));
        return "attendance/told";
    }
}
