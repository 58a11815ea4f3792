package org.footbridge.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.AuthorizedLevels;
import org.footbridge.episodes.Dimension;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.Level;
import org.footbridge.episodes.LevelOfCare;
import org.footbridge.episodes.LevelTrace;
import org.footbridge.episodes.LevelsOfCare;
import org.footbridge.episodes.Saved;
import org.footbridge.platform.Drafts;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The level-of-care decision: six ratings with reasons, where the rules lead, what is done and why. */
@Controller
class LevelOfCareController {

    /** Nobody signs words that are not the ones on the screen. */
    private static final String UNSAVED =
            "What you typed last is not saved yet. Save it, with a rating for each reason.";

    private final WayIn wayIn;
    private final LevelsOfCare levels;
    private final Acting acting;
    private final Drafts drafts;

    LevelOfCareController(WayIn wayIn, LevelsOfCare levels, Acting acting, Drafts drafts) {
        this.wayIn = wayIn;
        this.levels = levels;
        this.acting = acting;
        this.drafts = drafts;
    }

    @GetMapping("/episodes/{episode}/level-of-care")
    String show(@PathVariable UUID episode, Model model) {
        var stay = wayIn.require(episode, Permission.READ_CHART, Permission.DECIDE_LEVEL_OF_CARE);
        model.addAttribute("page", page(stay, null, Problems.none()));
        return "episodes/levelOfCare";
    }

    /** Begins a decision; after a signed one, a new one. */
    @PostMapping("/episodes/{episode}/level-of-care")
    String begin(@PathVariable UUID episode, @RequestParam @Nullable UUID formToken, RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.DECIDE_LEVEL_OF_CARE);
        return acting.act(formToken, here(episode), here(episode), "A decision is begun.", flash, () -> {
            levels.begin(stay.episodeId());
            return new Answer.Done();
        });
    }

    @PostMapping("/episodes/{episode}/level-of-care/words")
    String save(
            @PathVariable UUID episode,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var stay = wayIn.require(episode, Permission.DECIDE_LEVEL_OF_CARE);
        var decision = latest(stay);
        var words = read(fields);
        var saved = new Saved[1];
        var led = acting.act(formToken, here(episode), here(episode), "Saved.", flash, () -> {
            saved[0] = levels.save(decision.id(), version, words);
            if (saved[0] instanceof Saved.Kept(int next)) {
                drafts.forget(draft(decision, version));
                if (anyReasonWaitsForItsRating(fields)) {
                    drafts.keep(draft(decision, next), typed(fields));
                }
            }
            return saved[0] instanceof Saved.Signed
                    ? new Answer.Refused(List.of("This decision is signed. A new one can be begun."))
                    : new Answer.Done();
        });
        if (saved[0] instanceof Saved.Conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute(
                    "page",
                    page(
                            stay,
                            words,
                            Problems.of(
                                    "",
                                    "Somebody else saved meanwhile: "
                                            + latest(stay).words().wish()
                                            + " Your text stands below; look through it and save again.")));
            return "episodes/levelOfCare";
        }
        return led;
    }

    /** What is typed is kept while it is typed; the page sends it by itself. */
    @PostMapping("/episodes/{episode}/level-of-care/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable UUID episode, @RequestParam int version, @RequestParam Map<String, String> fields) {
        var decision = latest(wayIn.require(episode, Permission.DECIDE_LEVEL_OF_CARE));
        if (decision.signedAt().isEmpty()) {
            drafts.keep(draft(decision, version), typed(fields));
        }
    }

    /** Of one version: what somebody else saved meanwhile is never hidden behind an older draft. */
    private static String draft(LevelOfCare decision, int version) {
        return "level-of-care/%s/%d".formatted(decision.id().value(), version);
    }

    private static Map<String, String> typed(Map<String, String> fields) {
        var typed = new HashMap<>(fields);
        typed.keySet().removeAll(Set.of("_csrf", "formToken", "version"));
        return typed;
    }

    /** A decision keeps a reason only with its rating; until then it stands in the draft. */
    private static boolean anyReasonWaitsForItsRating(Map<String, String> fields) {
        return Arrays.stream(Dimension.values())
                .anyMatch(dimension ->
                        !fields.getOrDefault("reason-" + dimension.number(), "").isBlank()
                                && !fields.getOrDefault("rating-" + dimension.number(), "")
                                        .matches("[0-4]"));
    }

    @PostMapping("/episodes/{episode}/level-of-care/signature")
    String sign(@PathVariable UUID episode, @RequestParam @Nullable UUID formToken, RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.DECIDE_LEVEL_OF_CARE);
        return acting.sign(formToken, here(episode), here(episode), "The decision is signed.", flash, () -> {
            var decision = latest(stay);
            return drafts.find(draft(decision, decision.version())).isPresent()
                    ? new org.footbridge.episodes.Signed.Refused(List.of(UNSAVED))
                    : levels.sign(decision.id());
        });
    }

    private static String here(UUID episode) {
        return "/episodes/" + episode + "/level-of-care";
    }

    private LevelOfCare latest(Episode stay) {
        return levels.latest(stay.episodeId()).orElseThrow(NotYours::new);
    }

    private static LevelOfCare.Words read(Map<String, String> fields) {
        var ratings = new EnumMap<Dimension, LevelOfCare.Rating>(Dimension.class);
        for (var dimension : Dimension.values()) {
            var value = fields.getOrDefault("rating-" + dimension.number(), "");
            if (value.matches("[0-4]")) {
                ratings.put(
                        dimension,
                        new LevelOfCare.Rating(
                                Integer.parseInt(value),
                                fields.getOrDefault("reason-" + dimension.number(), "")
                                        .strip()));
            }
        }
        return new LevelOfCare.Words(
                fields.getOrDefault("edition", "4").equals("3") ? 3 : 4,
                ratings,
                chosen(fields, "right"),
                fields.getOrDefault("wish", "").strip(),
                chosen(fields, "chosen"),
                fields.getOrDefault("difference", "").strip(),
                fields.getOrDefault("riskAcceptedBy", "").strip());
    }

    private static Optional<LevelOfCare.Chosen> chosen(Map<String, String> fields, String name) {
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(fields.get(name)))
                .findFirst()
                .map(level -> new LevelOfCare.Chosen(
                        level,
                        Optional.of(fields.getOrDefault(name + "Days", ""))
                                .filter(days -> days.matches("[1-7]"))
                                .map(Integer::valueOf)));
    }

    private LevelOfCarePage page(Episode stay, LevelOfCare.@Nullable Words typed, Problems problems) {
        var head = wayIn.head(stay, "level-of-care");
        boolean mayDecide = wayIn.may(Permission.DECIDE_LEVEL_OF_CARE, stay);
        var latest = levels.latest(stay.episodeId());
        if (latest.isEmpty()) {
            return new LevelOfCarePage(
                    head, false, mayDecide, 0, "4", List.of(), "", "", "", "", "", "", "", List.of(), List.of(), null,
                    null, null, problems);
        }
        var decision = latest.get();
        var draft = typed == null && mayDecide && decision.signedAt().isEmpty()
                ? drafts.find(draft(decision, decision.version()))
                : Optional.<Map<String, String>>empty();
        var words = typed == null ? draft.map(LevelOfCareController::read).orElse(decision.words()) : typed;
        var trace = decision.trace().orElseGet(() -> levels.trace(decision));
        var show = new Show(Locale.US, head.zone());
        return new LevelOfCarePage(
                head,
                true,
                mayDecide,
                decision.version(),
                String.valueOf(words.edition()),
                Arrays.stream(Dimension.values())
                        .map(dimension -> new LevelOfCarePage.Rated(
                                String.valueOf(dimension.number()),
                                dimension.titleIn(words.edition()),
                                words.rating(dimension)
                                        .map(rating -> String.valueOf(rating.value()))
                                        .orElse(""),
                                words.rating(dimension)
                                        .map(LevelOfCare.Rating::reason)
                                        .or(() -> draft.map(
                                                fields -> fields.getOrDefault("reason-" + dimension.number(), "")))
                                        .orElse("")))
                        .toList(),
                name(words.right()),
                days(words.right()),
                words.wish(),
                name(words.chosen()),
                days(words.chosen()),
                words.difference(),
                words.riskAcceptedBy(),
                decision.signedAt().isPresent()
                        ? List.of()
                        : draft.isPresent() ? List.of(UNSAVED) : levels.missing(decision),
                trace.steps().stream()
                        .map(step -> new LevelOfCarePage.Step(
                                step.statement(),
                                String.join(", ", step.facts()),
                                step.level().label(),
                                step.applied(),
                                step.decided()))
                        .toList(),
                trace.deciding().map(LevelTrace.Step::level).map(Level::label).orElse(null),
                decision.authorized()
                        .or(() -> levels.authorized(stay.episodeId()).map(AuthorizedLevels.Authorized::inWords))
                        .orElse(null),
                decision.signedAt()
                        .map(at -> new LevelOfCarePage.Signature(
                                decision.signerName().orElse(""), show.dateTime(at)))
                        .orElse(null),
                problems);
    }

    private static String name(Optional<LevelOfCare.Chosen> chosen) {
        return chosen.map(one -> one.level().name()).orElse("");
    }

    private static String days(Optional<LevelOfCare.Chosen> chosen) {
        return chosen.flatMap(LevelOfCare.Chosen::days).map(String::valueOf).orElse("");
    }
}
