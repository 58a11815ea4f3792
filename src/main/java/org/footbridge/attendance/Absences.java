package org.footbridge.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Raise;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.StaffedHours;
import org.footbridge.alerts.Urgency;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.SessionId;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "I can't come": said beforehand by the person, taken back if things change. The outcome stays the facilitator's. */
@Component
public class Absences {

    /** Longest reason that is kept. */
    public static final int MOST_WORDS = 500;

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final Sessions sessions;
    private final Alerts alerts;
    private final StaffedHours staffed;

    Absences(
            Sql sql,
            Clock clock,
            Audit audit,
            Authorization authorization,
            Sessions sessions,
            Alerts alerts,
            StaffedHours staffed) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.sessions = sessions;
        this.alerts = alerts;
        this.staffed = staffed;
    }

    /** What stands said. */
    public record Said(String reason, Instant saidAt) {}

    /**
     * A session somebody could say it for.
     *
     * @param over whether it is too late to say anything
     * @param readLater whether nobody reads it before the program opens again
     */
    public record Session(Sessions.Session session, Optional<Said> said, boolean over, boolean readLater) {}

    /** @throws NotYours if the person is not due there */
    @Transactional(readOnly = true)
    public Session session(SessionId id, ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        var session = sessions.get(id);
        if (!isDue(id, me)) {
            throw new NotYours();
        }
        return new Session(
                session,
                said(id, me),
                !session.isOpen() || !clock.instant().isBefore(session.endsAt()),
                !staffed.now(session.programId()));
    }

    private Optional<Said> said(SessionId session, ParticipantId me) {
        return sql.sql("""
                        select reason, said_at
                          from attendance.absence_said
                         where organization_id = :organization and session_id = :session and participant_id = :me
                           and taken_back_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("me", me)
                .optional(Said.class);
    }

    private boolean isDue(SessionId session, ParticipantId me) {
        return sql.sql("""
                        select exists (select from scheduling.v_due
                                        where organization_id = :organization and session_id = :session and participant_id = :me)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session)
                .param("me", me)
                .single(Boolean.class);
    }

    /** What came of saying so. */
    public sealed interface Saying {

        /** @param told whether the team is told now that somebody may be in danger */
        record Kept(boolean told) implements Saying {}

        /** Nobody reads it until later: one answer is needed first, whether safety is at stake before then (CARE 1). */
        record AskAtStake() implements Saying {}

        /**
         * The session is over or cancelled.
         *
         * @param told as above
         */
        record TooLate(boolean told) implements Saying {}
    }

    /**
     * Keeps that this person cannot come. Said before, the first words stay; a danger is told all the same.
     *
     * @param reason as they like, perhaps empty
     */
    @Transactional
    public Saying say(SessionId id, ParticipantId me, String reason, Optional<Boolean> atStake) {
        var stands = session(id, me);
        boolean told = atStake.orElse(false);
        if (stands.over()) {
            if (told) {
                inDanger(me, Optional.empty());
            }
            return new Saying.TooLate(told);
        }
        if (stands.readLater() && atStake.isEmpty()) {
            return new Saying.AskAtStake();
        }
        var absence = new AbsenceId(Id.fresh(clock.instant()));
        boolean kept = keep(absence, stands.session(), me, reason);
        if (told) {
            inDanger(me, kept ? Optional.of(absence.value()) : Optional.empty());
        }
        audit.act(Act.CREATE, "absence said", id, List.of(me));
        return new Saying.Kept(told);
    }

    /** Tells the team at once, whatever becomes of the words beside it (CARE 1). */
    @Transactional
    public void inDanger(ParticipantId me) {
        authorization.require(Permission.OWN_RECORD, me);
        inDanger(me, Optional.empty());
    }

    private void inDanger(ParticipantId me, Optional<UUID> absence) {
        alerts.raise(Raise.about(
                me, Source.MESSAGE, Urgency.NOW, "\"I can't come\": somebody's safety is at stake", absence));
    }

    private boolean keep(AbsenceId id, Sessions.Session session, ParticipantId me, String reason) {
        return sql.sql("""
                        insert into attendance.absence_said (organization_id, id, session_id, participant_id, reason, said_at, regime,
                                                             privacy_class)
                        values (:organization, :id, :session, :me, :reason, :now, :regime, :class)
                        on conflict (organization_id, session_id, participant_id) where taken_back_at is null do nothing
                        """)
                        .param("organization", Actor.current().organization())
                        .param("id", id)
                        .param("session", session.sessionId())
                        .param("me", me)
                        .param("reason", reason.strip())
                        .param("now", clock.instant())
                        .param("regime", session.regime())
                        .param("class", PrivacyClass.ORDINARY)
                        .update()
                == 1;
    }

    /** "I can come after all". Where nothing was said nothing changes. */
    @Transactional
    public void takeBack(SessionId id, ParticipantId me) {
        session(id, me);
        int taken = sql.sql("""
                        update attendance.absence_said set taken_back_at = :now
                         where organization_id = :organization and session_id = :session and participant_id = :me
                           and taken_back_at is null
                        """)
                .param("organization", Actor.current().organization())
                .param("session", id)
                .param("me", me)
                .param("now", clock.instant())
                .update();
        if (taken > 0) {
            audit.act(Act.UPDATE, "absence said", id, List.of(me), "taken back");
        }
    }
}
