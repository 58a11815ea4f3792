package org.footbridge.plans.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Capacity;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.access.Signing;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.plans.Aims;
import org.footbridge.plans.OnTheWay;
import org.footbridge.plans.PlanChanges;
import org.footbridge.plans.PlanContent;
import org.footbridge.plans.PlanReviews;
import org.footbridge.plans.PlanVersionId;
import org.footbridge.plans.Plans;
import org.footbridge.platform.Actor;
import org.footbridge.staff.StaffMembers;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.Words;
import org.footbridge.ui.WordsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The plan of a stay: written as one draft, signed by its author, answered by the person. */
@Controller
@RequestMapping("/episodes/{episode}/plan")
class PlanController {

    private final Plans plans;
    private final PlanQuery query;
    private final StaffMembers staff;
    private final Authorization authorization;
    private final House house;
    private final PlanReviews reviews;
    private final OnTheWay onTheWay;
    private final CertificationParts certified;
    private final Aims aims;
    private final Words words;
    private final Clock clock;

    PlanController(
            Plans plans,
            PlanQuery query,
            StaffMembers staff,
            Authorization authorization,
            House house,
            PlanReviews reviews,
            OnTheWay onTheWay,
            CertificationParts certified,
            Aims aims,
            WordsOf words,
            Clock clock) {
        this.plans = plans;
        this.query = query;
        this.staff = staff;
        this.authorization = authorization;
        this.house = house;
        this.reviews = reviews;
        this.onTheWay = onTheWay;
        this.certified = certified;
        this.aims = aims;
        this.words = words.of(WordsOf.ENGLISH);
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID episode, @RequestParam @Nullable Integer version, Model model) {
        model.addAttribute("page", page(new EpisodeId(episode), version, null, null, Problems.none()));
        return "plans/plan";
    }

    @PostMapping("/drafts")
    String begin(@PathVariable UUID episode) {
        plans.draft(new EpisodeId(episode));
        return home(episode);
    }

    /** Saves all and does what the pressed button says besides. */
    @PostMapping
    String save(
            @PathVariable UUID episode,
            @RequestParam Map<String, String> fields,
            HttpServletResponse response,
            Model model) {
        var id = new EpisodeId(episode);
        var filled = PlanForm.read(fields);
        return switch (plans.save(version(fields), edit(fields), filled.content())) {
            case Plans.Saved(int edit)
            when filled.problems().any() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", page(id, null, null, null, filled.problems()));
                yield "plans/plan";
            }
            case Plans.Saved(int edit) ->
                switch (fields.getOrDefault("do", "")) {
                    case "sign" -> sign(episode, version(fields), response, model);
                    case "library" -> home(episode) + "/library";
                    default -> home(episode);
                };
            case Plans.Conflict(int edit, var theirs) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute(
                        "page",
                        page(
                                id,
                                null,
                                filled.content(),
                                theirs,
                                Problems.of(
                                        "strengths",
                                        "Somebody else saved this plan meanwhile. Their text stands at the side, yours below; saving keeps yours.")));
                yield "plans/plan";
            }
            case Plans.AlreadySigned() -> home(episode);
        };
    }

    /** While somebody writes. Says the new count of edits, which the next save needs. */
    @PostMapping("/autosave")
    ResponseEntity<Void> autosave(@PathVariable UUID episode, @RequestParam Map<String, String> fields) {
        return switch (plans.save(
                version(fields), edit(fields), PlanForm.read(fields).content())) {
            case Plans.Saved(int edit) -> ResponseEntity.noContent().build();
            case Plans.Conflict _, Plans.AlreadySigned _ ->
                ResponseEntity.status(HttpStatus.CONFLICT).build();
        };
    }

    private String sign(UUID episode, PlanVersionId version, HttpServletResponse response, Model model) {
        return switch (plans.sign(version)) {
            case Plans.NotYetComplete(var gaps) -> {
                var problems = Problems.none();
                for (var gap : gaps) {
                    problems = problems.and("reviewOn", gap);
                }
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", page(new EpisodeId(episode), null, null, null, problems));
                yield "plans/plan";
            }
            case Plans.ProveFirst() -> prove(episode);
            case Plans.PlanSigned _, Plans.NotSigned _ -> home(episode);
        };
    }

    @PostMapping("/versions/{version}/agreements")
    String agree(
            @PathVariable UUID episode,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String signer,
            @RequestParam(defaultValue = "self") String capacity,
            @RequestParam(defaultValue = "") String comment,
            HttpServletResponse response,
            Model model) {
        var as = capacity.equals("guardian") ? Capacity.GUARDIAN : Capacity.SELF;
        return answered(
                episode,
                plans.agreeInPerson(new PlanVersionId(version), signer, as, comment),
                "signer",
                response,
                model);
    }

    @PostMapping("/versions/{version}/refusals")
    String decline(
            @PathVariable UUID episode,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model model) {
        return answered(episode, plans.decline(new PlanVersionId(version), why), "why", response, model);
    }

    @PostMapping("/versions/{version}/cosignatures")
    String cosign(@PathVariable UUID episode, @PathVariable UUID version, HttpServletResponse response, Model model) {
        return answered(episode, plans.cosign(new PlanVersionId(version)), "cosign", response, model);
    }

    private String answered(
            UUID episode, Plans.PlanSigning signing, String field, HttpServletResponse response, Model model) {
        return switch (signing) {
            case Plans.PlanSigned _ -> home(episode);
            case Plans.ProveFirst _ -> prove(episode);
            case Plans.NotYetComplete _ -> home(episode);
            case Plans.NotSigned(var sentence) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute(
                        "page", page(new EpisodeId(episode), null, null, null, Problems.of(field, sentence)));
                yield "plans/plan";
            }
        };
    }

    private static String home(UUID episode) {
        return "redirect:/episodes/%s/plan".formatted(episode);
    }

    private static String prove(UUID episode) {
        return "redirect:%s?then=/episodes/%s/plan".formatted(Signing.NeedsSecondFactor.WHERE, episode);
    }

    private static PlanVersionId version(Map<String, String> fields) {
        try {
            return new PlanVersionId(UUID.fromString(fields.getOrDefault("version", "")));
        } catch (IllegalArgumentException none) {
            throw new org.footbridge.access.NotYours();
        }
    }

    private static int edit(Map<String, String> fields) {
        try {
            return Integer.parseInt(fields.getOrDefault("edit", ""));
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    private PlanPage page(
            EpisodeId episode,
            @Nullable Integer number,
            @Nullable PlanContent mine,
            @Nullable PlanContent theirs,
            Problems problems) {
        var stay = query.stay(episode);
        authorization.require(Permission.READ_CHART, stay.participant());
        var show = show();
        var names = staff.all().stream()
                .collect(Collectors.toMap(one -> one.staffId().value(), StaffMembers.Name::signedName));
        var all = plans.versions(episode);
        var draft = all.stream()
                .filter(one -> one.signedAt().isEmpty())
                .findFirst()
                .filter(one -> number == null && authorization.may(Permission.WRITE_CHART, stay.participant()));
        var signed = all.stream().filter(one -> one.signedAt().isPresent()).toList();
        var shown = number == null
                ? signed.stream().findFirst()
                : signed.stream().filter(one -> one.number() == number).findFirst();
        return new PlanPage(
                stay.participant(),
                stay.fullName(),
                episode.value().toString(),
                draft.map(one -> new PlanPage.Draft(
                                one.id().value().toString(),
                                one.number(),
                                one.edit(),
                                mine == null ? one.content() : mine))
                        .orElse(null),
                theirs == null ? null : PlanViews.of(theirs, names, show, _ -> Optional.empty()),
                shown.map(one -> signed(one, signed, names, show, aims.of(stay.participant(), episode, one.content())))
                        .orElse(null),
                signed.stream()
                        .map(one -> new Choice(
                                Integer.toString(one.number()),
                                "Version %d, %s"
                                        .formatted(
                                                one.number(),
                                                one.signedAt().map(show::date).orElse(""))))
                        .toList(),
                staff.all().stream()
                        .map(one -> new Choice(one.staffId().value().toString(), one.signedName()))
                        .toList(),
                draft.isPresent() ? Measured.choices(aims.measures()) : List.of(),
                reviewLines(episode, stay.participant(), show),
                authorization.may(Permission.WRITE_CHART, stay.participant()),
                onTheWay(stay.participant(), show),
                certified.of(episode, stay.participant(), show),
                problems);
    }

    private List<ReviewLine> reviewLines(EpisodeId episode, ParticipantId participant, Show show) {
        var sources = reviews.sources(episode, participant);
        return reviews.of(episode, participant).stream()
                .map(one -> ReviewLine.of(one, sources, clock.instant(), show))
                .toList();
    }

    private List<String> onTheWay(ParticipantId person, Show show) {
        var lines = new ArrayList<String>();
        onTheWay.milestones(person).stream()
                .filter(one -> one.state() != OnTheWay.State.LET_GO)
                .forEach(one -> lines.add(
                        one.state() == OnTheWay.State.OPEN
                                ? "“%s”".formatted(one.words())
                                : "“%s”, reached %s"
                                        .formatted(
                                                one.words(),
                                                one.saidAt().map(show::date).orElse(""))));
        onTheWay.confidence(person).stream()
                .findFirst()
                .ifPresent(one -> lines.add("Confidence %d of 10 on %s%s"
                        .formatted(
                                one.value(),
                                show.date(one.saidAt()),
                                one.whyNotLower().isBlank()
                                        ? ""
                                        : "; not lower because: “%s”".formatted(one.whyNotLower()))));
        return lines;
    }

    private PlanPage.Signed signed(
            Plans.Read version,
            List<Plans.Read> signed,
            Map<UUID, String> names,
            Show show,
            Map<UUID, Aims.Stands> stands) {
        var answers = query.answers(version.id());
        boolean agreed = answers.stream().anyMatch(one -> one.kind().equals("agrees"));
        boolean cosigned = answers.stream().anyMatch(one -> one.kind().equals("cosigned"));
        var before =
                signed.stream().filter(one -> one.number() < version.number()).findFirst();
        return new PlanPage.Signed(
                version.id().value().toString(),
                version.number(),
                "%s, %s"
                        .formatted(
                                version.author().map(names::get).orElse(""),
                                version.signedAt().map(show::dateTime).orElse("")),
                PlanViews.of(
                        version.content(),
                        names,
                        show,
                        objective -> Optional.ofNullable(stands.get(objective.line()))
                                .map(one -> Progress.forStaff(one, words, show))),
                sentences(answers, show),
                before.map(old -> PlanChanges.between(old.content(), version.content()))
                        .orElse(List.of()),
                !agreed && version.personAsked() && version.equals(signed.getFirst()),
                !agreed && !version.personAsked(),
                version.cosigner().isPresent() && !cosigned,
                version.cosigner().isPresent()
                        && !cosigned
                        && Objects.equals(
                                version.cosigner(),
                                Optional.ofNullable(Actor.current().person())));
    }

    private static List<String> sentences(List<PlanQuery.Answer> answers, Show show) {
        var sentences = new ArrayList<String>();
        for (var answer : answers) {
            var when = show.dateTime(answer.at());
            var said = answer.words().isBlank() ? "" : ": “%s”".formatted(answer.words());
            sentences.add(
                    switch (answer.kind()) {
                        case "agrees" -> "%s agreed, %s%s".formatted(answer.signerName(), when, said);
                        case "cosigned" -> "%s signed as supervisor, %s".formatted(answer.signerName(), when);
                        case "does_not_sign" -> "The participant does not sign, %s%s".formatted(when, said);
                        default -> "The participant wrote, %s%s".formatted(when, said);
                    });
        }
        return sentences;
    }

    private Show show() {
        return new Show(
                Locale.US, ZoneId.of(house.about().map(House.About::zone).orElse("UTC")));
    }
}
