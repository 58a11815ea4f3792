package org.footbridge.scheduling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.scheduling.Covers;
import org.footbridge.scheduling.SessionId;
import org.footbridge.staff.StaffId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
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

/** A supervisor hands sessions to a colleague in two steps: choose, then confirm what the colleague will see. */
@Controller
@RequestMapping("/cover")
class CoverController {

    private final Covers covers;
    private final CoverQuery query;
    private final Authorization authorization;
    private final FormTokens tokens;

    CoverController(Covers covers, CoverQuery query, Authorization authorization, FormTokens tokens) {
        this.covers = covers;
        this.query = query;
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @GetMapping
    @Transactional(readOnly = true)
    public String choose(@RequestParam(defaultValue = "") List<UUID> session, Locale locale, Model model) {
        authorization.require(Permission.HAND_OVER_GROUPS);
        model.addAttribute("page", page(session, null, List.of(), Map.of(), locale, Problems.none()));
        return "scheduling/cover";
    }

    @GetMapping("/confirmation")
    @Transactional(readOnly = true)
    public String confirm(
            @RequestParam(defaultValue = "") List<UUID> session,
            @RequestParam @Nullable UUID colleague,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        authorization.require(Permission.HAND_OVER_GROUPS);
        return confirmation(session, colleague, locale, response, model, null);
    }

    private String confirmation(
            List<UUID> session,
            @Nullable UUID colleague,
            Locale locale,
            HttpServletResponse response,
            Model model,
            @Nullable String refused) {
        if (session.isEmpty() || colleague == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(
                    "page",
                    page(
                            session,
                            colleague,
                            List.of(),
                            Map.of(),
                            locale,
                            session.isEmpty()
                                    ? Problems.of("session", "Choose at least one session.")
                                    : Problems.of("colleague", "Choose a colleague.")));
            return "scheduling/cover";
        }
        var offers = covers.offers(session.stream().map(SessionId::new).toList(), new StaffId(colleague));
        Set<UUID> people = offers.stream()
                .flatMap(offer -> offer.people().stream().map(ParticipantId::value))
                .collect(Collectors.toCollection(HashSet::new));
        people.retainAll(authorization.reachable(Permission.SEE_PERSON));
        Map<ParticipantId, String> names = query.names(people).stream()
                .collect(Collectors.toMap(CoverQuery.Name::participantId, CoverQuery.Name::fullName));
        if (refused != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute(
                "page",
                page(
                        session,
                        colleague,
                        offers,
                        names,
                        locale,
                        refused == null ? Problems.none() : Problems.of("", refused)));
        return "scheduling/coverConfirm";
    }

    @PostMapping
    String hand(
            @RequestParam(defaultValue = "") List<UUID> session,
            @RequestParam UUID colleague,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var refused = new AtomicReference<@Nullable String>();
        var answer = tokens.once(formToken, () -> {
            switch (covers.hand(session.stream().map(SessionId::new).toList(), new StaffId(colleague))) {
                case Covers.Handing.Handed(var sessions) ->
                    next.addFlashAttribute(
                            "flash",
                            new Frame.Flash(
                                    Frame.Flash.Kind.DONE,
                                    (sessions == 1 ? "The session is" : sessions + " sessions are")
                                            + " handed over. Your colleague finds it under Today."));
                case Covers.Handing.Refused(var sentence) -> refused.set(sentence);
            }
            return "redirect:/cover";
        });
        var sentence = refused.get();
        return sentence == null ? answer : confirmation(session, colleague, locale, response, model, sentence);
    }

    @PostMapping("/{session}/end")
    String takeBack(@PathVariable UUID session, @RequestParam @Nullable UUID formToken, RedirectAttributes next) {
        return tokens.once(formToken, () -> {
            covers.takeBack(new SessionId(session));
            next.addFlashAttribute("flash", new Frame.Flash(Frame.Flash.Kind.DONE, "Taken back."));
            return "redirect:/cover";
        });
    }

    private CoverPage page(
            List<UUID> chosen,
            @Nullable UUID colleague,
            List<Covers.Offer> offers,
            Map<ParticipantId, String> names,
            Locale locale,
            Problems problems) {
        var show = new Show(locale, ZoneId.of(query.zone()));
        var colleagues = query.colleagues();
        return new CoverPage(
                query.sessions(chosen).stream()
                        .map(one -> new Choice(
                                one.sessionId().toString(),
                                show.shortDay(one.onDate()) + ", " + show.times(one.startsAt(), one.endsAt()) + ": "
                                        + one.title(),
                                one.trackName()
                                        + one.leader().map(name -> ", " + name).orElse("")))
                        .toList(),
                colleagues,
                chosen.stream().map(UUID::toString).toList(),
                colleague == null ? null : colleague.toString(),
                colleagues.stream()
                        .filter(one -> colleague != null && one.value().equals(colleague.toString()))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(null),
                offers.stream().map(offer -> line(offer, names, show)).toList(),
                query.running().stream()
                        .map(one -> new CoverPage.RunningLine(
                                one.sessionId().toString(),
                                show.shortDay(one.onDate()) + ": " + one.title(),
                                one.who(),
                                "until its notes are signed, " + show.date(one.until()) + " at the latest"))
                        .toList(),
                names.keySet(),
                problems);
    }

    private static CoverPage.OfferLine line(Covers.Offer offer, Map<ParticipantId, String> names, Show show) {
        var session = offer.session();
        return new CoverPage.OfferLine(
                session.sessionId().value().toString(),
                show.shortDay(session.onDate()) + ", " + show.times(session.startsAt(), session.endsAt()) + ": "
                        + session.title(),
                offer.people().isEmpty()
                        ? "Nobody is due yet."
                        : offer.people().stream()
                                .map(names::get)
                                .filter(Objects::nonNull)
                                .sorted()
                                .collect(Collectors.joining(", ")),
                show.date(offer.until()),
                offer.refused().orElse(null));
    }
}
