package org.footbridge.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.scheduling.Due;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The names guard for words that stand outside the notes but in somebody's record all the same (CARE 28). */
@Component
public class NamesInWords {

    private final Authorization authorization;
    private final Rosters rosters;
    private final NoteRows rows;

    NamesInWords(Authorization authorization, Rosters rosters, NoteRows rows) {
        this.authorization = authorization;
        this.rosters = rosters;
        this.rows = rows;
    }

    /** Names of other people of the session in each one's words. It asks; it does not block. */
    @Transactional(readOnly = true)
    public List<GroupNotes.NameFound> find(SessionId session, Map<ParticipantId, String> words) {
        authorization.require(Permission.RUN_GROUPS);
        var guard = new NamesGuard(
                rows.named(rosters.of(session).stream().map(Due::participantId).toList()), rows.keptWords(session));
        List<GroupNotes.NameFound> found = new ArrayList<>();
        words.forEach((person, text) -> guard.inRecordOf(person, text)
                .forEach(one -> found.add(
                        new GroupNotes.NameFound(Optional.of(person), one.word(), one.whose(), one.instead()))));
        return found;
    }
}
