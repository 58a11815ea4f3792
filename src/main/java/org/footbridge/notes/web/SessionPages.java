package org.footbridge.notes.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.attendance.Activities;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.LessonsHad;
import org.footbridge.attendance.Outcome;
import org.footbridge.attendance.Part;
import org.footbridge.attendance.RosterRow;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.LikeParts;
import org.footbridge.notes.OwnPart;
import org.footbridge.notes.Phrases;
import org.footbridge.notes.Written;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Drafts;
import org.footbridge.platform.Role;
import org.footbridge.programs.Lessons;
import org.footbridge.scheduling.AtTheDoor;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Choice;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Problems;
import org.footbridge.ui.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays a session's page: what stands, with what its reader typed and has not saved on top. */
@Component
class SessionPages {

    private final Authorization authorization;
    private final Sessions sessions;
    private final Attendance attendance;
    private final GroupNotes notes;
    private final LikeParts likeParts;
    private final Lessons lessons;
    private final LessonsHad lessonsHad;
    private final SessionQuery query;
    private final Activities activities;
    private final RoomQuery roomQuery;
    private final Phrases phrases;
    private final NotesQuery notesQuery;
    private final Drafts drafts;
    private final AtTheDoor door;

    SessionPages(
            Authorization authorization,
            Sessions sessions,
            Attendance attendance,
            GroupNotes notes,
            LikeParts likeParts,
            Lessons lessons,
            LessonsHad lessonsHad,
            SessionQuery query,
            Activities activities,
            RoomQuery roomQuery,
            Phrases phrases,
            NotesQuery notesQuery,
            Drafts drafts,
            AtTheDoor door) {
        this.authorization = authorization;
        this.sessions = sessions;
        this.attendance = attendance;
        this.notes = notes;
        this.likeParts = likeParts;
        this.lessons = lessons;
        this.lessonsHad = lessonsHad;
        this.query = query;
        this.activities = activities;
        this.roomQuery = roomQuery;
        this.phrases = phrases;
        this.notesQuery = notesQuery;
        this.drafts = drafts;
        this.door = door;
    }

    static String draftOf(UUID session) {
        return "session/" + session;
    }

    /** The page with the reader's own draft, if they left one. */
    @Transactional(readOnly = true)
    public SessionPage page(SessionId id, Locale locale) {
        var typed = drafts.find(draftOf(id.value())).map(SessionForm::new).orElse(SessionForm.empty());
        return page(id, locale, typed, SessionWork.Done.NOTHING);
    }

    /** The page after something was typed: nothing of it is lost, and what stopped it stands beside it. */
    @Transactional(readOnly = true)
    public SessionPage page(SessionId id, Locale locale, SessionForm typed, SessionWork.Done done) {
        authorization.require(Permission.RUN_GROUPS);
        var session = sessions.get(id);
        var header = query.header(id);
        var show = new Show(locale, session.wall());
        var roster = attendance.roster(id);
        var held = attendance.held(id);
        var reached = authorization.reachable(Permission.TAKE_ATTENDANCE);
        Map<ParticipantId, RosterRow> rows =
                roster.stream().collect(Collectors.toMap(RosterRow::participantId, Function.identity()));
        Set<UUID> shown =
                new HashSet<>(rows.keySet().stream().map(ParticipantId::value).toList());
        shown.retainAll(reached);
        var parts = notes.parts(id);
        var activities = activities(session);
        Map<ParticipantId, List<Choice>> objectives = query.objectives(shown).stream()
                .collect(Collectors.groupingBy(
                        SessionQuery.Objective::participantId,
                        Collectors.mapping(
                                one -> new Choice(one.objectiveId().toString(), one.statement()),
                                Collectors.toList())));
        var names = query.names(shown);
        Map<ParticipantId, SessionQuery.Correction> corrections = session.isOpen()
                ? Map.of()
                : query.corrections(id, shown).stream()
                        .collect(Collectors.toMap(SessionQuery.Correction::participantId, Function.identity()));
        var people = names.stream()
                .map(name -> row(
                        name,
                        Objects.requireNonNull(rows.get(name.participantId())),
                        Optional.ofNullable(parts.get(name.participantId())),
                        objectives.getOrDefault(name.participantId(), List.of()),
                        activities,
                        session,
                        held,
                        Optional.ofNullable(corrections.get(name.participantId()))
                                .map(one -> corrected(one, show)),
                        typed,
                        done))
                .toList();
        var shared = notes.shared(id);
        var taught = session.lessonVersionId().map(lessons::title);
        int without = (int)
                roster.stream().filter(row -> row.mark().outcome().isEmpty()).count();
        Map<ParticipantId, String> fullNames =
                names.stream().collect(Collectors.toMap(SessionQuery.Name::participantId, SessionQuery.Name::fullName));
        return new SessionPage(
                id.value().toString(),
                header.title(),
                line(header, show),
                state(session),
                header.cancelReason().orElse(null),
                taught.map(one -> new SessionPage.Taught(
                                one.title(),
                                "/curriculum/versions/" + one.lessonVersionId().value()))
                        .orElse(null),
                session.isOpen() && taught.isEmpty()
                        ? lessonsHad
                                .next(id, rows.keySet())
                                .map(SessionPages::proposed)
                                .orElse(null)
                        : null,
                session.isOpen()
                        ? typed.typed("began", SessionForm.shown(held.startedAt(), session.wall()))
                        : held.startedAt().map(show::time).orElse(""),
                session.isOpen()
                        ? typed.typed("ended", SessionForm.shown(held.endedAt(), session.wall()))
                        : held.endedAt().map(show::time).orElse(""),
                typed.typed(
                        "lesson",
                        shared.part().lesson().isEmpty()
                                ? taught.map(Lessons.Title::title).orElse("")
                                : shared.part().lesson()),
                typed.typed("interventions", shared.part().interventions()),
                typed.typed("process", shared.part().process()),
                done.shared()
                        .map(GroupNotes.SharedConflict::version)
                        .orElseGet(() ->
                                Integer.parseInt(typed.typed("shared-version", Integer.toString(shared.version())))),
                shared.isSigned() ? signed(shared, show) : null,
                done.shared().map(conflict -> text(conflict)).orElse(null),
                people,
                roster.size() - people.size(),
                without,
                left(session, without, parts, roster),
                session.isOpen() ? without == 0 : unsigned(parts).isEmpty(),
                notes.names(id, roster, shared, parts.values()).stream()
                        .filter(found -> found.inRecordOf().isEmpty()
                                || fullNames.containsKey(found.inRecordOf().get()))
                        .map(found -> new SessionPage.NameLine(
                                found.inRecordOf().map(fullNames::get).orElse("the shared part"),
                                found.word(),
                                found.instead()))
                        .toList(),
                alike(session, parts, fullNames),
                session.isOpen() ? walkIns(session, reached, shown) : List.of(),
                Actor.current().has(Role.SUPERVISOR),
                door.isOpenTo(session),
                session.isOpen() ? query.facilitators() : List.of(),
                session.facilitatorId().map(one -> one.value().toString()).orElse(null),
                session.cofacilitatorId().map(one -> one.value().toString()).orElse(null),
                new RoomNow(
                        activities,
                        young(session, shown),
                        away(rows.values(), show),
                        authorization.may(Permission.HAND_OVER_GROUPS)),
                words(session, shared, parts),
                done.problems());
    }

    private List<RoomNow.ActivityLine> activities(Sessions.Session session) {
        return activities.of(session).stream()
                .map(one -> new RoomNow.ActivityLine(one.position(), one.title(), one.marked()))
                .toList();
    }

    private Map<String, RoomNow.Young> young(Sessions.Session session, Set<UUID> shown) {
        Map<String, RoomNow.Young> young = new HashMap<>();
        roomQuery
                .pickUps(session.sessionId(), session.onDate(), shown)
                .forEach(one -> young.computeIfAbsent(
                                one.participantId().value().toString(),
                                _ -> new RoomNow.Young(
                                        new ArrayList<>(), one.leftWith().orElse(null)))
                        .mayLeaveWith()
                        .addAll(one.name().stream()
                                .map(name -> name
                                        + one.relation()
                                                .map(word -> " (" + word + ")")
                                                .orElse(""))
                                .toList()));
        return young;
    }

    private static Map<String, List<RoomNow.AwayLine>> away(Collection<RosterRow> roster, Show show) {
        return roster.stream()
                .filter(row -> !row.away().isEmpty())
                .collect(Collectors.toMap(
                        row -> row.participantId().value().toString(),
                        row -> row.away().stream()
                                .map(one -> new RoomNow.AwayLine(
                                        "Out " + show.time(one.leftAt())
                                                + one.backAt()
                                                        .map(back -> ", back " + show.time(back))
                                                        .orElse(", not back yet"),
                                        row.participantId().value() + "/"
                                                + one.leftAt().toEpochMilli()))
                                .toList()));
    }

    private List<SessionPage.AlikeLine> alike(
            Sessions.Session session, Map<ParticipantId, Written> parts, Map<ParticipantId, String> fullNames) {
        return likeParts.among(session, parts.values()).stream()
                .map(one -> new SessionPage.AlikeLine(
                        one.participant().value().toString(),
                        fullNames.getOrDefault(one.participant(), ""),
                        one.percent(),
                        one.other()
                                .map(other -> fullNames.getOrDefault(other, "somebody else"))
                                .orElse(""),
                        one.earlier().map(note -> "/notes/" + note.value()).orElse(null)))
                .sorted(Comparator.comparing(SessionPage.AlikeLine::name))
                .toList();
    }

    private static SessionPage.Proposed proposed(LessonsHad.Next next) {
        return new SessionPage.Proposed(
                next.lessonId().value().toString(),
                next.title(),
                "/curriculum/" + next.lessonId().value(),
                next.moduleTitle() + ", " + Show.minutes(next.minutes()) + ". "
                        + (next.due() == 0
                                ? "Nobody is due today."
                                : next.without() + " of " + next.due() + " due have not had it."));
    }

    private List<Choice> walkIns(Sessions.Session session, Set<UUID> reached, Set<UUID> due) {
        return query.walkers(session.programId().value(), session.onDate(), reached, due).stream()
                .map(one -> new Choice(one.participantId().toString(), one.fullName()))
                .toList();
    }

    private static String line(SessionQuery.Header header, Show show) {
        List<String> words = new ArrayList<>();
        words.add(header.trackName());
        words.add(show.day(header.onDate()) + ", " + show.times(header.startsAt(), header.endsAt()));
        header.placeName().ifPresent(words::add);
        header.leaders().ifPresent(words::add);
        return String.join(" · ", words);
    }

    private static SessionPage.State state(Sessions.Session session) {
        return session.cancelledAt().isPresent()
                ? SessionPage.State.CANCELLED
                : session.closedAt().isPresent() ? SessionPage.State.CLOSED : SessionPage.State.OPEN;
    }

    private static String signed(GroupNotes.Shared shared, Show show) {
        return shared.signedAt()
                .map(show::dateTime)
                .orElseGet(() ->
                        shared.submittedAt().map(show::dateTime).orElse("") + "; locks when the supervisor signs too");
    }

    private WordsNow words(Sessions.Session session, GroupNotes.Shared shared, Map<ParticipantId, Written> parts) {
        if (!authorization.may(Permission.WRITE_CHART)) {
            return new WordsNow(List.of(), 0, null, Map.of());
        }
        var mine = phrases.mine();
        var me = Actor.current().person();
        return new WordsNow(
                mine,
                (int) Phrases.sayingNothingOfTheirOwn(
                        parts.values().stream()
                                .filter(part -> part.isDraft()
                                        && part.authorId().value().equals(me))
                                .toList(),
                        mine),
                shared.isSigned() || shared.version() == 0
                        ? null
                        : notesQuery.lastSharedComment(session.sessionId()).orElse(null),
                me == null || session.isOpen() || unsigned(parts).isEmpty()
                        ? Map.of()
                        : notesQuery.sentBackIn(session.sessionId(), me));
    }

    private static List<Written> unsigned(Map<ParticipantId, Written> parts) {
        return parts.values().stream().filter(Written::isDraft).toList();
    }

    private static String left(
            Sessions.Session session, int without, Map<ParticipantId, Written> parts, List<RosterRow> roster) {
        if (session.isOpen()) {
            return switch (without) {
                case 0 -> roster.isEmpty() ? "Nobody is due today" : "Everybody has an outcome";
                case 1 -> "1 person has no outcome yet";
                default -> without + " people have no outcome yet";
            };
        }
        int drafts = unsigned(parts).size();
        int there = (int) roster.stream()
                .filter(row -> row.mark().outcome().map(Outcome::inTheRoom).orElse(false))
                .count();
        int withoutPart = Math.max(0, there - parts.size());
        return switch (drafts) {
                    case 0 -> withoutPart == 0 ? "All notes are signed" : "No draft waits";
                    case 1 -> "1 note is not signed yet";
                    default -> drafts + " notes are not signed yet";
                }
                + (withoutPart == 0 ? "" : ", " + withoutPart + " of those who were there have no part yet");
    }

    private PersonRow row(
            SessionQuery.Name name,
            RosterRow row,
            Optional<Written> part,
            List<Choice> objectives,
            List<RoomNow.ActivityLine> activities,
            Sessions.Session session,
            Held held,
            Optional<String> corrected,
            SessionForm typed,
            SessionWork.Done done) {
        var id = name.participantId().value().toString();
        var mark = row.mark();
        ZoneId wall = session.wall();
        var outcome = typed.chosen(
                "outcome-" + id, mark.outcome().map(SessionPage::word).orElse(null));
        var own = part.map(Written::own).orElse(OwnPart.EMPTY);
        var me = Actor.current().person();
        boolean mine = part.map(one -> one.isDraft() && one.authorId().value().equals(me))
                .orElse(session.cancelledAt().isEmpty());
        var partConflict = done.parts().stream()
                .filter(one -> one.participant().equals(name.participantId()))
                .findFirst();
        var markConflict = done.marks().stream()
                .filter(one -> one.participant().equals(name.participantId()))
                .findFirst();
        return new PersonRow(
                id,
                name.fullName(),
                initials(name.fullName()),
                line(name, row),
                outcome,
                outcome != null
                        && !Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)).common(),
                mark.outcome().map(Outcome::label).orElse("No outcome"),
                typed.chosen("mode-" + id, mark.mode().map(SessionPage::word).orElse(null)),
                typed.typed("arrived-" + id, SessionForm.shown(mark.arrivedAt(), wall)),
                typed.typed("left-" + id, SessionForm.shown(mark.leftAt(), wall)),
                typed.typed("how-" + id, mark.leftHow()),
                typed.typed("reason-" + id, mark.reason()),
                markConflict.isPresent()
                        ? row.version()
                        : Integer.parseInt(typed.typed("mark-version-" + id, Integer.toString(row.version()))),
                chips(id, activities, mark.parts(), typed),
                minutes(row, held),
                corrected.orElse(null),
                mine,
                typed.typed("response-" + id, own.response()),
                typed.typed("progress-" + id, own.progress()),
                typed.typed("risk-" + id, own.risk()),
                typed.typed("plan-" + id, own.plan()),
                typed.typed("own-" + id, own.ownLine()),
                objectives,
                toward(id, own, typed),
                partConflict
                        .map(GroupNotes.PartConflict::version)
                        .orElseGet(() -> Integer.parseInt(typed.typed(
                                "part-version-" + id,
                                Integer.toString(part.map(Written::version).orElse(0))))),
                part.map(SessionPages::mark).orElse(Mark.QUIET),
                part.map(SessionPages::words).orElse("No part yet"),
                part.map(one -> "/notes/" + one.id().value()).orElse(null),
                done.missing().get(name.participantId()),
                theirs(partConflict, markConflict));
    }

    private static String corrected(SessionQuery.Correction one, Show show) {
        return "Was: %s. Corrected %s%s: %s"
                .formatted(
                        Outcome.valueOf(one.was().toUpperCase(Locale.ROOT)).label(),
                        show.dateTime(one.madeAt()),
                        one.by().map(name -> " by " + name).orElse(""),
                        one.reason());
    }

    private static @Nullable String theirs(Optional<GroupNotes.PartConflict> part, Optional<Attendance.Conflict> mark) {
        List<String> words = new ArrayList<>();
        mark.flatMap(one -> one.stands().outcome())
                .ifPresent(outcome -> words.add("Somebody else marked: " + outcome.label() + "."));
        part.ifPresent(one -> words.add("What stands now: " + joined(one.stands())));
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private static String joined(OwnPart part) {
        return Arrays.asList(part.response(), part.progress(), part.risk(), part.plan(), part.ownLine()).stream()
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static String text(GroupNotes.SharedConflict conflict) {
        var stands = conflict.stands();
        return Arrays.asList(stands.lesson(), stands.interventions(), stands.process()).stream()
                .filter(one -> !one.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private static Mark mark(Written note) {
        return note.isLocked() ? Mark.DONE : note.isDraft() ? Mark.NEEDS : Mark.OPEN;
    }

    private static String words(Written note) {
        return note.isLocked() ? "Signed" : note.isDraft() ? "Draft" : "Waits for the supervisor";
    }

    private static List<PersonRow.ActivityChips> chips(
            String id, List<RoomNow.ActivityLine> activities, Map<Integer, Part> parts, SessionForm typed) {
        return activities.stream()
                .map(one -> new PersonRow.ActivityChips(
                        one.position(),
                        one.title(),
                        typed.chosen(
                                "activity-" + id + "-" + one.position(),
                                Optional.ofNullable(parts.get(one.position()))
                                        .map(SessionPage::word)
                                        .orElse(null))))
                .toList();
    }

    private static List<String> toward(String id, OwnPart own, SessionForm typed) {
        var stands = own.toward().stream().map(UUID::toString).collect(Collectors.joining(" "));
        var chosen = typed.chosen("toward-" + id, stands);
        return chosen == null ? List.of() : List.of(chosen.split("\\s+"));
    }

    private static String minutes(RosterRow row, Held held) {
        return row.mark().outcome().map(Outcome::inTheRoom).orElse(false)
                        && held.startedAt().isPresent()
                        && held.endedAt().isPresent()
                ? Show.minutes(row.minutes(held))
                : "";
    }

    private static String line(SessionQuery.Name name, RosterRow row) {
        List<String> words = new ArrayList<>();
        name.pronouns().ifPresent(words::add);
        if (!row.due().reason().isEmpty()) {
            words.add("walked in: " + row.due().reason());
        }
        return String.join(" · ", words);
    }

    private static String initials(String name) {
        return Arrays.stream(name.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .limit(2)
                .collect(Collectors.joining());
    }

    static SessionWork.Done problem(String sentence) {
        return SessionWork.Done.NOTHING.with(Problems.of("", sentence));
    }
}
