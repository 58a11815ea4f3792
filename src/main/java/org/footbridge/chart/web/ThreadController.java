package org.footbridge.chart.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The golden thread of one person, and the list of broken links of everybody the actor reaches. */
@Controller
class ThreadController {

    private static final int COUNT = 40;
    private static final int NOTES = 6;

    private final ThreadQuery query;
    private final PersonQuery people;
    private final Authorization authorization;
    private final Clock clock;

    ThreadController(ThreadQuery query, PersonQuery people, Authorization authorization, Clock clock) {
        this.query = query;
        this.people = people;
        this.authorization = authorization;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/thread")
    @Transactional(readOnly = true)
    public String person(@PathVariable UUID id, Model model) {
        var person = new ParticipantId(id);
        authorization.require(Permission.READ_CHART, person);
        var head = people.head(person);
        var show = new Show(Locale.US, head.zoneId());
        var objectives = query.objectives(person);
        Map<UUID, List<ThreadQuery.Intervention>> interventions =
                by(query.interventions(person), ThreadQuery.Intervention::objectiveId);
        Map<UUID, List<ThreadQuery.Done>> done = by(query.done(person), ThreadQuery.Done::objectiveId);
        var scores = by(query.scores(person), ThreadQuery.Answered::instrument);
        model.addAttribute(
                "page",
                new ThreadPage(
                        id.toString(),
                        head.fullName(),
                        objectives.stream()
                                .map(one -> strand(
                                        one,
                                        interventions.getOrDefault(one.objectiveId(), List.of()),
                                        done.getOrDefault(one.objectiveId(), List.of()),
                                        one.instrument()
                                                .map(name -> scores.getOrDefault(name, List.of()))
                                                .orElse(List.of()),
                                        show))
                                .toList(),
                        query.broken(person).stream()
                                .map(one -> broken(one, show))
                                .toList(),
                        objectives.stream()
                                .map(one -> new Choice(one.objectiveId().toString(), one.statement()))
                                .toList()));
        return "chart/thread";
    }

    private static <T> Map<UUID, List<T>> by(Collection<T> rows, Function<T, UUID> key) {
        return rows.stream().collect(Collectors.groupingBy(key));
    }

    private static Map<String, List<ThreadQuery.Answered>> by(
            List<ThreadQuery.Answered> scores, Function<ThreadQuery.Answered, String> key) {
        return scores.stream().collect(Collectors.groupingBy(key));
    }

    private static ThreadPage.Strand strand(
            ThreadQuery.Objective objective,
            List<ThreadQuery.Intervention> interventions,
            List<ThreadQuery.Done> done,
            List<ThreadQuery.Answered> scores,
            Show show) {
        return new ThreadPage.Strand(
                objective.statement(),
                objective.problem() + " · “" + objective.goal() + "”",
                status(objective, show),
                interventions.stream().map(ThreadController::words).toList(),
                done.stream()
                        .limit(NOTES)
                        .map(one -> new ThreadPage.Done(
                                one.title(),
                                show.date(one.onDate()),
                                "/notes/" + one.noteId(),
                                one.status().equals("signed"),
                                one.linkedLater() ? "linked later, on " + show.date(one.linkedAt()) : null))
                        .toList(),
                Math.max(0, done.size() - NOTES),
                progress(objective, scores, show));
    }

    private static String status(ThreadQuery.Objective objective, Show show) {
        return switch (objective.status()) {
            case "met" -> "Met";
            case "revised" -> "Revised";
            case "discontinued" -> "Ended";
            default ->
                objective.targetOn().map(day -> "Until " + show.date(day)).orElse("Under way");
        };
    }

    private static String words(ThreadQuery.Intervention one) {
        var often = Stream.of(
                        Optional.of(one.modality().replace('_', ' ')),
                        one.perWeek().map(times -> times + " a week"),
                        one.minutes().map(minutes -> minutes + " min"),
                        one.who())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return one.statement() + " (" + often + ")";
    }

    private static String progress(ThreadQuery.Objective objective, List<ThreadQuery.Answered> scores, Show show) {
        if (objective.instrument().isEmpty()) {
            return "No measure is bound to it.";
        }
        if (scores.isEmpty()) {
            return "Its measure was not answered yet.";
        }
        var first = scores.getFirst();
        var last = scores.getLast();
        var now = "%s: %d%s on %s"
                .formatted(
                        last.title(),
                        last.total(),
                        last.band()
                                .map(band -> ", " + band.toLowerCase(Locale.ROOT))
                                .orElse(""),
                        show.date(last.authoredAt()));
        return scores.size() == 1
                ? now + "."
                : now + "; %d on %s.".formatted(first.total(), show.date(first.authoredAt()));
    }

    private static ThreadPage.Broken broken(ThreadQuery.Broken one, Show show) {
        return new ThreadPage.Broken(
                one.kind().label(),
                one.what(),
                one.onDate().map(show::date).orElse(""),
                one.kind().mend(),
                one.link(),
                one.mine() ? one.noteId().map(UUID::toString).orElse(null) : null);
    }

    @GetMapping("/thread")
    @Transactional(readOnly = true)
    public String all(
            @RequestParam(name = "kind", defaultValue = "") String wanted,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        var kind = Arrays.stream(BrokenLink.values())
                .filter(one -> one.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElse(null);
        authorization.require(Permission.RUN_GROUPS);
        var standing = query.standing(authorization.reachable(Permission.READ_CHART));
        var people = standing.stream()
                .filter(one -> kind == null || one.kind() == kind)
                .collect(Collectors.groupingBy(
                        ThreadQuery.Standing::participantId, LinkedHashMap::new, Collectors.toList()));
        int start = Math.clamp(from, 0, Math.max(0, people.size() - 1));
        var show = new Show(Locale.US, clock.getZone());
        model.addAttribute(
                "page",
                new BrokenLinksPage(
                        kinds(standing),
                        kind == null ? "" : kind.name().toLowerCase(Locale.ROOT),
                        people.values().stream()
                                .skip(start)
                                .limit(COUNT)
                                .map(lines -> new BrokenLinksPage.Person(
                                        lines.getFirst().who(),
                                        "/people/" + lines.getFirst().participantId() + "/thread",
                                        lines.stream()
                                                .map(line -> words(line, show))
                                                .toList()))
                                .toList(),
                        standing.stream().mapToInt(ThreadQuery.Standing::links).sum(),
                        start == 0 ? null : at(kind, Math.max(0, start - COUNT)),
                        people.size() > start + COUNT ? at(kind, start + COUNT) : null));
        return "chart/broken";
    }

    private static List<Choice> kinds(List<ThreadQuery.Standing> standing) {
        Map<BrokenLink, Integer> links = standing.stream()
                .collect(Collectors.groupingBy(
                        ThreadQuery.Standing::kind,
                        () -> new EnumMap<>(BrokenLink.class),
                        Collectors.summingInt(ThreadQuery.Standing::links)));
        return links.entrySet().stream()
                .map(one -> new Choice(
                        one.getKey().name().toLowerCase(Locale.ROOT),
                        "%s (%d)".formatted(one.getKey().label(), one.getValue())))
                .toList();
    }

    private static String words(ThreadQuery.Standing line, Show show) {
        return line.kind().label()
                + (line.links() == 1 ? "" : ", " + line.links() + " times")
                + line.oldest()
                        .map(day -> (line.links() == 1 ? ", " : ", first on ") + show.date(day))
                        .orElse("");
    }

    private static String at(@Nullable BrokenLink kind, int from) {
        return "/thread?from=" + from
                + (kind == null ? "" : "&kind=" + kind.name().toLowerCase(Locale.ROOT));
    }
}
