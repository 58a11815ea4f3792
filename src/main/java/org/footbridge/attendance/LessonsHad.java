package org.footbridge.attendance;

import java.util.Collection;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.Permission;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.LessonId;
import org.footbridge.scheduling.Due;
import org.footbridge.scheduling.Rosters;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which lessons people were in the room for, and what follows from it for the next session. */
@Component
public class LessonsHad {

    private final Sql sql;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Rosters rosters;
    private final AttendanceRows rows;

    LessonsHad(Sql sql, Authorization authorization, Sessions sessions, Rosters rosters, AttendanceRows rows) {
        this.sql = sql;
        this.authorization = authorization;
        this.sessions = sessions;
        this.rosters = rosters;
        this.rows = rows;
    }

    /**
     * A lesson for a session.
     *
     * @param without how many of the people due have not had it
     */
    public record Next(LessonId lessonId, String title, String moduleTitle, int minutes, int due, int without) {}

    /**
     * Of the lessons the session's hour teaches, the one that most of the people due have not had; among equals the one
     * longest ago in this track, then in the order of the curriculum. What another session of the track holds and has not
     * closed yet comes last. Nothing where the hour teaches no module.
     */
    @Transactional(readOnly = true)
    public Optional<Next> next(SessionId session) {
        authorization.require(Permission.RUN_GROUPS);
        var due = rosters.of(session).stream().map(Due::participantId).toList();
        return next(session, due);
    }

    /** As {@link #next(SessionId)} for a roster the caller has read already. */
    @Transactional(readOnly = true)
    public Optional<Next> next(SessionId session, Collection<ParticipantId> due) {
        return sql.sql("""
                        select lesson.lesson_id, lesson.title, lesson.module_title, lesson.minutes, :count::int as due,
                               :count::int - coalesce(had.people, 0) as without
                          from scheduling.v_sessions session
                          join programs.v_slot_modules teaches
                            on teaches.organization_id = session.organization_id and teaches.slot_id = session.slot_id
                          join programs.v_lessons lesson
                            on lesson.organization_id = teaches.organization_id and lesson.module_id = teaches.module_id
                          left join (
                               select lesson_id, count(distinct participant_id)::int as people
                                 from attendance.v_lessons_had
                                where organization_id = :organization and participant_id = any(:due::uuid[])
                                group by lesson_id) had
                            on had.lesson_id = lesson.lesson_id
                          left join (
                               select other.track_id, version.lesson_id, max(other.on_date) as last,
                                      bool_or(other.closed_at is null) as waits
                                 from scheduling.v_sessions other
                                 join programs.v_lesson_versions version
                                   on version.organization_id = other.organization_id
                                  and version.lesson_version_id = other.lesson_version_id
                                where other.organization_id = :organization and other.session_id <> :session
                                  and other.cancelled_at is null
                                group by other.track_id, version.lesson_id) taught
                            on taught.lesson_id = lesson.lesson_id and taught.track_id = session.track_id
                         where session.organization_id = :organization and session.session_id = :session
                         order by coalesce(taught.waits, false), without desc, taught.last nulls first,
                                  lesson.module_place, lesson.place, lesson.lesson_id
                         limit 1
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("due", due)
                .param("count", due.size())
                .optional(Next.class);
    }

    /**
     * The session has this lesson; its activities become the session's while nobody has marked any.
     *
     * @throws org.footbridge.access.NotYours if the session's program has no such lesson
     */
    @Transactional
    public Sessions.Changing take(SessionId id, LessonId lesson) {
        var taken = sessions.teach(id, lesson);
        if (taken instanceof Sessions.Changing.Done && !rows.anyPartMarked(id)) {
            rows.replaceActivities(id);
        }
        return taken;
    }
}
