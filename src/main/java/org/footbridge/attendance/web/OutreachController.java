package org.footbridge.attendance.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.attendance.Outreach;
import org.footbridge.attendance.Outreach.Trying;
import org.footbridge.consents.DeskLine;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reaching out to somebody who was missed, by the ways they said are safe. */
@Controller
@RequestMapping("/people/{participant}/outreach")
class OutreachController {

    private final Outreach outreach;
    private final Participants participants;
    private final DeskLine deskLine;
    private final LessonsHadQuery names;
    private final Authorization authorization;
    private final FormTokens tokens;

    OutreachController(
            Outreach outreach,
            Participants participants,
            DeskLine deskLine,
            LessonsHadQuery names,
            Authorization authorization,
            FormTokens tokens) {
        this.outreach = outreach;
        this.participants = participants;
        this.deskLine = deskLine;
        this.names = names;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID participant, Locale locale, Model model) {
        model.addAttribute(
                "page",
                page(new ParticipantId(participant), locale, new OutreachPage.Typed("", "", "", ""), Problems.none()));
        return "attendance/outreach";
    }

    @PostMapping
    String attempt(
            @PathVariable UUID participant,
            @RequestParam Outreach.@Nullable Way way,
            @RequestParam Outreach.@Nullable Result result,
            @RequestParam(defaultValue = "") String words,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate next,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes answered,
            Model model) {
        var person = new ParticipantId(participant);
        var problem = new AtomicReference<@Nullable Problems>();
        var answer = tokens.once(formToken, () -> {
            if (way == null || result == null) {
                problem.set(
                        way == null
                                ? Problems.of("way", "Say how you tried.")
                                : Problems.of("result", "Say what came of it."));
            } else {
                var tried = outreach.attempt(
                        person, new Outreach.NewAttempt(way, result, words, Optional.ofNullable(next)));
                if (tried instanceof Trying.Refused refused) {
                    problem.set(Problems.of("", refused.sentence()));
                } else {
                    answered.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, said(tried, locale)));
                }
            }
            return "redirect:/people/" + participant + "/outreach";
        });
        var problems = problem.get();
        if (problems == null) {
            return answer;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var typed = new OutreachPage.Typed(
                way == null ? "" : way.name(),
                result == null ? "" : result.name(),
                words,
                next == null ? "" : next.toString());
        model.addAttribute("page", page(person, locale, typed, problems));
        return "attendance/outreach";
    }

    private static String said(Trying tried, Locale locale) {
        return switch (tried) {
            case Trying.Reached(var concern) ->
                concern
                        ? "Written down. Raise a safety alert now if it cannot wait."
                        : "Written down. They were reached.";
            case Trying.Again(var on) ->
                "Written down. The next try is due " + new Show(locale, java.time.ZoneOffset.UTC).day(on) + ".";
            case Trying.Decide() -> "Written down. The team decides what comes next.";
            case Trying.Refused refused -> refused.sentence();
        };
    }

    private OutreachPage page(ParticipantId person, Locale locale, OutreachPage.Typed typed, Problems problems) {
        var standing = outreach.standing(person);
        var known = participants.get(person);
        var show = new Show(locale, standing.zone());
        var closed = Outreach.closed(known);
        return new OutreachPage(
                person,
                names.nameOf(person),
                deskLine.of(person),
                safe(known),
                Arrays.stream(Outreach.Way.values())
                        .filter(way -> !closed.containsKey(way))
                        .map(way -> new Choice(way.name(), way.label()))
                        .toList(),
                Outreach.possible(known).stream()
                        .map(result -> new Choice(result.name(), result.label()))
                        .toList(),
                closed.entrySet().stream()
                        .map(one -> one.getKey().label() + ": " + one.getValue())
                        .toList(),
                standing.missed().isEmpty()
                        ? "They were not missed since they were last here."
                        : "We missed them on "
                                + standing.missed().stream().map(show::shortDay).collect(Collectors.joining("; "))
                                + ".",
                "Try %d of %d".formatted(Math.min(standing.unanswered() + 1, standing.usual()), standing.usual()),
                standing.enough(),
                standing.episode()
                        .filter(_ -> authorization.may(Permission.READ_CHART, person))
                        .map(stay -> "/episodes/" + stay + "/discharge")
                        .orElse(null),
                standing.concern(),
                standing.attempts().stream().map(one -> line(one, show)).toList(),
                standing.episode().isPresent() && authorization.may(Permission.TAKE_ATTENDANCE, person),
                typed.next().isEmpty()
                        ? new OutreachPage.Typed(
                                typed.way(),
                                typed.result(),
                                typed.words(),
                                standing.proposed().toString())
                        : typed,
                problems);
    }

    /** How they said they may be reached; what nobody asked stands as a no. */
    private static List<String> safe(Participants.Known known) {
        List<String> lines = new ArrayList<>();
        var safe = known.safe();
        lines.add(known.person().phone().map(number -> "Phone: " + number).orElse("No phone number is known."));
        lines.add(safe.mayVoicemail() ? "A voicemail may be left." : "No voicemail, and no message with anybody.");
        safe.callerName().ifPresent(name -> lines.add("Say that it is “" + name + "” calling."));
        safe.hours().ifPresent(hours -> lines.add("When: " + hours));
        safe.mustNotKnow().ifPresent(who -> lines.add("Must not learn of it: " + who));
        return lines;
    }

    private static OutreachPage.AttemptLine line(Outreach.Attempt attempt, Show show) {
        return new OutreachPage.AttemptLine(
                attempt.way().label() + ": " + attempt.result().label(),
                show.dateTime(attempt.triedAt()) + ", " + attempt.by(),
                attempt.words(),
                attempt.nextOn().map(day -> "Next try " + show.shortDay(day)).orElse(""));
    }
}
