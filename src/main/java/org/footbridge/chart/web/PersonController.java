package org.footbridge.chart.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.attendance.SuitsBetter;
import org.footbridge.chart.web.PersonPage.Way;
import org.footbridge.consents.Birthdays;
import org.footbridge.consents.DeskLine;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.practice.Tries;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.footbridge.ui.TimelineItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One page of one person: the timeline with the plan beside it. */
@Controller
class PersonController {

    private static final int EVENTS = 30;
    private static final Set<String> RUNNING = Set.of("active", "onhold");

    private final PersonQuery query;
    private final Authorization authorization;
    private final DeskLine deskLine;
    private final SuitsBetter suitsBetter;
    private final MedicationLine medications;
    private final AuthorizedPart authorized;
    private final Tries tries;
    private final Birthdays birthdays;
    private final Clock clock;

    PersonController(
            PersonQuery query,
            Authorization authorization,
            DeskLine deskLine,
            SuitsBetter suitsBetter,
            MedicationLine medications,
            AuthorizedPart authorized,
            Tries tries,
            Birthdays birthdays,
            Clock clock) {
        this.query = query;
        this.authorization = authorization;
        this.deskLine = deskLine;
        this.suitsBetter = suitsBetter;
        this.medications = medications;
        this.authorized = authorized;
        this.tries = tries;
        this.birthdays = birthdays;
        this.clock = clock;
    }

    /** @param before show what happened earlier than this, as an ISO instant; how the timeline is paged */
    @GetMapping("/people/{id}")
    @Transactional(readOnly = true)
    public String show(@PathVariable UUID id, @RequestParam @Nullable Instant before, Model model) {
        var person = new ParticipantId(id);
        authorization.require(Permission.SEE_PERSON, person);
        boolean chart = authorization.may(Permission.READ_CHART, person);
        var head = query.head(person);
        var show = new Show(Locale.US, head.zoneId());
        var today = LocalDate.ofInstant(clock.instant(), head.zoneId());
        var events = chart
                ? query.timeline(person, before == null ? endOf(today, head.zoneId()) : before, EVENTS)
                : List.<PersonQuery.Event>of();
        var part = Part.of(events, EVENTS);
        model.addAttribute(
                "page",
                new PersonPage(
                        id.toString(),
                        head(person, head, show, today),
                        deskLine.of(person),
                        chart,
                        head.episodeId().map(UUID::toString).orElse(null),
                        part.shown().stream().map(event -> item(event, show)).toList(),
                        part.before().map(at -> "?before=" + at).orElse(null),
                        chart
                                ? head.episodeId()
                                        .map(stay -> goals(query.objectives(person, stay), show))
                                        .orElse(List.of())
                                : List.of(),
                        chart
                                ? query.scores(person).stream()
                                        .map(score -> line(score, show))
                                        .toList()
                                : List.of(),
                        query.coming(person, 6).stream()
                                .map(one -> line(one, show, authorization.may(Permission.RUN_GROUPS)))
                                .toList(),
                        ways(person, head, chart),
                        suitsBetter.line(person).orElse(null),
                        chart ? medications.of(person, show) : null));
        (chart ? tries.line(person) : Optional.<String>empty()).ifPresent(line -> model.addAttribute("tries", line));
        if (chart || authorization.may(Permission.WORK_INTAKE, person)) {
            model.addAttribute(
                    "birthdays",
                    birthdays.ahead(List.of(id)).stream()
                            .map(one -> show.date(one.day()) + ": " + one.sentence())
                            .toList());
        }
        return "chart/person";
    }

    /**
     * One page of a timeline and where the next one begins.
     *
     * @param before empty on the last page
     */
    record Part(List<PersonQuery.Event> shown, Optional<Instant> before) {

        /** Much happens at one instant; what does is never torn between two pages, or half of it would be on neither. */
        static Part of(List<PersonQuery.Event> found, int count) {
            if (found.size() <= count) {
                return new Part(found, Optional.empty());
            }
            var cut = found.get(count).at();
            var newer = found.stream().filter(event -> event.at().isAfter(cut)).toList();
            return newer.isEmpty()
                    ? new Part(found.subList(0, count), Optional.of(cut))
                    : new Part(newer, Optional.of(cut.plus(1, ChronoUnit.MICROS)));
        }
    }

    /** What lies ahead is not what happened; it stands under "Next". */
    private static Instant endOf(LocalDate today, ZoneId zone) {
        return today.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private PersonPage.Head head(ParticipantId person, PersonQuery.Head head, Show show, LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var where = new ArrayList<String>();
        head.status().map(PersonController::stage).ifPresent(where::add);
        head.programName().ifPresent(where::add);
        head.trackName().ifPresent(where::add);
        return new PersonPage.Head(
                head.fullName(),
                initials(head.fullName()),
                String.join(" · ", born(head, show, today)),
                where.isEmpty() ? "No stay yet" : String.join(" · ", where),
                week(head, show, today),
                head.status().filter(RUNNING::contains).isEmpty()
                        ? null
                        : query.week(person, monday)
                                .map(week -> "%s of %s planned this week"
                                        .formatted(
                                                Show.minutes(week.attendedMinutes()),
                                                Show.minutes(week.plannedMinutes())))
                                .orElse(null),
                head.therapist().orElse(null),
                head.episodeId()
                        .flatMap(stay -> authorized.inAWord(new EpisodeId(stay), today, show))
                        .orElse(null),
                head.alertId().map(UUID::toString).orElse(null),
                head.alertUrgency().filter("now"::equals).isPresent());
    }

    private static List<String> born(PersonQuery.Head head, Show show, LocalDate today) {
        var parts = new ArrayList<String>();
        head.pronouns().ifPresent(parts::add);
        head.birthDate().ifPresent(day -> parts.add("%s (%d)".formatted(show.date(day), Show.age(day, today))));
        return parts;
    }

    private static @Nullable String week(PersonQuery.Head head, Show show, LocalDate today) {
        if (head.admittedOn().isEmpty() || head.dischargedOn().isPresent()) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(head.admittedOn().get(), today);
        return days < 0
                ? "begins " + show.date(head.admittedOn().get())
                : "week %d%s"
                        .formatted(
                                days / 7 + 1,
                                head.usualWeeks().map(weeks -> " of " + weeks).orElse(""));
    }

    private static String stage(String status) {
        return switch (status) {
            case "planned" -> "On the way in";
            case "waitlist" -> "Waiting for a place";
            case "active" -> "In the program";
            case "onhold" -> "On hold";
            case "finished" -> "Stay ended";
            default -> "Stay did not begin";
        };
    }

    private static boolean runs(String status) {
        return status.equals("active") || status.equals("onhold");
    }

    private static TimelineItem item(PersonQuery.Event event, Show show) {
        return new TimelineItem(
                show.date(event.at()),
                event.icon(),
                event.title(),
                event.detail().filter(text -> !text.isBlank()).orElse(null),
                event.link().orElse(null),
                event.icon().equals("shield") ? Mark.SAFETY : Mark.QUIET);
    }

    private static List<PersonPage.Goal> goals(List<PersonQuery.Objective> objectives, Show show) {
        Map<String, PersonPage.Goal> goals = new LinkedHashMap<>();
        for (var objective : objectives) {
            goals.computeIfAbsent(
                            objective.problem() + '\n' + objective.goal(),
                            _ -> new PersonPage.Goal(objective.problem(), objective.goal(), new ArrayList<>()))
                    .objectives()
                    .add(new PersonPage.ObjectiveLine(
                            objective.statement(),
                            objective
                                    .targetOn()
                                    .map(day -> "until " + show.date(day))
                                    .orElse(""),
                            objective.status().equals("met")));
        }
        return List.copyOf(goals.values());
    }

    private static PersonPage.ScoreLine line(PersonQuery.Score score, Show show) {
        var change = score.before()
                .map(before -> score.total().subtract(before).stripTrailingZeros())
                .map(difference -> difference.signum() == 0
                        ? "as last time"
                        : difference.abs().toPlainString()
                                + (difference.signum() < 0 ? " less than last time" : " more than last time"))
                .orElse("first time");
        return new PersonPage.ScoreLine(
                score.instrumentTitle(),
                score.total().stripTrailingZeros().toPlainString()
                        + score.band()
                                .map(band -> ", " + band.replace('_', ' '))
                                .orElse(""),
                change,
                show.date(score.authoredAt()),
                score.parts().orElse(null));
    }

    private static PersonPage.ComingLine line(PersonQuery.Coming coming, Show show, boolean opensSessions) {
        return new PersonPage.ComingLine(
                show.date(coming.startsAt()),
                show.times(coming.startsAt(), coming.endsAt()),
                coming.title(),
                coming.place(),
                coming.link().filter(_ -> opensSessions).orElse(null));
    }

    private List<Way> ways(ParticipantId person, PersonQuery.Head head, boolean chart) {
        List<Way> ways = new ArrayList<>();
        Optional<String> stay = head.episodeId().map(id -> "/episodes/" + id);
        var here = "/people/" + person.value();
        boolean intake = authorization.may(Permission.WORK_INTAKE, person);
        // Whoever does intake without reading the record comes for the way in.
        boolean before = head.before() || !chart;
        if (chart) {
            ways.add(new Way("Notes", here + "/notes", true));
            stay.ifPresent(at -> ways.add(new Way("Plan", at + "/plan", true)));
            if (head.status().filter(PersonController::runs).isPresent()) {
                ways.add(new Way("Hours", here + "/hours", true));
            }
            ways.add(new Way("Measures", here + "/measures", true));
            ways.add(new Way("Safety plan", here + "/safety-plan", true));
            ways.add(new Way("Relapse plan", here + "/relapse-plan", false));
        }
        ways.add(new Way("Timetable", here + "/appointments", true));
        if (intake) {
            stay.ifPresent(at -> ways.add(new Way("Way in", at + "/admission", before)));
            head.referralId().ifPresent(id -> ways.add(new Way("Referral", "/intake/referrals/" + id, before)));
            ways.add(new Way("Consents", here + "/consents", before));
            ways.add(new Way("Who it is", here + "/details", false));
            ways.add(new Way("People near them", here + "/contacts", false));
        }
        head.episodeId()
                .flatMap(id -> authorized.href(person, new EpisodeId(id)))
                .ifPresent(at -> ways.add(new Way("What the payer allows", at, false)));
        if (chart) {
            ways.add(new Way("Papers", here + "/papers", false));
            ways.add(new Way("Messages", here + "/messages", false));
            ways.add(new Way("Family", here + "/family", false));
            ways.add(new Way("From plan to practice", here + "/thread", false));
            ways.add(new Way("Lessons", here + "/lessons", false));
            ways.add(new Way("What happened in the room", here + "/events", false));
            ways.add(new Way("Reaching out", here + "/outreach", false));
            ways.add(new Way("Arrival and check-ins", here + "/arrival", false));
            ways.add(new Way("Read a measure aloud", here + "/measures/new", false));
            stay.ifPresent(at -> ways.add(new Way("Level of care", at + "/step-down", false)));
            stay.ifPresent(at -> ways.add(new Way("Leaving", at + "/discharge", false)));
        }
        return ways;
    }

    static String initials(String name) {
        var words = name.strip().split("\\s+");
        var first = words[0].substring(0, Math.min(1, words[0].length()));
        var last = words.length > 1 ? words[words.length - 1].substring(0, 1) : "";
        return (first + last).toUpperCase(Locale.ROOT);
    }
}
