package org.footbridge.notes.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.attendance.Arrivals;
import org.footbridge.attendance.SafetyAnswer;
import org.footbridge.people.ParticipantId;
import org.footbridge.programs.Programs;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays what is known of arrivals beside the people a session's page shows, and nobody else. */
@Component
class RosterArrivalsPart {

    /** Rules a director signs: from which craving, and up to which mood, somebody is shown. Unsigned, neither shows anybody. */
    static final String AT_CRAVING = "word at craving";

    static final String AT_MOOD = "word at mood";

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    private final RosterArrivalsQuery query;
    private final Arrivals arrivals;
    private final Sessions sessions;
    private final Programs programs;

    RosterArrivalsPart(RosterArrivalsQuery query, Arrivals arrivals, Sessions sessions, Programs programs) {
        this.query = query;
        this.arrivals = arrivals;
        this.sessions = sessions;
        this.programs = programs;
    }

    /** @param limits what craving or mood is worth a word; nothing where nobody signed it */
    private record Limits(OptionalInt craving, OptionalInt mood) {}

    @Transactional(readOnly = true)
    public RosterArrivals beside(SessionPage page, Locale locale) {
        if (!page.isOpen() || page.people().isEmpty()) {
            return RosterArrivals.NONE;
        }
        var id = new SessionId(UUID.fromString(page.id()));
        var session = sessions.get(id);
        var onSite = arrivals.onSite(id);
        var limits = new Limits(limit(AT_CRAVING, session), limit(AT_MOOD, session));
        var show = new Show(locale, session.wall());
        Map<String, RosterArrivalsQuery.Row> rows =
                query
                        .of(
                                id,
                                page.people().stream()
                                        .map(one -> UUID.fromString(one.id()))
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(row -> row.participantId().toString(), Function.identity()));
        Map<String, RosterArrivals.Line> lines = new HashMap<>();
        List<Ranked> words = new ArrayList<>();
        int came = 0;
        boolean arrived = false;
        for (var person : page.people()) {
            var row = Objects.requireNonNull(rows.get(person.id()));
            boolean here = row.arrivedAt().isPresent() || !person.arrived().isEmpty();
            came += here ? 1 : 0;
            var earlier = Optional.ofNullable(onSite.get(new ParticipantId(row.participantId())))
                    .filter(_ -> row.arrivedAt().isEmpty());
            arrived |= (row.arrivedAt().isPresent() || earlier.isPresent()) && person.outcome() == null;
            lines.put(
                    person.id(),
                    new RosterArrivals.Line(
                            came(row, earlier, person.arrived(), show),
                            row.words().orElse(""),
                            row.absentSaidAt().map(at -> absence(at, row, show)).orElse(null),
                            row.joinedAt().map(_ -> place(row)).orElse(null)));
            word(person, row, limits).ifPresent(words::add);
        }
        return new RosterArrivals(
                words.stream()
                        .sorted(Comparator.comparingInt(Ranked::rank))
                        .map(Ranked::word)
                        .toList(),
                lines,
                came,
                page.people().size() - came,
                arrived);
    }

    private OptionalInt limit(String rule, Sessions.Session session) {
        return programs.rule(rule, session.programId(), session.onDate())
                .map(one -> one.value().strip())
                .filter(value -> value.matches("10|[0-9]"))
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }

    private static String came(RosterArrivalsQuery.Row row, Optional<Instant> earlier, String marked, Show show) {
        List<String> words = new ArrayList<>();
        row.arrivedAt()
                .ifPresentOrElse(
                        at -> words.add((row.arrivedBy().filter("video"::equals).isPresent() ? "Joined " : "Came ")
                                + show.time(at)),
                        () -> words.add(earlier.map(at -> "On site since " + show.time(at) + ", not marked here yet")
                                .filter(_ -> marked.isEmpty())
                                .orElseGet(() -> notArrived(row, marked, show))));
        row.mood().ifPresent(one -> words.add("mood " + one));
        row.craving().ifPresent(one -> words.add("craving " + one));
        row.sleepMinutes().ifPresent(one -> words.add("slept " + hours(one) + " h"));
        return String.join(" · ", words);
    }

    /** A phone is no proof of being in the room. */
    private static String notArrived(RosterArrivalsQuery.Row row, String marked, Show show) {
        return row.checkedInAt()
                .map(at -> "Checked in " + show.time(at)
                        + (row.way().filter("phone"::equals).isPresent() ? " by phone" : ""))
                .orElse(marked.isEmpty() ? "Not here yet" : "No check-in");
    }

    private static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(HOUR, 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String absence(Instant at, RosterArrivalsQuery.Row row, Show show) {
        var reason = row.absentReason().orElse("");
        return "Said on " + show.dateTime(at) + " they can’t come" + (reason.isEmpty() ? "" : ": “" + reason + "”");
    }

    private static RosterArrivals.Place place(RosterArrivalsQuery.Row row) {
        return new RosterArrivals.Place(
                row.whereabouts().filter(one -> !one.isBlank()).orElse("not said, please ask"),
                row.phone().filter(one -> !one.isBlank()).orElse("not said, please ask"),
                row.speaksFreely()
                        .map(freely -> freely ? "can speak freely" : "cannot speak freely")
                        .orElse("did not say whether they can speak freely"),
                row.contacts().orElse("No emergency contact is noted."));
    }

    private record Ranked(int rank, RosterArrivals.Word word) {}

    private static Optional<Ranked> word(PersonRow person, RosterArrivalsQuery.Row row, Limits limits) {
        List<String> why = new ArrayList<>();
        int rank = Integer.MAX_VALUE;
        boolean cameOrSaid = row.checkedInAt().isPresent() || row.arrivedAt().isPresent();
        boolean danger = row.safety().contains("no") || row.safety().contains("not_sure");
        if (danger) {
            rank = row.safety().contains("no") ? 1 : 2;
            why.add("safe right now? "
                    + row.safety().stream().map(RosterArrivalsPart::safety).collect(Collectors.joining(", then ")));
        } else if (row.safety().isEmpty()
                ? cameOrSaid
                : List.of("blank", "in_person").contains(row.safety().getLast())) {
            rank = 3;
            why.add(
                    row.safety().contains("in_person")
                            ? "would rather be asked in person whether they are safe"
                            : "safety not answered yet: ask in person");
        }
        if (row.wantsWord().orElse(false)) {
            rank = Math.min(rank, 4);
            why.add("would like a word before group");
        }
        if (limits.craving().isPresent()
                && row.craving()
                        .filter(one -> one >= limits.craving().getAsInt())
                        .isPresent()) {
            rank = Math.min(rank, 5);
            why.add("craving " + row.craving().get());
        }
        if (limits.mood().isPresent()
                && row.mood().filter(one -> one <= limits.mood().getAsInt()).isPresent()) {
            rank = Math.min(rank, 5);
            why.add("mood " + row.mood().get());
        }
        return why.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ranked(
                        rank,
                        new RosterArrivals.Word(
                                person.id(),
                                person.name(),
                                String.join("; ", why),
                                danger ? Mark.SAFETY : Mark.NEEDS)));
    }

    private static String safety(String answer) {
        return answer.equals("blank")
                ? "not answered"
                : SafetyAnswer.valueOf(answer.toUpperCase(Locale.ROOT)).label();
    }
}
