package org.footbridge.notes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Due;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;

/**
 * The names guard for one note: of a session, the people of its roster; of a service for one person alone, whoever shares
 * a track with them (CARE 28). It asks; what the author says is no name is not asked about again in that note.
 */
@Component
class NamesInNote {

    private final Sql sql;
    private final Rosters rosters;
    private final NoteRows rows;

    NamesInNote(Sql sql, Rosters rosters, NoteRows rows) {
        this.sql = sql;
        this.rosters = rosters;
        this.rows = rows;
    }

    /** Names of other people in the words of a note nobody has signed. */
    List<GroupNotes.NameFound> in(Written note) {
        return in(
                note,
                String.join(" ", note.whoWasThere(), note.focus(), note.interventions(), GroupNotes.words(note.own())));
    }

    /** Names of other people in words that are to stand in a note's record. */
    List<GroupNotes.NameFound> in(Written note, String words) {
        if (words.isBlank()) {
            return List.of();
        }
        Set<String> kept = new HashSet<>(kept(note.id()));
        note.sessionId().map(rows::keptWords).ifPresent(kept::addAll);
        List<ParticipantId> people = new ArrayList<>(
                note.sessionId().map(this::roster).orElseGet(() -> sharingTracksWith(note.participantId())));
        people.add(note.participantId());
        return new NamesGuard(rows.named(people), kept)
                .inRecordOf(note.participantId(), words).stream()
                        .map(one -> new GroupNotes.NameFound(
                                Optional.of(note.participantId()), one.word(), one.whose(), one.instead()))
                        .toList();
    }

    private List<ParticipantId> roster(SessionId session) {
        return rosters.of(session).stream().map(Due::participantId).toList();
    }

    /** Now or earlier: what was heard in a group is known longer than the stay. */
    private List<ParticipantId> sharingTracksWith(ParticipantId participant) {
        return sql
                .sql("""
                        select distinct other.participant_id
                          from episodes.v_enrollments own
                          join episodes.v_enrollments other
                            on other.organization_id = own.organization_id and other.track_id = own.track_id
                           and other.participant_id <> own.participant_id
                         where own.organization_id = :organization and own.participant_id = :participant
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .list(UUID.class)
                .stream()
                .map(ParticipantId::new)
                .toList();
    }

    private List<String> kept(NoteId note) {
        return sql.sql("""
                        select word from notes.word_kept_in_note where organization_id = :organization and note_id = :note
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note)
                .list(String.class);
    }

    void keep(Written note, String word, Instant now) {
        sql.sql("""
                        insert into notes.word_kept_in_note (organization_id, note_id, participant_id, word, kept_by, kept_at, regime,
                                                             privacy_class)
                        values (:organization, :note, :participant, :word, :by::uuid, :now, :regime, :class)
                        on conflict do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note.id())
                .param("participant", note.participantId())
                .param("word", word)
                .param("by", Actor.current().person())
                .param("now", now)
                .param("regime", note.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
