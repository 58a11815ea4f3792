package org.footbridge.plans.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Actor;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    private final Progress progress;
    private final WordsOf wordsOf;

    OwnPlanController(
            Plans plans,
            PlanQuery query,
            StaffMembers staff,
            Authorization authorization,
            House house,
            Progress progress,
            WordsOf wordsOf) {
        this.plans = plans;
        this.query = query;
        this.staff = staff;
        this.authorization = authorization;
        this.house = house;
        this.progress = progress;
        this.wordsOf = wordsOf;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("page", page(request, Problems.none()));
        return "plans/own";
    }

    @PostMapping("/{version}/agreements")
    String agree(
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String comment,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(plans.agree(new PlanVersionId(version), comment), "comment", request, response, model);
    }

    @PostMapping("/{version}/refusals")
    String decline(
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(plans.decline(new PlanVersionId(version), why), "why", request, response, model);
    }

    @PostMapping("/{version}/comments")
    String comment(
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String thought,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(plans.comment(new PlanVersionId(version), thought), "thought", request, response, model);
    }

    private String answered(
            Plans.PlanSigning signing,
            String field,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return switch (signing) {
            case Plans.PlanSigned _, Plans.NotYetComplete _ -> "redirect:/me/plan";
            case Plans.ProveFirst _ -> "redirect:" + Signing.NeedsSecondFactor.WHERE + "?then=/me/plan";
            case Plans.NotSigned _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "page", page(request, Problems.of(field, words(request).say("plans.notSaved." + field))));
                yield "plans/own";
            }
        };
    }

    private OwnPlanPage page(HttpServletRequest request, Problems problems) {
        authorization.require(Permission.OWN_RECORD);
        var me = new ParticipantId(
                java.util.Objects.requireNonNull(Actor.current().person()));
        authorization.require(Permission.OWN_RECORD, me);
        var words = words(request);
        var show = new Show(
                words.locale(), ZoneId.of(house.about().map(House.About::zone).orElse("UTC")));
        Map<UUID, String> names = staff.all().stream()
                .collect(Collectors.toMap(one -> one.staffId().value(), StaffMembers.Name::fullName));
        var current =
                query.ownStay().flatMap(stay -> plans.versions(stay).stream().findFirst());
        var last = progress.of(me);
        var answers = current.map(one -> query.answers(one.id())).orElse(List.of());
        return new OwnPlanPage(
                me,
                current.map(one -> one.id().value().toString()).orElse(null),
                current.map(one -> PlanViews.of(
                                one.content(), names, show, objective -> Progress.line(objective, last, words, show)))
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
                about(words, "plans.reader", "plans.readerUnnamed", House.About::name),
                about(words, "plans.hours", "plans.hoursUnknown", House.About::staffedHours),
                problems);
    }

    private String about(
            Words words, String key, String unknown, java.util.function.Function<House.About, String> part) {
        Optional<House.About> about = house.about();
        return about.map(one -> words.say(key, part.apply(one))).orElse(words.say(unknown));
    }

    private Words words(HttpServletRequest request) {
        return wordsOf.of(RequestContextUtils.getLocale(request));
    }
}
