package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.attendance.Arrivals;
import org.footbridge.attendance.Joining;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Joining by video has a place: where somebody is, a number to ring back, whether they can speak freely (CARE 8). */
@Controller
@RequestMapping("/me/sessions/{session}/joining")
class JoiningController {

    private final Own own;
    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Readers readers;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    JoiningController(
            Own own, Arrivals arrivals, Sessions sessions, Readers readers, FormTokens tokens, WordsOf wordsOf) {
        this.own = own;
        this.arrivals = arrivals;
        this.sessions = sessions;
        this.readers = readers;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(@PathVariable String session, Locale locale, Model model) {
        var last = arrivals.lastJoining(own.me());
        return page(
                session,
                last.map(Arrivals.LastJoining::whereabouts).orElse(""),
                last.map(Arrivals.LastJoining::phone).orElse(""),
                // Who can listen in changes from day to day: never prefilled.
                "",
                Problems.none(),
                locale,
                model);
    }

    private String page(
            String session,
            String whereabouts,
            String phone,
            String speaks,
            Problems problems,
            Locale locale,
            Model model) {
        var me = own.me();
        var id = own.session(session);
        var door = arrivals.door(id, me);
        var held = sessions.get(id);
        var words = wordsOf.of(locale);
        var show = new Show(locale, held.wall());
        var reader = readers.of(held.programId(), held.wall(), words);
        boolean joined = arrivals.joined(id, me);
        model.addAttribute(
                "page",
                new JoiningPage(
                        me,
                        session,
                        held.title(),
                        show.times(held.startsAt(), held.endsAt()),
                        door instanceof Arrivals.Joined.Here,
                        door instanceof Arrivals.Joined.NotNow(Optional<java.time.Instant> at)
                                ? at.map(show::time).orElse(null)
                                : null,
                        whereabouts,
                        phone,
                        speaks,
                        joined,
                        joined ? arrivals.videoLink(id).orElse(null) : null,
                        reader.who(),
                        reader.when(),
                        problems));
        return "attendance/joining";
    }

    @PostMapping
    String join(
            @PathVariable String session,
            @RequestParam(defaultValue = "") String whereabouts,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "") String speaks,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var words = wordsOf.of(locale);
        var problems = Problems.none();
        if (whereabouts.length() > Joining.MOST) {
            problems = problems.and("whereabouts", words.say("attendance.checkIn.long", Joining.MOST));
        }
        if (phone.length() > Joining.MOST) {
            problems = problems.and("phone", words.say("attendance.checkIn.long", Joining.MOST));
        }
        if (problems.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(session, whereabouts, phone, speaks, problems, locale, model);
        }
        var me = own.me();
        return tokens.once(formToken, () -> {
            arrivals.join(
                    own.session(session),
                    me,
                    new Joining(
                            whereabouts,
                            phone,
                            Optional.of(speaks)
                                    .filter(one -> one.matches("yes|no"))
                                    .map("yes"::equals)));
            return "redirect:/me/sessions/" + session + "/joining";
        });
    }
}
