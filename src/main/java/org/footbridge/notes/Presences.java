package org.footbridge.notes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.medications.VisitId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;

/** Keeps who was there, beside the note. */
@Component
class Presences {

    private final Sql sql;

    Presences(Sql sql) {
        this.sql = sql;
    }

    private record Row(UUID noteId, List<String> roles, String disclosure, Optional<UUID> visitId) {}

    /** Of these notes; without a row nobody said. */
    Map<NoteId, Presence> of(Collection<NoteId> notes) {
        return sql
                .sql("""
                        select note_id, roles, disclosure, visit_id
                          from notes.presence
                         where organization_id = :organization and note_id = any(:notes::uuid[])
                        """)
                .param("organization", Actor.current().organization())
                .param("notes", notes)
                .list(Row.class)
                .stream()
                .collect(Collectors.toMap(
                        row -> new NoteId(row.noteId()),
                        row -> new Presence(
                                row.roles().stream()
                                        .map(role -> There.valueOf(role.toUpperCase(Locale.ROOT)))
                                        .collect(Collectors.toSet()),
                                row.disclosure(),
                                row.visitId().map(VisitId::new))));
    }

    Presence of(NoteId note) {
        return of(List.of(note)).getOrDefault(note, Presence.UNSAID);
    }

    void write(Written note, Presence presence) {
        if (presence.equals(Presence.UNSAID)) {
            return;
        }
        sql.sql("""
                        insert into notes.presence (organization_id, note_id, participant_id, roles, person_there, disclosure, visit_id,
                                                    regime, privacy_class)
                        values (:organization, :note, :participant, :roles::text[], :person, :disclosure, :visit::uuid, :regime, :class)
                        on conflict (organization_id, note_id) do update
                           set roles = excluded.roles, person_there = excluded.person_there, disclosure = excluded.disclosure,
                               visit_id = coalesce(excluded.visit_id, presence.visit_id)
                        """)
                .param("organization", Actor.current().organization())
                .param("note", note.id())
                .param("participant", note.participantId())
                .param(
                        "roles",
                        presence.roles().stream()
                                .sorted()
                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                .toList())
                .param("person", presence.personThere())
                .param("disclosure", presence.disclosure())
                .param("visit", presence.visit())
                .param("regime", note.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
