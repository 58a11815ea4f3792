package org.footbridge.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The level-of-care decision: six ratings with reasons, where the rules lead, what is done and why. */
@Controller
class LevelOfCareController {

    private final WayIn wayIn;
    private final LevelsOfCare levels;
    private final Acting acting;

    LevelOfCareController(WayIn wayIn, LevelsOfCare levels, Acting acting) {
        this.wayIn = wayIn;
        this.levels = levels;
        this.acting = acting;
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

    @PostMapping("/episodes/{episode}/level-of-care/signature")
    String sign(@PathVariable UUID episode, @RequestParam @Nullable UUID formToken, RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.DECIDE_LEVEL_OF_CARE);
        return acting.sign(
                formToken,
                here(episode),
                here(episode),
                "The decision is signed.",
                flash,
                () -> levels.sign(latest(stay).id()));
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
        var words = typed == null ? decision.words() : typed;
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
                                        .orElse("")))
                        .toList(),
                name(words.right()),
                days(words.right()),
                words.wish(),
                name(words.chosen()),
                days(words.chosen()),
                words.difference(),
                words.riskAcceptedBy(),
                decision.signedAt().isPresent() ? List.of() : levels.missing(decision),
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
