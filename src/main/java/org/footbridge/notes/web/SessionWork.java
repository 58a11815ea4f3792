package org.footbridge.notes.web;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.attendance.Arrivals;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.LessonsHad;
import org.footbridge.attendance.Sheet;
import org.footbridge.attendance.TimeAway;
import org.footbridge.attendance.TimesAway;
import org.footbridge.notes.GroupNote;
import org.footbridge.notes.GroupNotes;
import org.footbridge.notes.SharedPart;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Drafts;
import org.footbridge.programs.LessonId;
import org.footbridge.programs.Lessons;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.footbridge.ui.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves, closes and signs a session from its page: attendance and notes in one transaction. */
@Component
class SessionWork {

    private final Sessions sessions;
    private final Attendance attendance;
    private final TimesAway timesAway;
    private final Arrivals arrivals;
    private final GroupNotes notes;
    private final Lessons lessons;
    private final LessonsHad lessonsHad;
    private final Authorization authorization;
    private final Drafts drafts;

    SessionWork(
            Sessions sessions,
            Attendance attendance,
            TimesAway timesAway,
            Arrivals arrivals,
            GroupNotes notes,
            Lessons lessons,
            LessonsHad lessonsHad,
            Authorization authorization,
            Drafts drafts) {
        this.lessons = lessons;
        this.lessonsHad = lessonsHad;
        this.authorization = authorization;
        this.sessions = sessions;
        this.attendance = attendance;
        this.timesAway = timesAway;
        this.arrivals = arrivals;
        this.notes = notes;
        this.drafts = drafts;
    }

    /**
     * What came of it; conflicts and what is missing stay on the page, beside what was typed.
     *
     * @param said what was done, for the page; empty where nothing was saved
     */
    record Done(
            Optional<GroupNotes.SharedConflict> shared,
            List<GroupNotes.PartConflict> parts,
            List<Attendance.Conflict> marks,
            Map<ParticipantId, String> missing,
            Problems problems,
            boolean prove,
            String said) {

        static final Done NOTHING =
                new Done(Optional.empty(), List.of(), List.of(), Map.of(), Problems.none(), false, "");

        Done with(Problems more) {
            return new Done(shared, parts, marks, missing, more, prove, said);
        }

        boolean conflicting() {
            return shared.isPresent() || !parts.isEmpty() || !marks.isEmpty();
        }

        boolean stopped() {
            return conflicting() || problems.any();
        }

        boolean saved() {
            return !said.isEmpty();
        }
    }

    @Transactional
    public Done save(SessionId id, SessionForm form) {
        return inHand(id, hand -> save(hand, form));
    }

    /** The session's roster and note, locked, and written once when the work is done. */
    private final class InHand {
        private final Sheet sheet;
        private @Nullable GroupNote note;

        InHand(SessionId id) {
            sheet = attendance.sheet(id);
        }

        SessionId id() {
            return sheet.session().sessionId();
        }

        GroupNote note() {
            if (note == null) {
                note = notes.of(sheet);
            }
            return note;
        }
    }

    private Done inHand(SessionId id, Function<InHand, Done> work) {
        var hand = new InHand(id);
        var done = work.apply(hand);
        attendance.keep(hand.sheet);
        if (hand.note != null) {
            notes.keep(hand.note);
        }
        return done;
    }

    private Done save(InHand hand, SessionForm form) {
        Done done = Done.NOTHING;
        var session = hand.sheet.session();
        if (form.hasRoster() && session.isOpen()) {
            if (attendance.hold(hand.sheet, form.held(session)) instanceof Attendance.Marking.Refused refused) {
                return done.with(Problems.of("ended", refused.sentence()));
            }
            switch (attendance.mark(hand.sheet, form.marks(session))) {
                case Attendance.Marking.Marked marked ->
                    done = new Done(
                            Optional.empty(),
                            List.of(),
                            marked.conflicts(),
                            Map.of(),
                            Problems.none(),
                            false,
                            "Saved. Nothing is closed or signed yet.");
                case Attendance.Marking.Refused refused -> {
                    return done.with(Problems.of("", refused.sentence()));
                }
            }
        }
        return written(hand, form, done);
    }

    /**
     * The session has this lesson. Its title fills the note's lesson field where that was empty or named the lesson before;
     * what else was typed stays.
     *
     * @param form what stood on the roster when it was pressed; empty where it was pressed elsewhere
     */
    @Transactional
    public Done take(SessionId id, LessonId lesson, SessionForm form) {
        var done = form.hasRoster() ? save(id, form) : Done.NOTHING;
        if (done.stopped()) {
            return done;
        }
        var before =
                sessions.get(id).lessonVersionId().map(one -> lessons.title(one).title());
        if (lessonsHad.take(id, lesson) instanceof Sessions.Changing.Refused refused) {
            return done.with(Problems.of("", refused.sentence()));
        }
        if (authorization.may(Permission.WRITE_CHART)) {
            nameLesson(id, before.orElse(""));
        }
        return said(done, "The lesson is taken; its activities stand on the roster.");
    }

    /** Notes when somebody stepped out and came back, after saving what else was typed. */
    @Transactional
    public Done stepOut(SessionId id, ParticipantId person, SessionForm form) {
        var done = save(id, form);
        if (done.stopped()) {
            return done;
        }
        var session = sessions.get(id);
        var field = "away-out-" + person.value();
        var leftAt = form.time(field, session);
        if (leftAt.isEmpty()) {
            return done.with(Problems.of(field, "Say when they stepped out."));
        }
        var noting = timesAway.note(
                id, person, new TimeAway(leftAt.get(), form.time("away-back-" + person.value(), session)));
        return noting instanceof TimesAway.Noting.Refused refused
                ? done.with(Problems.of(field, refused.sentence()))
                : said(done, "Noted. Minutes are those in the room.");
    }

    /** @param stretch a person and a moment, as a page named them */
    @Transactional
    public Done takeBack(SessionId id, String stretch, SessionForm form) {
        var done = save(id, form);
        if (done.stopped()) {
            return done;
        }
        try {
            var words = stretch.split("/", 2);
            var noting = timesAway.takeBack(
                    id, new ParticipantId(UUID.fromString(words[0])), Instant.ofEpochMilli(Long.parseLong(words[1])));
            return noting instanceof TimesAway.Noting.Refused refused
                    ? done.with(Problems.of("", refused.sentence()))
                    : said(done, "Taken back.");
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw new SessionForm.Unreadable("undo");
        }
    }

    private void nameLesson(SessionId id, String before) {
        var shared = notes.shared(id);
        var written = shared.part().lesson();
        if (shared.signedAt().isPresent() || !written.isBlank() && !written.equals(before)) {
            return;
        }
        var title = sessions.get(id)
                .lessonVersionId()
                .map(one -> lessons.title(one).title())
                .orElse("");
        var part = new SharedPart(
                title, shared.part().interventions(), shared.part().process());
        notes.save(id, Optional.of(new GroupNotes.SharedDraft(part, shared.version())), Map.of());
        // Words typed elsewhere and not saved yet go on from the note as it stands now.
        var draft = SessionPages.draftOf(id.value());
        drafts.find(draft).ifPresent(fields -> {
            Map<String, String> named = new HashMap<>(fields);
            named.computeIfPresent("lesson", (_, typed) -> typed.isBlank() || typed.equals(before) ? title : typed);
            named.computeIfPresent(
                    "shared-version",
                    (_, _) -> Integer.toString(notes.shared(id).version()));
            drafts.keep(draft, named);
        });
    }

    /** Whoever came by themselves is present; who came after the group began is left to be said. */
    @Transactional
    public Done markArrived(SessionId id, Done saved) {
        return switch (arrivals.markPresent(id)) {
            case Arrivals.MarkingArrived.Refused refused -> saved.with(Problems.of("", refused.sentence()));
            case Arrivals.MarkingArrived.Marked(int present, int late) ->
                said(
                        saved,
                        "Present: " + present + "."
                                + (late == 0 ? "" : " Came after the group began, please choose: " + late + "."));
        };
    }

    private Done written(InHand hand, SessionForm form, Done done) {
        if (form.shared().isEmpty() && form.parts().isEmpty()) {
            if (done.marks().isEmpty()) {
                drafts.forget(SessionPages.draftOf(hand.id().value()));
            }
            return done;
        }
        return switch (notes.write(hand.note(), form.shared(), form.parts())) {
            case GroupNotes.Saving.Refused refused -> done.with(Problems.of("", refused.sentence()));
            case GroupNotes.Saving.Saved saved -> {
                if (saved.shared().isEmpty()
                        && saved.parts().isEmpty()
                        && done.marks().isEmpty()) {
                    drafts.forget(SessionPages.draftOf(hand.id().value()));
                }
                var problems = saved.shared().isEmpty()
                                && saved.parts().isEmpty()
                                && done.marks().isEmpty()
                        ? Problems.none()
                        : Problems.of(
                                "",
                                "Somebody else wrote meanwhile. Both texts are shown below; change yours and save again.");
                yield new Done(
                        saved.shared(),
                        saved.parts(),
                        done.marks(),
                        Map.of(),
                        problems,
                        false,
                        hand.sheet.isClosed() ? "Saved. Not signed yet." : "Saved. Nothing is closed or signed yet.");
            }
        };
    }

    /** Saves, closes if it is open, and signs if asked to. What was saved stays saved when the rest is refused. */
    @Transactional
    public Done close(SessionId id, SessionForm form, boolean sign) {
        return inHand(id, hand -> close(hand, form, sign));
    }

    private Done close(InHand hand, SessionForm form, boolean sign) {
        var done = save(hand, form);
        if (done.stopped()) {
            return done;
        }
        if (hand.sheet.isOpen() && attendance.close(hand.sheet) instanceof Attendance.Closing.Refused refused) {
            return new Done(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    refused.missing(),
                    Problems.of("", refused.sentence()),
                    false,
                    done.said());
        }
        return sign ? signed(hand, done) : said(done, "The session is closed. The notes are not signed yet.");
    }

    private Done signed(InHand hand, Done done) {
        return switch (notes.sign(hand.note())) {
            case GroupNotes.SigningAll.NeedsSecondFactor _ ->
                new Done(Optional.empty(), List.of(), List.of(), Map.of(), Problems.none(), true, "");
            case GroupNotes.SigningAll.Refused refused -> done.with(Problems.of("", refused.sentence()));
            case GroupNotes.SigningAll.Signed signed -> said(done, sentence(signed));
        };
    }

    private static String sentence(GroupNotes.SigningAll.Signed signed) {
        var parts = signed.parts() == 1 ? "1 own part" : signed.parts() + " own parts";
        var waits = signed.forCosigner() ? " They lock when your supervisor signs too." : "";
        var without = signed.withoutPart() == 0
                ? ""
                : " " + signed.withoutPart() + " of those who were there have no part yet.";
        return "Signed: the shared part and " + parts + "." + waits + without;
    }

    private static Done said(Done done, String sentence) {
        return new Done(
                done.shared(), done.parts(), done.marks(), done.missing(), done.problems(), done.prove(), sentence);
    }
}
