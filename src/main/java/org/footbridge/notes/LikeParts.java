package org.footbridge.notes;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.Programs;
import org.footbridge.programs.Rule;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the author of a session's parts which of them read like another's or like an earlier note (CARE 22). */
@Component
public class LikeParts {

    /** The program's dated rule: percent of shared runs of words from which two texts are shown as alike. */
    public static final String RULE = "alike notes percent";

    /** Used until a director signs a rule of their own; one vendor says some payers look from about here (DOMAIN 5.4). */
    static final int USUAL_PERCENT = 60;

    private final Sql sql;
    private final Authorization authorization;
    private final Programs programs;

    LikeParts(Sql sql, Authorization authorization, Programs programs) {
        this.sql = sql;
        this.authorization = authorization;
        this.programs = programs;
    }

    /**
     * @param percent of the shorter text that also stands in the other, 1 to 100
     * @param other whose part in this session it is like; empty when it is like an earlier note of the same person
     */
    public record Alike(
            ParticipantId participant, int percent, Optional<ParticipantId> other, Optional<NoteId> earlier) {}

    private record Before(UUID noteId, ParticipantId participantId, String words) {}

    /** @param parts of this session, as read for its page; only the actor's unsigned ones are asked about */
    @Transactional(readOnly = true)
    public List<Alike> among(Sessions.Session session, Collection<Written> parts) {
        authorization.require(Permission.RUN_GROUPS);
        var me = Actor.current().person();
        Map<ParticipantId, String> written = new LinkedHashMap<>();
        parts.forEach(part -> written.put(part.participantId(), GroupNotes.words(part.own())));
        var mine = parts.stream()
                .filter(part -> part.isDraft()
                        && me != null
                        && part.isBy(me)
                        && !part.own().isEmpty())
                .map(Written::participantId)
                .toList();
        if (mine.isEmpty()) {
            return List.of();
        }
        int percent = programs.rule(RULE, session.programId(), session.onDate())
                .map(Rule::number)
                .orElse(USUAL_PERCENT);
        return new CloneGuard(percent)
                .among(written, earlier(session, mine)).stream()
                        .filter(found -> mine.contains(found.participant()))
                        .map(found -> new Alike(
                                found.participant(),
                                found.percent(),
                                found.other(),
                                found.earlier().map(NoteId::new)))
                        .toList();
    }

    /** The newest five notes of each person from other hours. */
    private Map<ParticipantId, List<CloneGuard.Earlier>> earlier(Sessions.Session session, List<ParticipantId> people) {
        return sql
                .sql("""
                        select before.id as note_id, before.participant_id, before.words
                          from unnest(:people::uuid[]) as person (id)
                          cross join lateral (
                               select note.id, note.participant_id,
                                      concat_ws(' ', note.response, note.progress, note.risk, note.plan, note.own_line) as words
                                 from notes.note
                                where note.organization_id = :organization and note.participant_id = person.id
                                  and note.session_id is distinct from :session and note.starts_at < :starts
                                order by note.starts_at desc
                                limit 5) before
                        """)
                .param("organization", Actor.current().organization())
                .param("people", people)
                .param("session", session.sessionId())
                .param("starts", session.startsAt())
                .list(Before.class)
                .stream()
                .collect(Collectors.groupingBy(
                        Before::participantId,
                        Collectors.mapping(
                                one -> new CloneGuard.Earlier(one.noteId(), one.words()), Collectors.toList())));
    }
}
