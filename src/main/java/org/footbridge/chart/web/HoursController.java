package org.footbridge.chart.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.attendance.HourRule;
import org.footbridge.attendance.MakeUps;
import org.footbridge.episodes.EpisodeId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.FormTokens;
import org.footbridge.programs.ProgramId;
import org.footbridge.programs.Programs;
import org.footbridge.programs.SlotKind;
import org.footbridge.scheduling.SessionId;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Frame;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hours of a person and week: offered, attended, countable, and the ways to what the week has to reach. */
@Controller
class HoursController {

    private static final int WEEKS = 8;

    private final HoursQuery query;
    private final MakeUps makeUps;
    private final AuthorizedPart authorized;
    private final Programs programs;
    private final Authorization authorization;
    private final FormTokens tokens;
    private final Clock clock;

    HoursController(
            HoursQuery query,
            MakeUps makeUps,
            AuthorizedPart authorized,
            Programs programs,
            Authorization authorization,
            FormTokens tokens,
            Clock clock) {
        this.query = query;
        this.makeUps = makeUps;
        this.authorized = authorized;
        this.programs = programs;
        this.authorization = authorization;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** One week of one person, in minutes. */
    private record Week(int offered, int attended, int countable, int left) {

        static Week of(Collection<HoursQuery.Hour> hours, HourRule rule) {
            return new Week(
                    hours.stream().mapToInt(HoursQuery.Hour::offered).sum(),
                    hours.stream().mapToInt(hour -> hour.attended().orElse(0)).sum(),
                    rule.countable(hours.stream()
                            .filter(hour -> hour.attended().isPresent())
                            .map(hour -> new HourRule.Time(
                                    hour.onDate(), hour.kind(), hour.attended().get()))
                            .toList()),
                    hours.stream()
                            .filter(HoursQuery.Hour::open)
                            .filter(hour ->
                                    rule.kinds().isEmpty() || rule.kinds().contains(hour.kind()))
                            .mapToInt(HoursQuery.Hour::offered)
                            .sum());
        }

        String sentence(HourRule rule) {
            return rule.weekMinutes()
                    .map(goal -> Show.minutes(countable) + " of " + Show.minutes(goal))
                    .orElse(Show.minutes(countable) + " this week");
        }

        Mark mark(HourRule rule) {
            return rule.missing(countable) == 0 ? Mark.DONE : rule.missing(countable) <= left ? Mark.OPEN : Mark.NEEDS;
        }
    }

    @GetMapping("/people/{id}/hours")
    @Transactional(readOnly = true)
    public String person(@PathVariable UUID id, Model model) {
        var person = new ParticipantId(id);
        authorization.require(Permission.READ_CHART, person);
        var stay = query.stays(List.of(id)).stream().findFirst().orElseThrow(NotYours::new);
        var zone = ZoneId.of(stay.zone());
        var show = new Show(Locale.US, zone);
        var monday = monday(zone);
        var hours = query.hours(List.of(id), monday.minusWeeks(WEEKS - 1), monday.plusWeeks(1));
        Map<LocalDate, List<HoursQuery.Hour>> weeks = new TreeMap<>(Comparator.<LocalDate>reverseOrder());
        hours.forEach(hour -> weeks.computeIfAbsent(
                        hour.onDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), _ -> new ArrayList<>())
                .add(hour));
        var running = weeks.getOrDefault(monday, List.of());
        var rule = rule(stay, monday);
        var now = Week.of(running, rule);
        var offers = rule.missing(now.countable()) > 0
                ? makeUps.offers(person, monday.plusDays(6))
                : List.<MakeUps.Offer>of();
        model.addAttribute(
                "page",
                new HoursPage(
                        id.toString(),
                        stay.fullName(),
                        now.sentence(rule),
                        now.mark(rule),
                        rule.weekMinutes().isEmpty()
                                ? "No weekly goal is signed for this program. A director signs “%s” under Program, Rules."
                                        .formatted(HourRule.WEEK)
                                : "What counts is said by: " + rule.source(),
                        ways(now, rule, offers),
                        authorized.of(
                                person,
                                new EpisodeId(stay.episodeId()),
                                LocalDate.ofInstant(clock.instant(), zone),
                                show),
                        weeks.entrySet().stream()
                                .map(week -> week(
                                        week.getKey(),
                                        Week.of(week.getValue(), rule(stay, week.getKey())),
                                        rule(stay, week.getKey()),
                                        week.getKey().equals(monday),
                                        show))
                                .toList(),
                        mix(running),
                        offers.stream()
                                .map(offer -> new HoursPage.Offer(
                                        offer.sessionId().toString(),
                                        offer.title() + ", " + offer.trackName(),
                                        show.date(offer.startsAt()) + ", "
                                                + show.times(offer.startsAt(), offer.endsAt()),
                                        Show.minutes(offer.minutes())))
                                .toList(),
                        offers.isEmpty()
                                ? List.of()
                                : makeUps.missed(person).stream()
                                        .map(one -> new Choice(
                                                one.sessionId().toString(),
                                                one.title() + ", " + show.date(one.onDate())))
                                        .toList()));
        return "chart/hours";
    }

    private static HoursPage.Week week(LocalDate from, Week week, HourRule rule, boolean running, Show show) {
        int missing = rule.missing(week.countable());
        return new HoursPage.Week(
                show.date(from),
                Show.minutes(week.offered()),
                Show.minutes(week.attended()),
                Show.minutes(week.countable()),
                missing == 0 || running ? null : Show.minutes(missing) + " under the goal");
    }

    private static List<String> ways(Week now, HourRule rule, List<MakeUps.Offer> offers) {
        int missing = rule.missing(now.countable());
        if (missing == 0) {
            return List.of();
        }
        List<String> ways = new ArrayList<>();
        ways.add("%s to go.".formatted(Show.minutes(missing)));
        if (now.left() > 0) {
            ways.add(
                    now.left() >= missing
                            ? "What is still planned this week, %s, reaches it.".formatted(Show.minutes(now.left()))
                            : "What is still planned this week brings %s.".formatted(Show.minutes(now.left())));
        }
        if (now.left() < missing) {
            ways.add(
                    offers.isEmpty()
                            ? "No session with room is left this week. An individual or family visit would count where the rule says so."
                            : "Make-ups with room are below.");
        }
        return ways;
    }

    private static List<HoursPage.Mix> mix(List<HoursQuery.Hour> hours) {
        Map<String, Integer> minutes = hours.stream()
                .filter(hour -> hour.attended().orElse(0) > 0)
                .collect(Collectors.groupingBy(
                        hour -> kind(hour.kind()),
                        TreeMap::new,
                        Collectors.summingInt(hour -> hour.attended().orElse(0))));
        return minutes.entrySet().stream()
                .map(one -> new HoursPage.Mix(one.getKey(), Show.minutes(one.getValue())))
                .toList();
    }

    private static String kind(String kind) {
        try {
            return SlotKind.valueOf(kind.toUpperCase(Locale.ROOT)).label();
        } catch (IllegalArgumentException service) {
            return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        }
    }

    @GetMapping("/hours")
    @Transactional(readOnly = true)
    public String all(Model model) {
        authorization.require(Permission.RUN_GROUPS);
        var stays = query.stays(authorization.reachable(Permission.READ_CHART));
        var zone =
                stays.stream().findFirst().map(stay -> ZoneId.of(stay.zone())).orElse(clock.getZone());
        var monday = monday(zone);
        Map<UUID, List<HoursQuery.Hour>> hours = query
                .hours(stays.stream().map(HoursQuery.Stay::participantId).toList(), monday, monday.plusWeeks(1))
                .stream()
                .collect(Collectors.groupingBy(HoursQuery.Hour::participantId));
        Map<String, HourRule> rules = new HashMap<>();
        record Standing(HoursListPage.Line line, int missing) {}
        var lines = stays.stream()
                .map(stay -> {
                    var rule = rules.computeIfAbsent(
                            stay.programId() + " " + stay.payer().orElse(""), _ -> rule(stay, monday));
                    var week = Week.of(hours.getOrDefault(stay.participantId(), List.of()), rule);
                    return new Standing(
                            new HoursListPage.Line(
                                    stay.fullName(),
                                    "/people/" + stay.participantId() + "/hours",
                                    week.sentence(rule)
                                            + (week.left() == 0 ? "" : ", " + Show.minutes(week.left()) + " planned"),
                                    week.mark(rule)),
                            Math.max(0, rule.missing(week.countable()) - week.left()));
                })
                .sorted(Comparator.comparingInt((Standing one) -> -one.missing()))
                .toList();
        model.addAttribute(
                "page",
                new HoursListPage(
                        new Show(Locale.US, zone).date(monday),
                        lines.stream().map(Standing::line).toList(),
                        (int) lines.stream()
                                .filter(one -> one.line().mark() == Mark.DONE)
                                .count()));
        return "chart/hoursList";
    }

    /** @param missed the session it makes up */
    @PostMapping("/people/{id}/make-ups")
    String book(
            @PathVariable UUID id,
            @RequestParam UUID session,
            @RequestParam @Nullable UUID missed,
            @RequestParam @Nullable UUID formToken,
            RedirectAttributes next) {
        var booked = new AtomicReference<MakeUps.@Nullable Booking>();
        var answer = tokens.once(formToken, () -> {
            booked.set(
                    missed == null
                            ? new MakeUps.Booking.Refused("Choose which session it makes up.")
                            : makeUps.book(new SessionId(session), new ParticipantId(id), new SessionId(missed)));
            return "redirect:/people/" + id + "/hours";
        });
        next.addFlashAttribute(
                "flash",
                booked.get() instanceof MakeUps.Booking.Refused refused
                        ? new Frame.Flash(Frame.Flash.Kind.PROBLEM, refused.sentence())
                        : new Frame.Flash(Frame.Flash.Kind.DONE, "On the roster as a make-up."));
        return answer;
    }

    private LocalDate monday(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The payer's own rule where it has one, else the program's. */
    private HourRule rule(HoursQuery.Stay stay, LocalDate monday) {
        var program = new ProgramId(stay.programId());
        return HourRule.of(name -> stay.payer()
                .flatMap(payer -> programs.rule(name + ", " + payer, program, monday))
                .or(() -> programs.rule(name, program, monday)));
    }
}
