package org.footbridge.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Attendance.Closing;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.LessonsHad;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.Part;
import org.footbridge.attendance.Presence;
import org.footbridge.attendance.RosterRow;
import org.footbridge.demo.DemoHouse.Colleague;
import org.footbridge.demo.Stays.Stay;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.GroupNotes.PartDraft;
import org.footbridge.notes.GroupNotes.SharedDraft;
import org.footbridge.notes.GroupNotes.SigningAll;
import org.footbridge.notes.NoteId;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.Supervision;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.platform.Time;
import org.footbridge.programs.Lesson;
import org.footbridge.programs.LessonId;
import org.footbridge.programs.Lessons;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds the groups of the past weeks, and leaves tonight's half done. */
@Component
class Weeks {

    /** The lesson with imagery that one person sits out tonight. */
    private static final String IMAGERY = "A place and people that feel safe enough";

    private final Sessions sessions;
    private final Lessons lessons;
    private final LessonsHad lessonsHad;
    private final Attendance attendance;
    private final GroupNotes groupNotes;
    private final Supervision supervision;
    private final Sql sql;
    private final TransactionTemplate transaction;
    private final Map<LessonId, Taken> taken = new HashMap<>();
    private final Map<ParticipantId, Aim> aims = new HashMap<>();

    Weeks(
            Sessions sessions,
            Lessons lessons,
            LessonsHad lessonsHad,
            Attendance attendance,
            GroupNotes groupNotes,
            Supervision supervision,
            Sql sql,
            TransactionTemplate transaction) {
        this.sessions = sessions;
        this.lessons = lessons;
        this.lessonsHad = lessonsHad;
        this.attendance = attendance;
        this.groupNotes = groupNotes;
        this.supervision = supervision;
        this.sql = sql;
        this.transaction = transaction;
    }

    /** What somebody works toward first, from the day their plan was signed. */
    private record Aim(ParticipantId participantId, UUID objectiveId, Instant signedAt) {}

    private record Hour(
            UUID sessionId,
            UUID trackId,
            Instant startsAt,
            int minutes,
            LocalDate onDate,
            Optional<UUID> facilitatorId) {}

    /** Makes the sessions of nine weeks back to twelve ahead. */
    void schedule(DemoHouse house) {
        Time.at(
                house.at(house.today().minusWeeks(9), java.time.LocalTime.of(6, 0)),
                () -> Actor.job(house.organization(), "demo")
                        .call(() -> sessions.makeUntil(house.today().plusWeeks(12))));
    }

    void hold(DemoHouse house, List<Stay> stays) {
        Map<ParticipantId, Stay> byPerson =
                stays.stream().collect(Collectors.toMap(Stay::participant, Function.identity()));
        aims.clear();
        aims(house).forEach(aim -> aims.put(aim.participantId(), aim));
        for (var hour : past(house)) {
            var leader = leader(house, hour);
            if (hour.onDate().equals(house.today())
                    && hour.trackId().equals(house.track("evening").value())) {
                continue;
            }
            close(house, hour, leader, byPerson);
        }
        tonight(house, byPerson);
        sendBack(house);
    }

    private List<Hour> past(DemoHouse house) {
        return asJob(
                house,
                () -> sql.sql("""
                        select session_id, track_id, starts_at, minutes, on_date, facilitator_id
                          from scheduling.v_sessions
                         where organization_id = :organization and status = 'open' and ends_at < :now
                         order by starts_at, track_id
                        """)
                        .param("organization", house.organization())
                        .param("now", house.now())
                        .list(Hour.class));
    }

    private List<Aim> aims(DemoHouse house) {
        return asJob(
                house,
                () -> sql.sql("""
                        select distinct on (objective.participant_id) objective.participant_id, objective.objective_id, plan.signed_at
                          from plans.v_objectives objective
                          join plans.v_current_plan plan
                            on plan.organization_id = objective.organization_id and plan.version_id = objective.version_id
                         where objective.organization_id = :organization
                         order by objective.participant_id, objective.place
                        """).param("organization", house.organization()).list(Aim.class));
    }

    /** Most parts name what they work toward; one in twelve was forgotten, as happens. */
    private OwnPart toward(ParticipantId person, Hour hour, OwnPart words) {
        var aim = aims.get(person);
        boolean forgotten = Math.floorMod(person.hashCode() + hour.sessionId().hashCode(), 12) == 0;
        return aim == null || aim.signedAt().isAfter(hour.startsAt()) || forgotten
                ? words
                : new OwnPart(
                        words.response(),
                        words.progress(),
                        words.risk(),
                        words.plan(),
                        words.ownLine(),
                        Set.of(aim.objectiveId()));
    }

    private void close(DemoHouse house, Hour hour, Colleague leader, Map<ParticipantId, Stay> people) {
        var id = new SessionId(hour.sessionId());
        var chance = new Random(
                hour.startsAt().getEpochSecond() * 31 + hour.trackId().hashCode());
        var end = hour.startsAt().plus(Duration.ofMinutes(hour.minutes()));
        Time.at(
                later(end, house, 2),
                () -> leader.actor().call(() -> {
                    var roster = attendance.roster(id);
                    if (roster.isEmpty()) {
                        attendance.hold(id, new Held(Optional.of(hour.startsAt()), Optional.of(end)));
                        return attendance.close(id);
                    }
                    var lesson = teach(id, roster);
                    Map<ParticipantId, Attendance.Marked> marks = new LinkedHashMap<>();
                    Map<ParticipantId, PartDraft> parts = new HashMap<>();
                    Set<String> said = new HashSet<>();
                    for (var row : roster) {
                        var stay = people.get(row.participantId());
                        var mark = mark(house, hour, row, stay, chance);
                        marks.put(row.participantId(), new Attendance.Marked(mark, row.version()));
                        if (stay != null
                                && mark.outcome().filter(Outcome::inTheRoom).isPresent()) {
                            var words = words(stay, mark, lesson, chance);
                            while (!said.add(words.response())
                                    && !words.response().isEmpty()) {
                                words = GroupWords.own(stay.who(), lesson.title(), chance);
                            }
                            parts.put(row.participantId(), new PartDraft(toward(row.participantId(), hour, words), 0));
                        }
                    }
                    attendance.mark(id, marks);
                    attendance.hold(id, new Held(Optional.of(hour.startsAt()), Optional.of(end)));
                    var closing = attendance.close(id);
                    if (!(closing instanceof Closing.Closed)) {
                        throw new IllegalStateException("The demo could not close a session: " + closing);
                    }
                    if (!parts.isEmpty()) {
                        groupNotes.save(
                                id,
                                Optional.of(new SharedDraft(GroupWords.shared(lesson.title(), lesson.exercise()), 0)),
                                parts);
                    }
                    return closing;
                }));
        boolean unsigned = Duration.between(end, house.now()).toHours() < 30 && chance.nextInt(3) == 0;
        if (!unsigned) {
            Time.at(later(end, house, 12), () -> leader.actor().call(() -> sign(id)));
        }
    }

    /** @param exercise the longest activity, at this place */
    private record Taken(String title, String exercise, int place) {}

    /** The facilitator takes what is proposed. */
    private Taken teach(SessionId id, List<RosterRow> roster) {
        var next = lessonsHad
                .next(id, roster.stream().map(RosterRow::participantId).toList())
                .orElseThrow();
        return teach(id, next.lessonId());
    }

    private Taken teach(SessionId id, LessonId lesson) {
        lessonsHad.take(id, lesson);
        return taken.computeIfAbsent(lesson, one -> {
            var content = lessons.lesson(one).content();
            var plan = content.activities();
            var exercise = plan.stream()
                    .max(Comparator.comparingInt(Lesson.Activity::minutes))
                    .orElseThrow();
            return new Taken(content.title(), exercise.title(), plan.indexOf(exercise) + 1);
        });
    }

    private boolean sign(SessionId id) {
        var signing = groupNotes.sign(id);
        if (signing instanceof SigningAll.Refused refused && !refused.names().isEmpty()) {
            throw new IllegalStateException("A name stands in the demo's notes: " + refused.names());
        }
        return true;
    }

    private static OwnPart words(Stay stay, Mark mark, Taken lesson, Random chance) {
        return mark.parts().containsValue(Part.CHOSE_NOT_TO)
                ? GroupWords.satOut(stay.who())
                : GroupWords.own(stay.who(), lesson.title(), chance);
    }

    private static Mark mark(
            DemoHouse house, Hour hour, RosterRow row, @org.jspecify.annotations.Nullable Stay stay, Random chance) {
        if (stay == null) {
            return Mark.of(Outcome.EXCUSED);
        }
        var presence = stay.who().track().equals("evening") ? Presence.VIRTUAL : Presence.IN_PERSON;
        long day = hour.onDate().toEpochDay() - stay.firstDay().toEpochDay();
        int here =
                switch (String.valueOf(stay.who().attendance())) {
                    case "new" -> 100;
                    case "steady" -> 86;
                    case "shift" -> 68;
                    case "stopped" -> day < 18 ? 85 : 0;
                    default -> 72;
                };
        // Somebody who misses, mostly misses the whole day.
        var dayChance = new Random(
                hour.onDate().toEpochDay() * 131 + stay.participant().value().hashCode());
        dayChance.nextInt();
        int roll = dayChance.nextInt(100);
        if (roll >= here) {
            var missed = dayChance.nextInt(3);
            return missed == 0
                    ? excused("Called in the morning: a shift was moved.")
                    : missed == 1 ? excused("Wrote that the child is ill.") : Mark.of(Outcome.NO_SHOW);
        }
        if (chance.nextInt(12) == 0) {
            return present(Outcome.LATE, presence)
                    .arrived(hour.startsAt().plus(Duration.ofMinutes(5 + chance.nextInt(20))));
        }
        return present(Outcome.PRESENT, presence).arrived(hour.startsAt());
    }

    private static Mark excused(String reason) {
        return new Mark(
                Optional.of(Outcome.EXCUSED),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reason,
                "",
                Map.of());
    }

    private static Mark present(Outcome outcome, Presence presence) {
        return new Mark(
                Optional.of(outcome), Optional.of(presence), Optional.empty(), Optional.empty(), "", "", Map.of());
    }

    /** The first hour of tonight: who is here stands, two have no outcome yet, one joins from the car, one sat out. */
    private void tonight(DemoHouse house, Map<ParticipantId, Stay> people) {
        var hours = asJob(
                house,
                () -> sql.sql("""
                        select session_id, track_id, starts_at, minutes, on_date, facilitator_id
                          from scheduling.v_sessions
                         where organization_id = :organization and track_id = :track and on_date = :today and status = 'open'
                         order by starts_at
                        """)
                        .param("organization", house.organization())
                        .param("track", house.track("evening"))
                        .param("today", house.today())
                        .list(Hour.class));
        if (hours.isEmpty()) {
            return;
        }
        var hour = hours.getFirst();
        var leader = leader(house, hour);
        var id = new SessionId(hour.sessionId());
        Time.at(
                hour.startsAt().plus(Duration.ofMinutes(40)),
                () -> leader.actor().call(() -> {
                    Map<ParticipantId, Attendance.Marked> marks = new LinkedHashMap<>();
                    Map<ParticipantId, PartDraft> parts = new HashMap<>();
                    int open = 0;
                    var lesson = teach(
                            id,
                            lessons.find(new Lessons.Search(IMAGERY, house.adults()), 0, 100).stream()
                                    .filter(one -> one.title().equals(IMAGERY))
                                    .findFirst()
                                    .orElseThrow()
                                    .lessonId());
                    for (var row : attendance.roster(id)) {
                        var stay = people.get(row.participantId());
                        if (stay == null || stay.who().stage().equals("lost-contact")) {
                            continue;
                        }
                        if ("Gareth".equals(stay.who().given())
                                || "Renata".equals(stay.who().given())) {
                            open++;
                            continue;
                        }
                        Mark mark = present(Outcome.PRESENT, Presence.VIRTUAL)
                                .arrived(row.mark().arrivedAt().orElse(hour.startsAt()));
                        if ("shift".equals(stay.who().attendance())) {
                            mark = present(Outcome.LATE, Presence.VIRTUAL)
                                    .arrived(hour.startsAt().plus(Duration.ofMinutes(25)));
                        }
                        if (Boolean.TRUE.equals(stay.who().satOutImagery())) {
                            mark = mark.part(lesson.place(), Part.CHOSE_NOT_TO);
                            parts.put(row.participantId(), new PartDraft(GroupWords.satOut(stay.who()), 0));
                        }
                        marks.put(row.participantId(), new Attendance.Marked(mark, row.version()));
                    }
                    attendance.mark(id, marks);
                    groupNotes.save(
                            id,
                            Optional.of(new SharedDraft(GroupWords.shared(lesson.title(), lesson.exercise()), 0)),
                            parts);
                    return open;
                }));
    }

    private record Waiting(UUID noteId, Optional<UUID> sessionId) {}

    /** Two of the associate's notes come back with a comment; the older ones are co-signed. */
    private void sendBack(DemoHouse house) {
        var supervisor = house.colleague("supervisor");
        List<Waiting> waiting = supervisor
                .actor()
                .call(() -> transaction.execute(status ->
                        sql.sql("""
                        select note_id, session_id
                          from notes.v_notes
                         where organization_id = :organization and status = 'waiting_for_supervisor'
                         order by at
                        """).param("organization", house.organization()).list(Waiting.class)));
        if (waiting == null || waiting.size() < 6) {
            return;
        }
        var newest = waiting.subList(waiting.size() - 6, waiting.size());
        Map<Optional<UUID>, List<NoteId>> old = waiting.subList(0, waiting.size() - 6).stream()
                .collect(Collectors.groupingBy(
                        Waiting::sessionId, Collectors.mapping(one -> new NoteId(one.noteId()), Collectors.toList())));
        old.forEach((session, some) -> supervisor
                .actor()
                .call(() -> supervision.cosign(
                        session.filter(one -> newest.stream()
                                        .noneMatch(note -> note.sessionId().equals(session)))
                                .map(SessionId::new),
                        some)));
        for (var back : newest.subList(0, 2)) {
            supervisor
                    .actor()
                    .call(() -> supervision.sendBack(
                            new NoteId(back.noteId()), "Say what was seen, not what it means. Otherwise good."));
        }
    }

    private static Instant later(Instant end, DemoHouse house, int hours) {
        var wished = end.plus(Duration.ofHours(hours));
        return wished.isAfter(house.now()) ? house.now().minusSeconds(30) : wished;
    }

    private static Colleague leader(DemoHouse house, Hour hour) {
        return house.team().values().stream()
                .filter(one ->
                        hour.facilitatorId().filter(one.id().value()::equals).isPresent())
                .findFirst()
                .orElseGet(() -> house.colleague("therapist"));
    }

    private <T> T asJob(DemoHouse house, java.util.function.Supplier<T> read) {
        return java.util.Objects.requireNonNull(
                Actor.job(house.organization(), "demo").call(() -> transaction.execute(status -> read.get())));
    }
}
