package org.footbridge.alerts;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.MembershipId;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what happens with an alert, one row a step, never changed. */
@Component
class AlertSteps {

    enum Kind {
        RAISED,
        JOINED,
        TOLD,
        /** Nobody could be told at this level. */
        UNTOLD,
        ACKNOWLEDGED,
        DONE,
        CLOSED
    }

    private final Sql sql;
    private final Clock clock;

    AlertSteps(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(AlertId alert, Optional<ParticipantId> about, Kind kind, Raise reason) {
        insert(alert, about, kind, reason, null, Actor.current().membership(), null);
    }

    void add(AlertId alert, Optional<ParticipantId> about, Kind kind, String words) {
        insert(alert, about, kind, null, null, Actor.current().membership(), words);
    }

    /** @param told nobody where the level has nobody to tell */
    void told(AlertId alert, Optional<ParticipantId> about, int level, Optional<MembershipId> told) {
        insert(
                alert,
                about,
                told.isPresent() ? Kind.TOLD : Kind.UNTOLD,
                null,
                level,
                told.map(MembershipId::value).orElse(null),
                null);
    }

    /** Whether this reason stands among the alert's reasons already. */
    boolean knows(AlertId alert, Raise reason) {
        return sql.sql("""
                        select exists (
                               select from alerts.step
                                where organization_id = :organization and alert_id = :alert
                                  and kind in ('raised', 'joined') and source = :source and urgency = :urgency
                                  and subject = :subject and subject_id = :subjectId::uuid)
                        """)
                .param("organization", Actor.current().organization())
                .param("alert", alert)
                .param("source", reason.source())
                .param("urgency", reason.urgency())
                .param("subject", reason.subject())
                .param("subjectId", reason.subjectId())
                .single(Boolean.class);
    }

    private void insert(
            AlertId alert,
            Optional<ParticipantId> about,
            Kind kind,
            @Nullable Raise reason,
            @Nullable Integer level,
            @Nullable UUID membership,
            @Nullable String words) {
        var now = clock.instant();
        sql.sql("""
                        insert into alerts.step (organization_id, id, alert_id, participant_id, at, kind, source, subject,
                                                 subject_id, urgency, level, membership_id, words, regime, privacy_class)
                        values (:organization, :id, :alert, :participant::uuid, :now, :kind, :source::text, :subject::text,
                                :subjectId::uuid, :urgency::text, :level::int, :membership::uuid, :words::text,
                                :regime, :class)
                        """)
                .param("organization", Actor.current().organization())
                .param("id", Id.fresh(now))
                .param("alert", alert)
                .param("participant", about)
                .param("now", now)
                .param("kind", kind)
                .param("source", reason == null ? null : reason.source())
                .param("subject", reason == null ? null : reason.subject())
                .param("subjectId", reason == null ? null : reason.subjectId())
                .param("urgency", reason == null ? null : reason.urgency())
                .param("level", level)
                .param("membership", membership)
                .param("words", words)
                .param("regime", Regime.PART2)
                .param("class", PrivacyClass.ORDINARY)
                .update();
    }
}
