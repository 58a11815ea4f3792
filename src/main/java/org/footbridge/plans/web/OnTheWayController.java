package org.footbridge.plans.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.MilestoneId;
import org.footbridge.plans.OnTheWay;
import org.footbridge.plans.OnTheWay.Milestone;
import org.footbridge.plans.OnTheWay.State;
import org.footbridge.plans.OnTheWay.Writing;
import org.footbridge.plans.ToldAlong;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.platform.FormTokens;
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

/** What I set out to reach, and how sure I am: on the phone. */
@Controller
@RequestMapping("/me/plan/milestones")
class OnTheWayController {

    private static final String HERE = "redirect:/me/plan/milestones";

    private final OnTheWay onTheWay;
    private final WhoReads whoReads;
    private final ToldAlong toldAlong;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final House house;
    private final WordsOf wordsOf;

    OnTheWayController(
            OnTheWay onTheWay,
            WhoReads whoReads,
            ToldAlong toldAlong,
            Authorization authorization,
            FormTokens tokens,
            House house,
            WordsOf wordsOf) {
        this.onTheWay = onTheWay;
        this.whoReads = whoReads;
        this.toldAlong = toldAlong;
        this.authorization = authorization;
        this.tokens = tokens;
        this.house = house;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(Locale locale, Model model) {
        return page("", "", Problems.none(), wordsOf.of(locale), model);
    }

    @PostMapping
    String set(
            @RequestParam(defaultValue = "") String words,
            @RequestParam @Nullable String celebrate,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return written(
                formToken,
                () -> onTheWay.set(me(), words, celebrate != null),
                "words",
                words,
                "",
                AtStake.answer(safetyAtStake),
                wordsOf.of(locale),
                response,
                model);
    }

    @PostMapping("/{milestone}")
    String say(
            @PathVariable UUID milestone,
            @RequestParam(defaultValue = "") String state,
            @RequestParam @Nullable UUID formToken) {
        var said = State.of(state).orElseThrow(NotYours::new);
        var me = me();
        return tokens.once(formToken, () -> {
            onTheWay.say(me, new MilestoneId(milestone), said);
            return HERE;
        });
    }

    @PostMapping("/confidence")
    String sure(
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String why,
            @RequestParam @Nullable String safetyAtStake,
            @RequestParam @Nullable UUID formToken,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        return written(
                formToken,
                () -> onTheWay.sure(me(), value, why),
                "value",
                "",
                why,
                AtStake.answer(safetyAtStake),
                wordsOf.of(locale),
                response,
                model);
    }

    private String written(
            @Nullable UUID formToken,
            Supplier<Writing> write,
            String field,
            String typed,
            String why,
            Optional<Boolean> atStake,
            Words words,
            HttpServletResponse response,
            Model model) {
        var missing = AtStake.missing(field, typed + why, atStake, whoReads.of(me(), words), words);
        if (missing.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(typed, why, missing, words, model);
        }
        boolean danger = atStake.orElse(false);
        var came = new AtomicReference<>(Writing.DONE);
        var next = tokens.once(formToken, () -> {
            came.set(toldAlong.with(me(), danger, "Words about what to reach", write));
            return danger ? "redirect:/me/help" : HERE;
        });
        if (came.get() == Writing.DONE || danger) {
            return next;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var sentence = words.say("plans.way.wrong." + came.get().name().toLowerCase(Locale.ROOT));
        var at = came.get() == Writing.WORDS && field.equals("value") ? "why" : field;
        return page(typed, why, Problems.of(at, sentence), words, model);
    }

    private String page(String typed, String why, Problems problems, Words words, Model model) {
        var me = me();
        var show = new Show(words.locale(), house.zone());
        var all = onTheWay.milestones(me);
        var reader = whoReads.of(me, words);
        model.addAttribute(
                "page",
                new OnTheWayPage(
                        me,
                        lines(all, State.OPEN, words, show),
                        lines(all, State.REACHED, words, show),
                        lines(all, State.LET_GO, words, show),
                        onTheWay.confidence(me).stream()
                                .map(one -> words.say(
                                                "plans.way.was", show.date(one.saidAt()), Integer.toString(one.value()))
                                        + (one.whyNotLower().isBlank() ? "" : ": " + one.whyNotLower()))
                                .toList(),
                        typed,
                        why,
                        reader.who(),
                        reader.when(),
                        reader.later(),
                        problems));
        return "plans/way";
    }

    private static List<OnTheWayPage.Line> lines(List<Milestone> all, State state, Words words, Show show) {
        return all.stream()
                .filter(one -> one.state() == state)
                .map(one -> new OnTheWayPage.Line(
                        one.milestoneId().value().toString(),
                        one.words(),
                        state != State.REACHED
                                ? ""
                                : one.saidAt()
                                        .map(at -> words.say(
                                                one.celebrate() ? "plans.way.celebrated" : "plans.way.reachedOn",
                                                show.date(at)))
                                        .orElse("")))
                .toList();
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        return new ParticipantId(Objects.requireNonNull(Actor.current().person()));
    }
}
