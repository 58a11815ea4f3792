package org.footbridge.alerts.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.alerts.AlertId;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Closing;
import org.footbridge.alerts.Outcome;
import org.footbridge.alerts.PlanReview;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.RiskAsked;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.footbridge.ui.TimelineItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Seeing an alert, taking it, saying what was done, ending it; and raising one by hand. */
@Controller
class AlertController {

    private final AlertQuery query;
    private final Alerts alerts;
    private final Authorization authorization;
    private final House house;
    private final FormTokens tokens;

    AlertController(AlertQuery query, Alerts alerts, Authorization authorization, House house, FormTokens tokens) {
        this.query = query;
        this.alerts = alerts;
        this.authorization = authorization;
        this.house = house;
        this.tokens = tokens;
    }

    @GetMapping("/alerts")
    String list(Model model) {
        authorization.require(Permission.OPEN_STAFF_HOME);
        var show = show();
        var open = new ArrayList<AlertsPage.Row>();
        var closed = new ArrayList<AlertsPage.Row>();
        for (var row : query.list()) {
            (row.closedAt().isEmpty() ? open : closed)
                    .add(new AlertsPage.Row(
                            row.id().toString(),
                            row.about().orElse(null),
                            row.name(),
                            mark(row),
                            row.urgency().label(),
                            show.dateTime(row.raisedAt()),
                            state(row, show)));
        }
        model.addAttribute("page", new AlertsPage(open, closed));
        return "alerts/list";
    }

    @GetMapping("/alerts/{alert}")
    String show(@PathVariable UUID alert, Model model) {
        model.addAttribute("page", page(new AlertId(alert), AlertPage.Typed.NOTHING, Problems.none()));
        return "alerts/alert";
    }

    @PostMapping("/alerts/{alert}/acknowledgement")
    String acknowledge(@PathVariable UUID alert) {
        alerts.acknowledge(new AlertId(alert));
        return "redirect:/alerts/" + alert;
    }

    @PostMapping("/alerts/{alert}/notes")
    String note(
            @PathVariable UUID alert,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        if (note.isBlank()) {
            return again(
                    new AlertId(alert),
                    AlertPage.Typed.NOTHING,
                    Problems.of("note", "Say what was done."),
                    response,
                    model);
        }
        return tokens.once(formToken, () -> {
            alerts.note(new AlertId(alert), note);
            return "redirect:/alerts/" + alert;
        });
    }

    @PostMapping("/alerts/{alert}/outcome")
    String close(
            @PathVariable UUID alert,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String riskAsked,
            @RequestParam(defaultValue = "") String planReview,
            @RequestParam(defaultValue = "") String whatWasDone,
            HttpServletResponse response,
            Model model) {
        var id = new AlertId(alert);
        var typed = new AlertPage.Typed(outcome, riskAsked, planReview, whatWasDone);
        var how = one(Outcome.class, outcome);
        var asked = one(RiskAsked.class, riskAsked);
        var plan = one(PlanReview.class, planReview);
        if (how.isEmpty() || asked.isEmpty() || plan.isEmpty()) {
            return again(id, typed, missing(how, asked, plan), response, model);
        }
        return switch (alerts.close(id, new Closing(how.get(), asked.get(), plan.get(), whatWasDone))) {
            case Alerts.Acted() -> "redirect:/alerts/" + alert;
            case Alerts.Refused(var sentence) ->
                again(id, typed, Problems.of("whatWasDone", sentence), response, model);
        };
    }

    private static Problems missing(Optional<Outcome> how, Optional<RiskAsked> asked, Optional<PlanReview> plan) {
        var problems = Problems.none();
        if (asked.isEmpty()) {
            problems = problems.and("riskAsked", "Say whether the risk was asked about.");
        }
        if (plan.isEmpty()) {
            problems = problems.and("planReview", "Say whether the safety plan was gone through.");
        }
        if (how.isEmpty()) {
            problems = problems.and("outcome", "Choose how it ended. An alert cannot be closed without an outcome.");
        }
        return problems;
    }

    @GetMapping("/people/{participant}/alerts/new")
    String flag(@PathVariable UUID participant, Model model) {
        model.addAttribute("page", flagPage(new ParticipantId(participant), Problems.none()));
        return "alerts/flag";
    }

    @PostMapping("/people/{participant}/alerts")
    String raise(
            @PathVariable UUID participant,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam @Nullable UUID formToken,
            HttpServletResponse response,
            Model model) {
        var id = new ParticipantId(participant);
        var page = flagPage(id, Problems.of("subject", "Say what you saw or heard."));
        if (subject.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", page);
            return "alerts/flag";
        }
        return tokens.once(
                formToken,
                () -> "redirect:/alerts/"
                        + alerts.raise(Raise.about(id, Source.MANUAL, Urgency.NOW, subject.strip(), Optional.empty()))
                                .value());
    }

    private FlagPage flagPage(ParticipantId participant, Problems problems) {
        authorization.require(Permission.SEE_PERSON, participant);
        return new FlagPage(participant, query.nameOf(participant), "", problems);
    }

    private String again(
            AlertId id, AlertPage.Typed typed, Problems problems, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("page", page(id, typed, problems));
        return "alerts/alert";
    }

    private AlertPage page(AlertId id, AlertPage.Typed typed, Problems problems) {
        var row = query.alert(id);
        var steps = query.steps(id);
        var show = show();
        return new AlertPage(
                id.value().toString(),
                row.about().orElse(null),
                row.name(),
                row.urgency().label(),
                mark(row),
                show.dateTime(row.raisedAt()),
                steps.stream()
                        .filter(step -> step.source().isPresent())
                        .map(step -> "%s: %s (%s, %s)"
                                .formatted(
                                        step.source().get().label(),
                                        step.subject().orElse(""),
                                        step.urgency().map(Urgency::label).orElse(""),
                                        show.dateTime(step.at())))
                        .toList(),
                row.acknowledgedAt()
                        .map(at -> "%s, %s".formatted(row.acknowledgedBy().orElse(""), show.dateTime(at)))
                        .orElse(null),
                row.closedAt()
                        .map(at -> "%s. %s (%s)"
                                .formatted(
                                        row.outcome().map(Outcome::label).orElse(""),
                                        row.whatWasDone().orElse(""),
                                        show.dateTime(at)))
                        .orElse(null),
                row.riskAsked().map(RiskAsked::label).orElse(null),
                row.planReview().map(PlanReview::label).orElse(null),
                steps(steps, show),
                query.rings(id).stream().map(one -> rung(one, show)).toList(),
                typed,
                problems);
    }

    private static List<TimelineItem> steps(List<AlertQuery.Step> steps, Show show) {
        return steps.stream()
                .map(step -> new TimelineItem(
                        show.dateTime(step.at()),
                        icon(step),
                        title(step),
                        step.subject()
                                .or(step::words)
                                .filter(words -> !words.isBlank())
                                .orElse(null),
                        null))
                .toList();
    }

    private static String rung(AlertQuery.Rung ring, Show show) {
        var who = ring.staffName().orElse("")
                + switch (ring.channel()) {
                    case "push" -> ", by push: ";
                    case "mail" -> ", by mail: ";
                    default -> ", by phone: ";
                };
        if (ring.sentAt().isPresent()) {
            return who + "went through " + show.dateTime(ring.sentAt().get());
        }
        if (ring.stoppedAt().isPresent()) {
            return who + ring.lastProblem().map("given up, "::concat).orElse("not needed any more");
        }
        return who
                + ring.lastProblem()
                        .map("not through yet, "::concat)
                        .orElse("on its way since " + show.time(ring.writtenAt()));
    }

    private static String icon(AlertQuery.Step step) {
        return switch (step.kind()) {
            case "raised", "joined" -> "shield";
            case "told" -> "message";
            case "untold" -> "ring";
            case "acknowledged" -> "eye";
            case "done" -> "note";
            default -> "check";
        };
    }

    private static String title(AlertQuery.Step step) {
        var who = step.staffName().orElse("");
        return switch (step.kind()) {
            case "raised" -> "Raised. " + step.source().map(Source::label).orElse("");
            case "joined" ->
                "More was learned. " + step.source().map(Source::label).orElse("");
            case "told" -> "Told %s (%s)".formatted(who, level(step));
            case "untold" -> "Nobody could be told: %s".formatted(level(step));
            case "acknowledged" -> who + " acknowledged";
            case "done" -> who + " wrote";
            default -> who + " closed it";
        };
    }

    private static String level(AlertQuery.Step step) {
        return switch (step.level().orElse(0)) {
            case -1 -> "on duty";
            case 0 -> "care team";
            case 1 -> "supervisor";
            default -> "director";
        };
    }

    /** Plum is for safety now; what waits for the day is honey. */
    private static Mark mark(AlertQuery.Row row) {
        if (row.closedAt().isPresent()) {
            return Mark.DONE;
        }
        return row.urgency() == Urgency.NOW ? Mark.SAFETY : Mark.NEEDS;
    }

    private static String state(AlertQuery.Row row, Show show) {
        return row.closedAt()
                .map(at -> "Closed " + show.dateTime(at))
                .or(() -> row.acknowledgedAt()
                        .map(at -> "%s acts since %s"
                                .formatted(row.acknowledgedBy().orElse(""), show.time(at))))
                .orElse("Nobody has acknowledged it yet");
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> of, String word) {
        return Arrays.stream(of.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private Show show() {
        return new Show(
                Locale.US, ZoneId.of(house.about().map(House.About::zone).orElse("UTC")));
    }
}
