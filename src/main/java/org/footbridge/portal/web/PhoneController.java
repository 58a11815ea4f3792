package org.footbridge.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.alerts.Devices;
import org.footbridge.platform.Actor;
import org.footbridge.portal.NoteWish;
import org.footbridge.portal.NotedPhones;
import org.footbridge.portal.PhoneNotes;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether, of what and when a participant is told by a neutral note on the phone. */
@Controller("portalPhoneController")
@RequestMapping(PhoneController.HERE)
class PhoneController {

    static final String HERE = "/me/phone";

    private static final int LONGEST = 2000;

    /** Where people of a program in the United States live; another one chosen before stays in the list. */
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico");

    private final PhoneNotes notes;
    private final NotedPhones phones;
    private final PhoneCookie cookie;
    private final WordsOf wordsOf;

    PhoneController(PhoneNotes notes, NotedPhones phones, PhoneCookie cookie, WordsOf wordsOf) {
        this.notes = notes;
        this.phones = phones;
        this.cookie = cookie;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return page(notes.mine(), Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping
    String choose(
            @RequestParam @Nullable Boolean messages,
            @RequestParam @Nullable Boolean homework,
            @RequestParam @Nullable Boolean checkIn,
            @RequestParam(defaultValue = "") String quietFrom,
            @RequestParam(defaultValue = "") String quietUntil,
            @RequestParam(defaultValue = "") String remindAt,
            @RequestParam(defaultValue = "") String zone,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var words = wordsOf.of(locale);
        var before = notes.mine();
        var wish = new NoteWish(
                Boolean.TRUE.equals(messages),
                Boolean.TRUE.equals(homework),
                Boolean.TRUE.equals(checkIn),
                time(quietFrom).orElse(before.quietFrom()),
                time(quietUntil).orElse(before.quietUntil()),
                time(remindAt).orElse(before.remindAt()),
                zone(zone).orElse(before.zone()));
        var problems = Problems.none();
        if (time(quietFrom).isEmpty()) {
            problems = problems.and("quietFrom", words.say("portal.phone.time.wrong"));
        }
        if (time(quietUntil).isEmpty()) {
            problems = problems.and("quietUntil", words.say("portal.phone.time.wrong"));
        }
        if (time(remindAt).isEmpty()) {
            problems = problems.and("remindAt", words.say("portal.phone.time.wrong"));
        } else if (wish.remindsInVain()) {
            problems = problems.and("remindAt", words.say("portal.phone.remindAt.quiet"));
        }
        if (zone(zone).isEmpty()) {
            problems = problems.and("zone", words.say("portal.phone.zone.wrong"));
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(wish, problems, words, model);
        }
        notes.choose(wish);
        return said(next, words.say(wish.any() ? "portal.phone.kept" : "portal.phone.off"));
    }

    /** A POST: the first time it makes the organization's key. */
    @PostMapping("/key")
    ResponseEntity<String> key() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(phones.publicKey());
    }

    @PostMapping("/phones")
    String add(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String secret,
            HttpServletResponse response,
            Locale locale,
            RedirectAttributes next) {
        notes.me();
        var words = wordsOf.of(locale);
        var kept = PhoneCookie.fresh(Actor.current().organization());
        boolean added =
                address.length() <= LONGEST && phones.add(new Devices.Subscription(address, key, secret), kept, locale);
        if (!added) {
            next.addFlashAttribute(
                    "flash", new Frame.Flash(Frame.Flash.Kind.PROBLEM, words.say("portal.phone.refused")));
            return "redirect:" + HERE;
        }
        cookie.keep(response, kept);
        return said(next, words.say("portal.phone.added"));
    }

    @PostMapping("/phones/end")
    String end(HttpServletRequest request, HttpServletResponse response, Locale locale, RedirectAttributes next) {
        phones.endOwn();
        cookie.forget(request, response);
        return said(next, wordsOf.of(locale).say("portal.phone.ended"));
    }

    private static String said(RedirectAttributes next, String sentence) {
        next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, sentence));
        return "redirect:" + HERE;
    }

    private static Optional<LocalTime> time(String typed) {
        try {
            return Optional.of(LocalTime.parse(typed.strip()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(String typed) {
        return ZoneId.getAvailableZoneIds().contains(typed) ? Optional.of(ZoneId.of(typed)) : Optional.empty();
    }

    private String page(NoteWish wish, Problems problems, Words words, Model model) {
        int many = phones.ownCount();
        model.addAttribute(
                "page",
                new PhonePage(
                        notes.me(),
                        wish,
                        Stream.concat(ZONES.stream(), Stream.of(wish.zone().getId()))
                                .distinct()
                                .map(zone -> new Choice(
                                        zone, ZONES.contains(zone) ? words.say("portal.zone." + zone) : zone))
                                .toList(),
                        many,
                        many == 0
                                ? words.say("portal.phone.none")
                                : many == 1 ? words.say("portal.phone.one") : words.say("portal.phone.many", many),
                        words.say("portal.note.words"),
                        problems));
        return "portal/phone";
    }
}
