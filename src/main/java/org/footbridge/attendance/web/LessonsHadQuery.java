package org.footbridge.attendance.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.NotYours;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.programs.LessonVersionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of lessons had read. */
@Component
class LessonsHadQuery {

    private final Sql sql;

    LessonsHadQuery(Sql sql) {
        this.sql = sql;
    }

    /** @param last the last day it was held, for whom the list is about */
    record Row(UUID moduleId, String moduleTitle, UUID lessonId, String title, Optional<LocalDate> last) {}

    /** All lessons of the programs of this person's stays, with the last day they had each. */
    @Transactional(readOnly = true)
    public List<Row> ofPerson(ParticipantId person) {
        return sql.sql("""
                        select lesson.module_id, lesson.module_title, lesson.lesson_id, lesson.title, had.last
                          from programs.v_lessons lesson
                          left join (
                               select lesson_id, max(on_date) as last
                                 from attendance.v_lessons_had
                                where organization_id = :organization and participant_id = :person
                                group by lesson_id) had
                            on had.lesson_id = lesson.lesson_id
                         where lesson.organization_id = :organization
                           and lesson.program_id in (
                               select program_id from episodes.v_episodes
                                where organization_id = :organization and participant_id = :person)
                         order by lesson.program_id, lesson.module_place, lesson.place, lesson.lesson_id
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .list(Row.class);
    }

    record Track(UUID programId, String programName, String name) {}

    /** @throws NotYours if this organization has no such track */
    @Transactional(readOnly = true)
    public Track track(UUID track) {
        return sql.sql("""
                        select program_id, program_name, name
                          from programs.v_tracks
                         where organization_id = :organization and track_id = :track
                        """)
                .param("organization", Actor.current().organization())
                .param("track", track)
                .optional(Track.class)
                .orElseThrow(NotYours::new);
    }

    /** All lessons of the track's program, with the last day a closed session of the track had each. */
    @Transactional(readOnly = true)
    public List<Row> ofTrack(UUID program, UUID track) {
        return sql.sql("""
                        select lesson.module_id, lesson.module_title, lesson.lesson_id, lesson.title, held.last
                          from programs.v_lessons lesson
                          left join (
                               select version.lesson_id, max(session.on_date) as last
                                 from scheduling.v_sessions session
                                 join programs.v_lesson_versions version
                                   on version.organization_id = session.organization_id
                                  and version.lesson_version_id = session.lesson_version_id
                                where session.organization_id = :organization and session.track_id = :track
                                  and session.closed_at is not null
                                group by version.lesson_id) held
                            on held.lesson_id = lesson.lesson_id
                         where lesson.organization_id = :organization and lesson.program_id = :program
                         order by lesson.module_place, lesson.place, lesson.lesson_id
                        """)
                .param("organization", Actor.current().organization())
                .param("program", program)
                .param("track", track)
                .list(Row.class);
    }

    record Own(LessonVersionId lessonVersionId, String title, LocalDate onDate) {}

    /** Each lesson once, as it was the last time, newest first. */
    @Transactional(readOnly = true)
    public List<Own> own(ParticipantId me) {
        return sql.sql("""
                        select lesson_version_id, title, on_date
                          from (select distinct on (had.lesson_id) had.lesson_version_id, version.title, had.on_date
                                  from attendance.v_lessons_had had
                                  join programs.v_lesson_versions version
                                    on version.organization_id = had.organization_id
                                   and version.lesson_version_id = had.lesson_version_id
                                 where had.organization_id = :organization and had.participant_id = :me
                                 order by had.lesson_id, had.on_date desc, version.version desc) last_time
                         order by on_date desc, title
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .list(Own.class);
    }

    /** Whether this person was in the room when that version was taught. */
    @Transactional(readOnly = true)
    public boolean hadBy(ParticipantId me, LessonVersionId version) {
        return sql.sql("""
                        select exists (select from attendance.v_lessons_had
                                        where organization_id = :organization and participant_id = :me
                                          and lesson_version_id = :version)
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("version", version)
                .single(Boolean.class);
    }

    @Transactional(readOnly = true)
    public String nameOf(ParticipantId person) {
        return sql.sql("""
                        select full_name from people.v_names where organization_id = :organization and participant_id = :person
                        """)
                .param("organization", Actor.current().organization())
                .param("person", person)
                .optional(String.class)
                .orElseThrow(NotYours::new);
    }
}
