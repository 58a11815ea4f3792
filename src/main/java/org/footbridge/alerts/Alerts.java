package org.footbridge.alerts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.audit.Act;
import org.footbridge.audit.Audit;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Id;
import org.footbridge.platform.PrivacyClass;
import org.footbridge.platform.Regime;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Raises alerts where a danger is learned and follows them to their end. One alert is open a person at most; what is
 * learned later joins it and may make it more urgent, never less (CARE 3).
 */
@Component
public class Alerts {

    private final Sql sql;
    private final Clock clock;
    private final Audit audit;
    private final Authorization authorization;
    private final AlertSteps steps;
    private final TellingSoon soon;

    Alerts(Sql sql, Clock clock, Audit audit, Authorization authorization, AlertSteps steps, TellingSoon soon) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.authorization = authorization;
        this.steps = steps;
        this.soon = soon;
    }

    /**
     * Raises an alert, or joins the person's open one, in the transaction of the answer, inquiry or note it stems from:
     * that cannot exist without its alert. The telling is enqueued in the same transaction. The same reason twice
     * counts once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public AlertId raise(Raise raise) {
        var id = new AlertId(Id.fresh(clock.instant()));
        var alert = insert(id, raise) ? id : join(raise);
        soon.afterCommit(Actor.current().organization());
        return alert;
    }

    private boolean insert(AlertId id, Raise raise) {
        var now = clock.instant();
        // A visitor may add a row and never read one, which "on conflict" would need; somebody a visitor writes about
        // has no open alert to meet.
        var onConflict = Actor.current().kind() == Actor.Kind.VISITOR ? "" : """
                  on conflict (organization_id, participant_id)
                        where closed_at is null and participant_id is not null do nothing
                  """;
        int inserted = sql.sql("""
                        insert into alerts.alert (organization_id, id, participant_id, unknown_person, urgency, raised_at,
                                                  next_telling_at, updated_at, regime, privacy_class)
                        values (:organization, :id, :participant::uuid, :unknown::text, :urgency, :now, :now, :now,
                                :regime, :class)
                        """ + onConflict)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("participant", raise.about())
                .param("unknown", raise.unknownPerson())
                .param("urgency", raise.urgency())
                .param("now", now)
                .param("regime", Regime.PART2) // in doubt the stricter law; an alert may come before any program
                .param("class", PrivacyClass.ORDINARY)
                .update();
        if (inserted == 1) {
            steps.add(id, raise.about(), AlertSteps.Kind.RAISED, raise);
            audit.act(Act.CREATE, "alert", id, raise.about().stream().toList());
        }
        return inserted == 1;
    }

    private record Open(AlertId id, Urgency urgency) {}

    private AlertId join(Raise raise) {
        var open = sql.sql("""
                        select id, urgency
                          from alerts.alert
                         where organization_id = :organization and participant_id = :participant::uuid and closed_at is null
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", raise.about())
                .optional(Open.class);
        if (open.isEmpty()) {
            return raise(raise); // closed by somebody between the two statements
        }
        if (steps.knows(open.get().id(), raise)) {
            return open.get().id();
        }
        sql.sql("""
                        update alerts.alert
                           set urgency = :urgency, acknowledged_at = null, acknowledged_by = null, told_level = null,
                               next_telling_at = :now, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", open.get().id())
                .param("urgency", open.get().urgency().orMoreUrgent(raise.urgency()))
                .param("now", clock.instant())
                .update();
        steps.add(open.get().id(), raise.about(), AlertSteps.Kind.JOINED, raise);
        audit.act(Act.UPDATE, "alert", open.get().id(), raise.about().stream().toList(), "joined");
        return open.get().id();
    }

    /** What came of a wish to act on an alert. */
    public sealed interface Acting permits Acted, Refused {}

    public record Acted() implements Acting {}

    /** @param sentence for the page */
    public record Refused(String sentence) implements Acting {}

    /** The bound staff member has seen it and acts. Escalation stops. */
    @Transactional
    public Acting acknowledge(AlertId id) {
        var alert = lock(id);
        if (alert.closed()) {
            return new Refused("This alert is closed.");
        }
        if (alert.acknowledged()) {
            return new Refused("Somebody has acknowledged this alert already.");
        }
        sql.sql("""
                        update alerts.alert
                           set acknowledged_at = :now, acknowledged_by = :by, next_telling_at = null, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("by", Actor.current().membership())
                .param("now", clock.instant())
                .update();
        steps.add(id, alert.about(), AlertSteps.Kind.ACKNOWLEDGED, "");
        audit.act(Act.UPDATE, "alert", id, alert.about().stream().toList(), "acknowledged");
        return new Acted();
    }

    /** Writes down something that was done, while the alert stays open. */
    @Transactional
    public Acting note(AlertId id, String whatWasDone) {
        var alert = lock(id);
        if (alert.closed()) {
            return new Refused("This alert is closed.");
        }
        if (whatWasDone.isBlank()) {
            return new Refused("Say what was done.");
        }
        steps.add(id, alert.about(), AlertSteps.Kind.DONE, whatWasDone.strip());
        audit.act(Act.UPDATE, "alert", id, alert.about().stream().toList(), "noted");
        return new Acted();
    }

    /** Ends an acknowledged alert; without an outcome, the two questions answered and what was done it stays open. */
    @Transactional
    public Acting close(AlertId id, Closing closing) {
        var alert = lock(id);
        if (alert.closed()) {
            return new Refused("This alert is closed.");
        }
        if (!alert.acknowledged()) {
            return new Refused("Acknowledge the alert first: the newest reason has been seen by nobody yet.");
        }
        if (closing.whatWasDone().isBlank()) {
            return new Refused("Say what was done before you close the alert.");
        }
        sql.sql("""
                        update alerts.alert
                           set closed_at = :now, closed_by = :by, outcome = :outcome, what_was_done = :done,
                               risk_asked = :risk, plan_review = :plan, next_telling_at = null, updated_at = :now
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .param("by", Actor.current().membership())
                .param("outcome", closing.outcome())
                .param("done", closing.whatWasDone().strip())
                .param("risk", closing.riskAsked())
                .param("plan", closing.planReview())
                .param("now", clock.instant())
                .update();
        steps.add(
                id,
                alert.about(),
                AlertSteps.Kind.CLOSED,
                closing.outcome().label() + ". " + closing.whatWasDone().strip());
        audit.act(Act.UPDATE, "alert", id, alert.about().stream().toList(), "closed");
        return new Acted();
    }

    private record Row(Optional<UUID> participantId, boolean acknowledged, boolean closed) {

        Optional<ParticipantId> about() {
            return participantId.map(ParticipantId::new);
        }
    }

    private Row lock(AlertId id) {
        var row = sql.sql("""
                        select participant_id, acknowledged_at is not null as acknowledged, closed_at is not null as closed
                          from alerts.alert
                         where organization_id = :organization and id = :id
                           for update
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        requireToAct(row.about());
        return row;
    }

    /** Whoever reaches the participant; about somebody with no record, clinicians and intake. */
    @Transactional(readOnly = true)
    public void requireToAct(Optional<ParticipantId> about) {
        if (about.isPresent()) {
            authorization.require(Permission.ACT_ON_ALERT, about.get());
        } else if (!authorization.may(Permission.ACT_ON_ALERT)) {
            authorization.require(Permission.OPEN_INTAKE);
        }
    }

    /** Alerts this page lists: a participant's id, or nothing for somebody with no record. */
    @Transactional(readOnly = true)
    public List<UUID> reachable() {
        return List.copyOf(authorization.reachable(Permission.ACT_ON_ALERT));
    }
}
