package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.attendance.Absences;
import org.footbridge.attendance.OtherTimes;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
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

/** A participant says from the phone that they cannot come, and takes it back if they can. */
@Controller
@RequestMapping("/me/sessions/{session}/absence")
class AbsenceController {

    private final Own own;
    private final Absences absences;
    private final OtherTimes others;
    private final Readers readers;
    private final FormTokens tokens;
    private final WordsOf wordsOf;

    AbsenceController(
            Own own, Absences absences, OtherTimes others, Readers readers, FormTokens tokens, WordsOf wordsOf) {
        this.own = own;
        this.absences = absences;
        this.others = others;
        this.readers = readers;
        this.tokens = tokens;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(@PathVariable String session, Locale locale, Model model) {
        return page(session, "", null, Problems.none(), locale, model);
    }

    private String page(
            String session, String reason, @Nullable String atStake, Problems problems, Locale locale, Model model) {
        var me = own.me();
        var stands = absences.session(own.session(session), me);
        var words = wordsOf.of(locale);
        var show = new Show(locale, stands.session().wall());
        var reader = readers.of(stands.session().programId(), stands.session().wall(), words);
        model.addAttribute(
                "page",
                new AbsencePage(
                        me,
                        session,
                        stands.session().title(),
                        show.date(stands.session().onDate()) + ", "
                                + show.times(
                                        stands.session().startsAt(),
                                        stands.session().endsAt()),
                        stands.over(),
                        stands.said().map(said -> show.dateTime(said.saidAt())).orElse(null),
                        stands.said().map(Absences.Said::reason).orElse(reason),
                        atStake,
                        stands.readLater(),
                        reader.who(),
                        reader.when(),
                        stands.said().isPresent() && !others.open().isEmpty(),
                        problems));
        return "attendance/absence";
    }

    @PostMapping
    String say(
            @PathVariable String session,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        var me = own.me();
        var id = own.session(session);
        var words = wordsOf.of(locale);
        var atStake =
                Optional.of(safetyAtStake).filter(one -> one.matches("yes|no")).map("yes"::equals);
        if (reason.length() > Absences.MOST_WORDS) {
            if (atStake.orElse(false)) {
                absences.inDanger(me);
                return told("attendance.checkIn.long", id, me, words, model);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(
                    session,
                    reason,
                    safetyAtStake,
                    Problems.of("reason", words.say("attendance.checkIn.long", Absences.MOST_WORDS)),
                    locale,
                    model);
        }
        var came = tokens.once(formToken, () -> switch (absences.say(id, me, reason, atStake)) {
            case Absences.Saying.Kept(boolean told) -> told ? "told" : "kept";
            case Absences.Saying.AskAtStake _ -> "ask";
            case Absences.Saying.TooLate(boolean told) -> told ? "toldLate" : "late";
        });
        return switch (came) {
            case "told" -> told("attendance.absence.kept", id, me, words, model);
            case "toldLate" -> told("attendance.absence.over", id, me, words, model);
            case "ask" -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield page(
                        session,
                        reason,
                        null,
                        Problems.of("safetyAtStake", words.say("attendance.checkIn.atStakeFirst")),
                        locale,
                        model);
            }
            default -> "redirect:/me/sessions/" + session + "/absence";
        };
    }

    private String told(String thanks, SessionId id, ParticipantId me, Words words, Model model) {
        var stands = absences.session(id, me).session();
        var reader = readers.of(stands.programId(), stands.wall(), words);
        model.addAttribute(
                "page",
                new ToldPage(me, true, false, words.say(thanks, Absences.MOST_WORDS), reader.when(), reader.later()));
        return "attendance/told";
    }

    @PostMapping("/withdrawal")
    String takeBack(@PathVariable String session) {
        absences.takeBack(own.session(session), own.me());
        return "redirect:/me";
    }
}
