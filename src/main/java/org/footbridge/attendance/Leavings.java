package org.footbridge.attendance;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.scheduling.Sessions;
import org.springframework.stereotype.Component;

/** Reads for a whole roster at once what has to be known of how people leave. */
@Component
class Leavings {

    private final Sql sql;

    Leavings(Sql sql) {
        this.sql = sql;
    }

    private record Row(
            ParticipantId participantId,
            boolean under18,
            boolean alert,
            boolean intoxicated,
            Optional<String> healthLeftHow,
            Optional<String> departure) {}

    /** Only people of whom there is something to know. */
    record Of(Map<ParticipantId, LeavingRules.Known> known) {

        Mark with(RosterRow row) {
            return LeavingRules.with(row.mark(), of(row));
        }

        Optional<String> missing(RosterRow row) {
            return LeavingRules.missing(row.mark(), of(row));
        }

        boolean anyDeparture() {
            return known.values().stream().anyMatch(one -> one.departure().isPresent());
        }

        private LeavingRules.Known of(RosterRow row) {
            return known.getOrDefault(row.participantId(), LeavingRules.Known.NOTHING);
        }
    }

    Of of(Sessions.Session session, Collection<RosterRow> roster) {
        Map<ParticipantId, LeavingRules.Known> known = new HashMap<>();
        sql.sql("""
                        select name.participant_id, coalesce(name.birth_date > :eighteenYearsBefore, false) as under18,
                               alert.alert_id is not null as alert, coalesce(health.intoxicated, false) as intoxicated,
                               health.left_how as health_left_how, departure.with_whom as departure
                          from people.v_names name
                          left join alerts.v_open alert
                            on alert.organization_id = name.organization_id and alert.participant_id = name.participant_id
                           and alert.urgency <> 'lapse' and alert.raised_at >= :dayBegins
                          left join (
                               select participant_id, bool_or(kind = 'intoxication') as intoxicated,
                                      max(nullif(left_how, '')) as left_how
                                 from attendance.health_event
                                where organization_id = :organization and session_id = :session
                                group by participant_id) health on health.participant_id = name.participant_id
                          left join attendance.departure
                            on departure.organization_id = name.organization_id and departure.session_id = :session
                           and departure.participant_id = name.participant_id
                         where name.organization_id = :organization and name.participant_id = any(:people::uuid[])
                           and (name.birth_date > :eighteenYearsBefore or alert.alert_id is not null
                                or health.participant_id is not null or departure.participant_id is not null)
                        """)
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("people", roster.stream().map(RosterRow::participantId).toList())
                .param("eighteenYearsBefore", session.onDate().minusYears(LeavingRules.OF_AGE))
                .param(
                        "dayBegins",
                        session.onDate().atStartOfDay(session.wall()).toInstant())
                .list(Row.class)
                .forEach(row -> known.put(
                        row.participantId(),
                        new LeavingRules.Known(
                                row.under18(), row.alert(), row.intoxicated(), row.healthLeftHow(), row.departure())));
        return new Of(known);
    }

    /** With the session's closing, what was said of coming and going stands fixed. */
    void close(Sessions.Session session, Collection<RosterRow> roster, Of left, Instant now) {
        if (roster.stream().anyMatch(row -> !row.away().isEmpty())) {
            freeze("update attendance.time_away set closed_at = :now", session, now);
        }
        if (left.anyDeparture()) {
            freeze("update attendance.departure set closed_at = :now", session, now);
        }
    }

    private void freeze(String update, Sessions.Session session, Instant now) {
        sql.sql(update + " where organization_id = :organization and session_id = :session")
                .param("organization", Actor.current().organization())
                .param("session", session.sessionId())
                .param("now", now)
                .update();
    }
}
