package org.footbridge.episodes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.access.Permission;
import org.footbridge.episodes.Answer;
import org.footbridge.episodes.Episode;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.episodes.Saved;
import org.footbridge.episodes.Screening;
import org.footbridge.episodes.ScreeningAnswers;
import org.footbridge.episodes.ScreeningForm;
import org.footbridge.episodes.ScreeningStanding;
import org.footbridge.episodes.Screenings;
import org.footbridge.platform.Drafts;
import org.footbridge.ui.Mark;
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

/** The screening: asked aloud, saved as it goes, stopped where safety says so. */
@Controller
class ScreeningController {

    private final WayIn wayIn;
    private final Screenings screenings;
    private final Acting acting;
    private final Drafts drafts;

    ScreeningController(WayIn wayIn, Screenings screenings, Acting acting, Drafts drafts) {
        this.wayIn = wayIn;
        this.screenings = screenings;
        this.acting = acting;
        this.drafts = drafts;
    }

    @GetMapping("/episodes/{episode}/screening")
    String show(@PathVariable UUID episode, Model model) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        return page(stay, null, model);
    }

    @PostMapping("/episodes/{episode}/screening")
    String begin(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String worse,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        var here = here(episode);
        return acting.act(formToken, here, here, "The safety questions are asked from the start.", flash, () -> {
            if (worse.isBlank()) {
                screenings.begin(stay.episodeId(), "First screening");
            } else {
                screenings.gotWorse(stay.episodeId(), worse);
            }
            return new Answer.Done();
        });
    }

    @PostMapping("/episodes/{episode}/screening/answers")
    String save(
            @PathVariable UUID episode,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean finish,
            @RequestParam Map<String, String> fields,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        var stay = wayIn.require(episode, Permission.WORK_INTAKE);
        var round = screenings.latest(new EpisodeId(episode)).orElseThrow(org.footbridge.access.NotYours::new);
        var answers = read(round.form(), fields);
        var saved = new Saved[1];
        var here = here(episode);
        var led = acting.act(formToken, here, here, finish ? "The screening is finished." : "Saved.", flash, () -> {
            saved[0] = screenings.save(round.id(), version, answers);
            return switch (saved[0]) {
                case Saved.Kept _ -> {
                    drafts.forget(draft(round, version));
                    yield finish ? screenings.complete(round.id()) : new Answer.Done();
                }
                case Saved.Conflict _ -> new Answer.Done();
                case Saved.Signed _ ->
                    new Answer.Refused(List.of("This screening is finished. “It got worse” begins another."));
            };
        });
        if (saved[0] instanceof Saved.Conflict) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(stay, answers, model);
        }
        return led;
    }

    /** A long call outlives a sign-in: what is typed is kept while it is typed. */
    @PostMapping("/episodes/{episode}/screening/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable UUID episode, @RequestParam int version, @RequestParam Map<String, String> fields) {
        wayIn.require(episode, Permission.WORK_INTAKE);
        var round = screenings.latest(new EpisodeId(episode)).orElseThrow(org.footbridge.access.NotYours::new);
        if (round.completedAt().isEmpty()) {
            fields.keySet().removeIf(name -> !name.startsWith("a-"));
            drafts.keep(draft(round, version), fields);
        }
    }

    /** Of one version: what somebody else saved meanwhile is never hidden behind an older draft. */
    private static String draft(Screening round, int version) {
        return "screening/%s/%d".formatted(round.id().value(), version);
    }

    private ScreeningAnswers standing(Screening round) {
        return drafts.find(draft(round, round.version()))
                .filter(_ -> round.completedAt().isEmpty())
                .map(fields -> read(round.form(), fields))
                .orElse(round.answers());
    }

    @PostMapping("/episodes/{episode}/screening/decision")
    String decide(
            @PathVariable UUID episode,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes flash) {
        var stay = wayIn.require(episode, Permission.DECIDE_LEVEL_OF_CARE);
        var round = screenings.latest(stay.episodeId()).orElseThrow(org.footbridge.access.NotYours::new);
        var here = here(episode);
        drafts.keep(draft(episode), Map.of("reason", reason));
        return acting.sign(formToken, here, here, "Your decision is signed.", flash, () -> {
            if (!decision.equals("on") && !decision.equals("not")) {
                return new org.footbridge.episodes.Signed.Refused(List.of("Please choose one of the two decisions."));
            }
            var signed = screenings.decide(round.id(), decision.equals("on"), reason);
            if (signed instanceof org.footbridge.episodes.Signed.Done) {
                drafts.forget(draft(episode));
            }
            return signed;
        });
    }

    private static String here(UUID episode) {
        return "/episodes/" + episode + "/screening";
    }

    private static String draft(UUID episode) {
        return "stop-decision/" + episode;
    }

    private static ScreeningAnswers read(ScreeningForm form, Map<String, String> fields) {
        var answers = new TreeMap<String, String>();
        form.items().forEach(item -> answers.put(item.key(), fields.getOrDefault("a-" + item.key(), "")));
        return new ScreeningAnswers(answers);
    }

    private String page(Episode stay, @Nullable ScreeningAnswers typed, Model model) {
        var head = wayIn.head(stay, "screening");
        var show = new Show(Locale.US, head.zone());
        var rounds = screenings.rounds(stay.episodeId());
        boolean mayDecide = wayIn.may(Permission.DECIDE_LEVEL_OF_CARE, stay);
        model.addAttribute(
                "page",
                new ScreeningPage(
                        head,
                        rounds.isEmpty() ? null : round(rounds.getFirst(), typed, show),
                        typed != null,
                        mayDecide,
                        mayDecide
                                ? drafts.find(draft(stay.episodeId().value()))
                                        .map(fields -> fields.getOrDefault("reason", ""))
                                        .orElse("")
                                : "",
                        rounds.stream()
                                .skip(1)
                                .map(round -> new ScreeningPage.Earlier(
                                        show.date(round.startedAt()),
                                        round.why(),
                                        round.standing().label()))
                                .toList()));
        return "episodes/screening";
    }

    private ScreeningPage.Round round(Screening round, @Nullable ScreeningAnswers typed, Show show) {
        var answers = typed == null ? standing(round) : typed;
        var standing = round.standing();
        return new ScreeningPage.Round(
                round.why(),
                show.dateTime(round.startedAt()),
                round.version(),
                round.completedAt().isPresent(),
                standing == ScreeningStanding.STOPPED,
                standing.label(),
                standing.letsOffer() ? Mark.DONE : standing == ScreeningStanding.STOPPED ? Mark.SAFETY : Mark.NEEDS,
                round.unanswered().size(),
                round.form().sections().stream()
                        .map(section -> new ScreeningPage.Section(
                                section.title(),
                                section.items().stream()
                                        .map(item -> new ScreeningPage.Item(
                                                item.key(),
                                                item.ask(),
                                                item.kind() == ScreeningForm.Kind.WORDS,
                                                item.kind() == ScreeningForm.Kind.STOP,
                                                answers.to(item.key()),
                                                typed == null
                                                                || typed.to(item.key())
                                                                        .equals(round.answers()
                                                                                .to(item.key()))
                                                        ? null
                                                        : round.answers().to(item.key())))
                                        .toList()))
                        .toList(),
                round.form().doors(round.answers()).stream()
                        .map(door -> new ScreeningPage.Door(door.name(), door.number()))
                        .toList(),
                round.decision()
                        .map(decision -> new ScreeningPage.Decision(
                                decision.mayGoOn() ? "May go on here" : "Not here, not now",
                                decision.reason(),
                                decision.signerName(),
                                show.dateTime(decision.decidedAt())))
                        .orElse(null));
    }
}
