package org.footbridge.alerts.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Authorization;
import org.footbridge.access.NotYours;
import org.footbridge.access.Permission;
import org.footbridge.alerts.AlertId;
import org.footbridge.alerts.Alerts;
import org.footbridge.alerts.Outcome;
import org.footbridge.alerts.PlanReview;
import org.footbridge.alerts.RiskAsked;
import org.footbridge.alerts.Source;
import org.footbridge.alerts.Urgency;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One alert with its steps, and the list of those the bound staff member may act on. */
@Component
class AlertQuery {

    record Row(
            UUID id,
            Optional<UUID> participantId,
            Optional<String> fullName,
            Optional<String> unknownPerson,
            Urgency urgency,
            Instant raisedAt,
            Optional<Instant> acknowledgedAt,
            Optional<String> acknowledgedBy,
            Optional<Instant> closedAt,
            Optional<Outcome> outcome,
            Optional<String> whatWasDone,
            Optional<RiskAsked> riskAsked,
            Optional<PlanReview> planReview) {

        Optional<ParticipantId> about() {
            return participantId.map(ParticipantId::new);
        }

        String name() {
            return fullName.or(() -> unknownPerson).orElse("");
        }
    }

    record Step(
            String kind,
            Instant at,
            Optional<Source> source,
            Optional<String> subject,
            Optional<Urgency> urgency,
            Optional<Integer> level,
            Optional<String> staffName,
            Optional<String> words) {}

    private static final String ALERT = """
            select alert.id, alert.participant_id, person.full_name, alert.unknown_person, alert.urgency, alert.raised_at,
                   alert.acknowledged_at, acknowledger.full_name as acknowledged_by, alert.closed_at, alert.outcome,
                   alert.what_was_done, alert.risk_asked, alert.plan_review
              from alerts.alert
              left join people.v_names person on person.organization_id = alert.organization_id
                                             and person.participant_id = alert.participant_id
              left join access.v_memberships member on member.organization_id = alert.organization_id
                                                   and member.membership_id = alert.acknowledged_by
              left join staff.v_names acknowledger on acknowledger.organization_id = member.organization_id
                                                  and acknowledger.staff_id = member.person_id
             where alert.organization_id = :organization
            """;

    private final Sql sql;
    private final Authorization authorization;
    private final Alerts alerts;

    AlertQuery(Sql sql, Authorization authorization, Alerts alerts) {
        this.sql = sql;
        this.authorization = authorization;
        this.alerts = alerts;
    }

    /** @throws NotYours if there is none or the actor may not act on it */
    @Transactional(readOnly = true)
    Row alert(AlertId id) {
        var row = sql.sql(ALERT + " and alert.id = :id")
                .param("organization", Actor.current().organization())
                .param("id", id)
                .optional(Row.class)
                .orElseThrow(NotYours::new);
        alerts.requireToAct(row.about());
        return row;
    }

    @Transactional(readOnly = true)
    List<Step> steps(AlertId id) {
        return sql.sql("""
                        select step.kind, step.at, step.source, step.subject, step.urgency, step.level,
                               staff.full_name as staff_name, step.words
                          from alerts.step
                          left join access.v_memberships member on member.organization_id = step.organization_id
                                                               and member.membership_id = step.membership_id
                          left join staff.v_names staff on staff.organization_id = member.organization_id
                                                       and staff.staff_id = member.person_id
                         where step.organization_id = :organization and step.alert_id = :id
                         order by step.at, step.id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Step.class);
    }

    record Rung(
            Optional<String> staffName,
            String channel,
            Instant writtenAt,
            Optional<Instant> sentAt,
            Optional<Instant> stoppedAt,
            Optional<String> lastProblem) {}

    /** What rang or was mailed for it, and what did not get through. */
    @Transactional(readOnly = true)
    List<Rung> rings(AlertId id) {
        return sql.sql("""
                        select staff.full_name as staff_name, told.channel, told.written_at, told.sent_at, told.stopped_at,
                               told.last_problem
                          from (select id, membership_id, channel, written_at, sent_at, stopped_at, last_problem
                                  from alerts.ring
                                 where organization_id = :organization and alert_id = :id
                                 union all
                                select mailed.id, mailed.membership_id, 'mail', mail.written_at, mail.sent_at, mail.stopped_at,
                                       case when mail.attempts > 0 and mail.sent_at is null
                                            then 'the mail server did not take it' end
                                  from alerts.mailed
                                  join notices.v_mail_state mail on mail.organization_id = mailed.organization_id
                                                                and mail.mail_id = mailed.id
                                 where mailed.organization_id = :organization and mailed.alert_id = :id) as told
                          left join access.v_memberships member on member.organization_id = :organization
                                                               and member.membership_id = told.membership_id
                          left join staff.v_names staff on staff.organization_id = member.organization_id
                                                       and staff.staff_id = member.person_id
                         order by told.written_at, told.id
                        """)
                .param("organization", Actor.current().organization())
                .param("id", id)
                .list(Rung.class);
    }

    /** Open ones by urgency and age, then the last closed. */
    @Transactional(readOnly = true)
    List<Row> list() {
        boolean unknown = authorization.may(Permission.ACT_ON_ALERT) || authorization.may(Permission.OPEN_INTAKE);
        return sql.sql(ALERT + """
                           and (alert.participant_id = any(:reachable::uuid[]) or (alert.participant_id is null and :unknown))
                         order by alert.closed_at desc nulls first,
                                  case alert.urgency when 'now' then 1 when 'same_day' then 2 else 3 end, alert.raised_at
                         limit 100
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", authorization.reachable(Permission.ACT_ON_ALERT))
                .param("unknown", unknown)
                .list(Row.class);
    }

    @Transactional(readOnly = true)
    String nameOf(ParticipantId participant) {
        return sql.sql("""
                        select full_name from people.v_names
                         where organization_id = :organization and participant_id = :participant
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .optional(String.class)
                .orElseThrow(NotYours::new);
    }
}
