package org.footbridge.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.programs.LessonPart;
import org.footbridge.programs.LessonVersionId;
import org.footbridge.programs.ReadLessons;
import org.footbridge.scheduling.SessionId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the last group day gave along: taught at ten, on the phone at one past ten. "Used it?" is asked once, a while
 * later, and no sooner than it could have been used.
 */
@Component
public class Homework {

    /** Before that the answer could only be no. */
    private static final Duration TIME_TO_TRY = Duration.ofHours(3);

    /** What has not been answered in a week is not asked any more. */
    private static final Duration HOLDS = Duration.ofDays(7);

    private final Sql sql;
    private final Clock clock;
    private final Authorization authorization;
    private final Tools tools;
    private final ReadLessons lessons;
    private final Stay stays;
    private final Audit audit;

    Homework(
            Sql sql,
            Clock clock,
            Authorization authorization,
            Tools tools,
            ReadLessons lessons,
            Stay stays,
            Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.authorization = authorization;
        this.tools = tools;
        this.lessons = lessons;
        this.stays = stays;
        this.audit = audit;
    }

    /** The answer to "used it?". */
    public enum Answer {
        USED,
        A_LITTLE,
        NOT_THIS_TIME
    }

    /**
     * @param home the lesson's ten minutes at home, as Markdown
     * @param asks whether "used it?" is asked now
     */
    public record Open(
            SessionId sessionId,
            LessonVersionId lessonVersionId,
            String lesson,
            String home,
            Tool tool,
            Instant endedAt,
            boolean asks) {}

    private record Had(
            SessionId sessionId,
            LessonVersionId lessonVersionId,
            String lesson,
            String text,
            String moduleOrigin,
            String lessonOrigin,
            Instant endedAt) {}

    /**
     * Of the last day with a lesson, what is not answered, in the order it was taught; and of the day before it, until the
     * newer can be asked about. One statement.
     */
    @Transactional(readOnly = true)
    public List<Open> open(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        var now = clock.instant();
        return had(me, now).stream()
                .map(one -> new Open(
                        one.sessionId(),
                        one.lessonVersionId(),
                        one.lesson(),
                        home(one),
                        tools.along(one.moduleOrigin(), one.lessonOrigin()),
                        one.endedAt(),
                        !one.endedAt().plus(TIME_TO_TRY).isAfter(now)))
                .toList();
    }

    private String home(Had one) {
        return lessons.of(one.lessonVersionId(), one.text())
                .map(lesson -> lesson.part(LessonPart.TEN_MINUTES_AT_HOME))
                .orElse("");
    }

    private List<Had> had(ParticipantId me, Instant now) {
        return sql.sql("""
                        select had.session_id, had.lesson_version_id, had.lesson, had.text, had.module_origin, had.lesson_origin, had.ended_at
                          from (select session.session_id, session.lesson_version_id, version.title as lesson, version.text,
                                       module.origin as module_origin, lesson.origin as lesson_origin,
                                       session.ends_at as ended_at, session.on_date,
                                       dense_rank() over (order by session.on_date desc) as day
                                  from attendance.v_attendance mark
                                  join scheduling.v_sessions session
                                    on session.organization_id = mark.organization_id and session.session_id = mark.session_id
                                  join programs.v_lesson_versions version
                                    on version.organization_id = session.organization_id
                                   and version.lesson_version_id = session.lesson_version_id
                                  join programs.v_lessons lesson
                                    on lesson.organization_id = version.organization_id and lesson.lesson_id = version.lesson_id
                                  join programs.v_modules module
                                    on module.organization_id = lesson.organization_id and module.module_id = lesson.module_id
                                 where mark.organization_id = :organization and mark.participant_id = :me
                                   and mark.status in ('present', 'late', 'left_early', 'present_partial',
                                                       'present_declined_activity', 'telehealth_failed')
                                   and session.status <> 'cancelled'
                                   and session.ends_at <= :now and session.ends_at > :since) had
                         where (had.day = 1
                                or had.day = 2 and not exists (select from scheduling.v_sessions newer
                                                                 join attendance.v_attendance there
                                                                   on there.organization_id = newer.organization_id
                                                                  and there.session_id = newer.session_id
                                                                  and there.participant_id = :me
                                                                where newer.organization_id = :organization
                                                                  and newer.on_date > had.on_date
                                                                  and newer.lesson_version_id is not null
                                                                  and newer.ends_at <= :could))
                           and not exists (select from practice.tried
                                            where tried.organization_id = :organization and tried.participant_id = :me
                                              and tried.session_id = had.session_id)
                         order by had.ended_at, had.session_id
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("now", now)
                .param("could", now.minus(TIME_TO_TRY))
                .param("since", now.minus(HOLDS))
                .list(Had.class);
    }

    /**
     * Keeps the answer, which the team sees. A second one for the same lesson changes nothing.
     *
     * @throws NotYours if the person was not given this along
     */
    @Transactional
    public void answer(ParticipantId me, SessionId session, Answer answer) {
        authorization.require(Permission.OWN_RECORD, me);
        var now = clock.instant();
        if (answered(me, session)) {
            return;
        }
        var had = had(me, now).stream()
                .filter(one -> one.sessionId().equals(session))
                .findFirst()
                .orElseThrow(NotYours::new);
        var stay = stays.of(me).orElseThrow(NotYours::new);
        var id = Id.fresh(now);
        int kept = sql.sql("""
                        insert into practice.tried (organization_id, id, participant_id, session_id, lesson_version_id, tool,
                                                    answer, answered_at, regime, privacy_class)
                        values (:organization, :id, :me, :session, :version, :tool, :answer, :now, :regime, :class)
                        on conflict (organization_id, participant_id, session_id) do nothing
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("me", me)
                .param("session", session)
                .param("version", had.lessonVersionId())
                .param(
                        "tool",
                        tools.along(had.moduleOrigin(), had.lessonOrigin()).key())
                .param("answer", answer)
                .param("now", now)
                .param("regime", stay.regime())
                .param("class", PrivacyClass.ORDINARY)
                .update();
        if (kept > 0) {
            audit.act(Act.CREATE, "answer to homework", session, List.of(me));
        }
    }

    private boolean answered(ParticipantId me, SessionId session) {
        return sql.sql("""
                        select 1 from practice.tried
                         where organization_id = :organization and participant_id = :me and session_id = :session
                        """)
                .param("organization", Actor.current().organization())
                .param("me", me)
                .param("session", session)
                .optional(Integer.class)
                .isPresent();
    }

    /** What a participant's own words call an answer; nothing for anything else. */
    public static Optional<Answer> said(String word) {
        return java.util.Arrays.stream(Answer.values())
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
