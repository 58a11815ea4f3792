package org.footbridge.plans.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Aims;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.plans.Plans;
import org.footbridge.plans.ToldAlong;
import org.footbridge.plans.WhoReads;
import org.footbridge.platform.Actor;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Frame;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** The participant's own plan: read, sign, say why not, add a thought. */
@Controller
@RequestMapping("/me/plan")
class OwnPlanController {

    private final Plans plans;
    private final PlanQuery query;
    private final StaffMembers staff;
    private final Authorization authorization;
    private final House house;
    private final WhoReads whoReads;
    private final ToldAlong toldAlong;
    private final Aims aims;
    private final WordsOf wordsOf;
    private final Clock clock;

    OwnPlanController(
            Plans plans,
            PlanQuery query,
            StaffMembers staff,
            Authorization authorization,
            House house,
            WhoReads whoReads,
            ToldAlong toldAlong,
            Aims aims,
            WordsOf wordsOf,
            Clock clock) {
        this.plans = plans;
        this.query = query;
        this.staff = staff;
        this.authorization = authorization;
        this.house = house;
        this.whoReads = whoReads;
        this.toldAlong = toldAlong;
        this.aims = aims;
        this.wordsOf = wordsOf;
        this.clock = clock;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("page", page(request, Box.none(), Problems.none()));
        return "plans/own";
    }

    @PostMapping("/{version}/agreements")
    String agree(
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam @Nullable String safetyAtStake,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var box = new Box("comment", comment, AtStake.answer(safetyAtStake));
        return said(box, () -> plans.agree(new PlanVersionId(version), comment), request, response, next, model);
    }

    @PostMapping("/{version}/refusals")
    String decline(
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            @RequestParam @Nullable String safetyAtStake,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var box = new Box("why", why, AtStake.answer(safetyAtStake));
        return said(box, () -> plans.decline(new PlanVersionId(version), why), request, response, next, model);
    }

    @PostMapping("/{version}/comments")
    String comment(
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String thought,
            @RequestParam @Nullable String safetyAtStake,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var box = new Box("thought", thought, AtStake.answer(safetyAtStake));
        return said(box, () -> plans.comment(new PlanVersionId(version), thought), request, response, next, model);
    }

    /** A box somebody else reads, and what was written in it. */
    private record Box(String name, String written, Optional<Boolean> atStake) {

        static Box none() {
            return new Box("", "", Optional.empty());
        }
    }

    private String said(
            Box box,
            Supplier<Plans.PlanSigning> act,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var words = words(request);
        var missing = AtStake.missing(box.name(), box.written(), box.atStake(), whoReads.of(me(), words), words);
        if (missing.any()) {
            return again(box, missing, request, response, model);
        }
        boolean danger = box.atStake().orElse(false);
        return switch (toldAlong.with(me(), danger, "Words about the plan", act)) {
            case Plans.NotSigned _
            when !danger ->
                again(
                        box,
                        Problems.of(box.name(), words.say("plans.notSaved." + box.name())),
                        request,
                        response,
                        model);
            case Plans.ProveFirst _ when !danger -> "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=/me/plan";
            case Plans.PlanSigning _ -> {
                if (danger) {
                    next.addFlashAttribute(
                            "flash", new Frame.Flash(Frame.Flash.Kind.DONE, words.say("plans.stuck.told")));
                }
                yield danger ? "redirect:/me/help" : "redirect:/me/plan";
            }
        };
    }

    private String again(
            Box box, Problems problems, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(request, box, problems));
        return "plans/own";
    }

    private ParticipantId me() {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(Objects.requireNonNull(Actor.current().person()));
        authorization.require(Permission.OWN_RECORD, me);
        return me;
    }

    private OwnPlanPage page(HttpServletRequest request, Box box, Problems problems) {
        var me = me();
        var words = words(request);
        var reader = whoReads.of(me, words);
        var zone = ZoneId.of(house.about().map(House.About::zone).orElse("UTC"));
        var show = new Show(words.locale(), zone);
        Map<UUID, String> names = staff.all().stream()
                .collect(Collectors.toMap(one -> one.staffId().value(), StaffMembers.Name::fullName));
        var current =
                query.ownStay().flatMap(stay -> plans.versions(stay).stream().findFirst());
        var stands = current.map(one -> aims.of(me, new EpisodeId(one.episode()), one.content()))
                .orElse(Map.of());
        var answers = current.map(one -> query.answers(one.id())).orElse(List.of());
        return new OwnPlanPage(
                me,
                current.map(one -> one.id().value().toString()).orElse(null),
                current.map(one -> PlanViews.of(
                                one.content(),
                                names,
                                show,
                                objective -> Optional.ofNullable(stands.get(objective.line()))
                                        .map(where -> Progress.forThePerson(where, words, show))))
                        .orElse(null),
                current.flatMap(one -> one.content().reviewOn())
                        .map(day -> words.say(
                                day.isBefore(LocalDate.ofInstant(clock.instant(), zone))
                                        ? "plans.reviewDue"
                                        : "plans.review",
                                show.date(day)))
                        .orElse(null),
                answers.stream()
                        .filter(one -> one.kind().equals("agrees"))
                        .findFirst()
                        .map(one -> show.dateTime(one.at()))
                        .orElse(null),
                current.map(Plans.Read::personAsked).orElse(true),
                answers.stream()
                        .filter(one ->
                                !one.kind().equals("cosigned") && !one.words().isBlank())
                        .map(one -> show.dateTime(one.at()) + ": " + one.words())
                        .toList(),
                box.name(),
                box.written(),
                reader.who(),
                reader.when(),
                reader.later(),
                problems);
    }

    private Words words(HttpServletRequest request) {
        return wordsOf.of(RequestContextUtils.getLocale(request));
    }
}
