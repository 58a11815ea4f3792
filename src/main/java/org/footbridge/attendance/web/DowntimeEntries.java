package org.footbridge.attendance.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.House;
import org.footbridge.access.Permission;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.DowntimeCopies;
import org.footbridge.attendance.DowntimeCopyId;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.RosterRow;
import org.footbridge.people.ParticipantId;
import org.footbridge.people.Participants;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays the page on which a day is typed from paper, and writes what was typed. */
@Component
class DowntimeEntries {

    private final DowntimeCopies copies;
    private final Attendance attendance;
    private final Sessions sessions;
    private final Participants participants;
    private final Authorization authorization;
    private final House house;
    private final Sql sql;

    DowntimeEntries(
            DowntimeCopies copies,
            Attendance attendance,
            Sessions sessions,
            Participants participants,
            Authorization authorization,
            House house,
            Sql sql) {
        this.copies = copies;
        this.attendance = attendance;
        this.sessions = sessions;
        this.participants = participants;
        this.authorization = authorization;
        this.house = house;
        this.sql = sql;
    }

    /**
     * What came of it.
     *
     * @param notes what is to be said of a person's line, by its key
     * @param conflicting whether somebody else wrote something else meanwhile
     */
    record Done(Problems problems, Map<String, String> notes, boolean conflicting, String said) {

        static final Done NOTHING = new Done(Problems.none(), Map.of(), false, "");

        boolean stopped() {
            return problems.any() || conflicting;
        }
    }

    /** Each session by itself: what stops one does not stop the others. Times that cannot be read stop everything. */
    @Transactional
    public Done enter(DowntimeCopyId copy, DowntimeEntryForm form, Locale locale) {
        var typed = copies.sessionsOf(copy).stream()
                .filter(id -> form.has(id.value()))
                .map(sessions::get)
                .toList();
        var unreadable = typed.stream()
                .flatMap(session -> form.unreadable(session).list().stream())
                .toList();
        if (!unreadable.isEmpty()) {
            return new Done(new Problems(unreadable), Map.of(), false, "");
        }
        List<String> entered = new ArrayList<>();
        Map<String, String> notes = new HashMap<>();
        boolean conflicting = false;
        var problems = Problems.none();
        for (var session : typed) {
            var id = session.sessionId().value();
            var began = "began-" + id;
            switch (copies.enter(
                    copy, session.sessionId(), form.held(session), form.lines(session), form.ticked("close-" + id))) {
                case DowntimeCopies.Entering.Nothing() -> {}
                case DowntimeCopies.Entering.Refused(var sentence) ->
                    problems = problems.and(began, session.title() + ": " + sentence);
                case DowntimeCopies.Entering.Entered(var conflicts, var closing) -> {
                    var show = new Show(locale, session.wall());
                    conflicts.forEach(one -> notes.put(
                            DowntimeEntryForm.key(id, one.participant().value()),
                            "Somebody wrote meanwhile: %s. Save again to put the paper in its place."
                                    .formatted(words(one.stands(), show))));
                    if (!conflicts.isEmpty()) {
                        conflicting = true;
                        problems = problems.and(
                                began,
                                session.title() + ": "
                                        + (conflicts.size() == 1 ? "1 line was" : conflicts.size() + " lines were")
                                        + " written by somebody else meanwhile and left as they stand.");
                    } else if (closing.orElse(null) instanceof Attendance.Closing.Refused(var sentence, var missing)) {
                        problems = problems.and(began, session.title() + " is not closed: " + sentence);
                        missing.forEach((person, what) ->
                                notes.put(DowntimeEntryForm.key(id, person.value()), capital(what) + "."));
                    } else {
                        entered.add(session.title());
                    }
                }
            }
        }
        return new Done(
                problems,
                notes,
                conflicting,
                entered.isEmpty()
                        ? "Nothing new was typed."
                        : "Entered from paper: " + String.join(", ", entered) + ".");
    }

    private static String capital(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String words(Mark mark, Show show) {
        List<String> words = new ArrayList<>();
        words.add(mark.outcome().map(Outcome::label).orElse("no outcome"));
        mark.arrivedAt().ifPresent(at -> words.add("in " + show.time(at)));
        mark.leftAt().ifPresent(at -> words.add("out " + show.time(at)));
        return String.join(", ", words);
    }

    private record From(SessionId sessionId, int number, Instant enteredAt, String who) {}

    private Map<SessionId, From> from(List<SessionId> ids) {
        return sql
                .sql("""
                        select distinct on (entered.session_id)
                               entered.session_id, entered.number, entered.entered_at, name.full_name as who
                          from attendance.v_entered_from_paper entered
                          join staff.v_names name
                            on name.organization_id = entered.organization_id and name.staff_id = entered.entered_by
                         where entered.organization_id = :organization and entered.session_id = any(:sessions::uuid[])
                         order by entered.session_id, entered.entered_at desc
                        """)
                .param("organization", Actor.current().organization())
                .param("sessions", ids)
                .list(From.class)
                .stream()
                .collect(Collectors.toMap(From::sessionId, Function.identity()));
    }

    @Transactional(readOnly = true)
    public DowntimeEntryPage page(DowntimeCopyId id, DowntimeEntryForm typed, Done done, Locale locale) {
        var copy = copies.get(id);
        var show = new Show(locale, house.zone());
        var ids = copies.sessionsOf(id);
        var from = from(ids);
        var refused = copy.shreddedAt().isPresent()
                ? "This copy is shredded; nothing can be entered from it."
                : copy.onDate().isAfter(copies.today()) ? "The day of this copy has not come." : null;
        return new DowntimeEntryPage(
                id.value().toString(),
                "Enter %s from paper".formatted(show.day(copy.onDate())),
                "Copy %d, kept on %s, made by %s on %s"
                        .formatted(copy.number(), copy.device(), copy.maker(), show.dateTime(copy.madeAt())),
                refused,
                refused == null
                        ? ids.stream()
                                .map(session -> hour(sessions.get(session), from.get(session), typed, done, locale))
                                .toList()
                        : List.of(),
                done.problems());
    }

    private DowntimeEntryPage.Hour hour(
            Sessions.Session session, @Nullable From from, DowntimeEntryForm typed, Done done, Locale locale) {
        var id = session.sessionId();
        var show = new Show(locale, session.wall());
        var said = from == null
                ? null
                : "Entered from paper on %s by %s (copy %d)"
                        .formatted(show.dateTime(from.enteredAt()), from.who(), from.number());
        if (!session.isOpen()) {
            return new DowntimeEntryPage.Hour(
                    id.value().toString(),
                    session.title(),
                    show.times(session.startsAt(), session.endsAt()),
                    session.closedAt().isPresent()
                            ? "Closed. Where the paper says something else, write a correction."
                            : "Cancelled.",
                    said,
                    "",
                    "",
                    false,
                    List.of(),
                    0);
        }
        var held = attendance.held(id);
        var roster = attendance.roster(id);
        Map<ParticipantId, RosterRow> rows =
                roster.stream().collect(Collectors.toMap(RosterRow::participantId, Function.identity()));
        Set<UUID> shown =
                new HashSet<>(rows.keySet().stream().map(ParticipantId::value).toList());
        shown.retainAll(authorization.reachable(Permission.TAKE_ATTENDANCE));
        var names = participants.namesOf(shown.stream().map(ParticipantId::new).toList());
        var people = roster.stream()
                .filter(row -> names.containsKey(row.participantId()))
                .sorted(Comparator.comparing(row -> name(names, row)))
                .map(row -> line(session, row, name(names, row), typed, done))
                .toList();
        return new DowntimeEntryPage.Hour(
                id.value().toString(),
                session.title(),
                show.times(session.startsAt(), session.endsAt()),
                null,
                said,
                typed.typed("began-" + id.value(), shown(held.startedAt(), session.wall())),
                typed.typed("ended-" + id.value(), shown(held.endedAt(), session.wall())),
                typed.ticked("close-" + id.value()),
                people,
                roster.size() - people.size());
    }

    private static String name(Map<ParticipantId, Participants.Name> names, RosterRow row) {
        return Optional.ofNullable(names.get(row.participantId()))
                .map(Participants.Name::fullName)
                .orElse("");
    }

    private static DowntimeEntryPage.Line line(
            Sessions.Session session, RosterRow row, String name, DowntimeEntryForm typed, Done done) {
        var person = row.participantId().value();
        var key = DowntimeEntryForm.key(session.sessionId().value(), person);
        var mark = row.mark();
        return new DowntimeEntryPage.Line(
                key,
                person.toString(),
                name,
                row.version(),
                typed.chosen(
                        "outcome-" + key,
                        mark.outcome().map(DowntimeEntryPage::word).orElse(null)),
                typed.typed("arrived-" + key, shown(mark.arrivedAt(), session.wall())),
                typed.typed("left-" + key, shown(mark.leftAt(), session.wall())),
                typed.typed("how-" + key, mark.leftHow()),
                typed.typed("reason-" + key, mark.reason()),
                done.notes().get(key));
    }

    private static String shown(Optional<Instant> at, ZoneId zone) {
        return at.map(one ->
                        one.atZone(zone).toLocalTime().withSecond(0).withNano(0).toString())
                .orElse("");
    }
}
