package org.footbridge.notes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.attendance.Attendance;
import org.footbridge.attendance.Held;
import org.footbridge.attendance.Mark;
import org.footbridge.attendance.Outcome;
import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A group held for an hour, marked, closed, written and signed in one transaction, as the session's page does it. */
@Component
public class ClosingInOneAct {

    private final Attendance attendance;
    private final GroupNotes notes;
    private final TransactionTemplate transaction;

    ClosingInOneAct(Attendance attendance, GroupNotes notes, TransactionTemplate transaction) {
        this.attendance = attendance;
        this.notes = notes;
        this.transaction = transaction;
    }

    /** These were in the session from its beginning; {@code last} runs before the commit. */
    public void close(
            List<ParticipantId> people, SessionId session, Instant began, boolean sign, Supplier<Object> last) {
        transaction.executeWithoutResult(_ -> {
            var sheet = attendance.sheet(session);
            Map<ParticipantId, Attendance.Marked> marks = new HashMap<>();
            Map<ParticipantId, GroupNotes.PartDraft> parts = new HashMap<>();
            people.forEach(one -> {
                marks.put(one, new Attendance.Marked(Mark.of(Outcome.PRESENT), 0));
                parts.put(one, new GroupNotes.PartDraft(OwnPart.response("Stayed with it to the end."), 0));
            });
            attendance.hold(sheet, new Held(Optional.of(began), Optional.of(began.plusSeconds(3_600))));
            attendance.mark(sheet, marks);
            attendance.close(sheet);
            var note = notes.of(sheet);
            notes.write(
                    note,
                    Optional.of(new GroupNotes.SharedDraft(new SharedPart("A skill", "Practiced it.", ""), 0)),
                    parts);
            if (sign) {
                notes.sign(note);
            }
            attendance.keep(sheet);
            notes.keep(note);
            last.get();
        });
    }
}
