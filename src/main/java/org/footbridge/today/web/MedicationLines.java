package org.footbridge.today.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.footbridge.ui.Mark;
import org.footbridge.ui.Show;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a prescriber finds on Today: the day's visits, and whose list nobody has reconciled since admission. */
@Component
class MedicationLines {

    private static final int MOST = 15;

    private final Sql sql;

    MedicationLines(Sql sql) {
        this.sql = sql;
    }

    /** @param participantId who it is about, for the audit */
    record Found(UUID participantId, TodayPage.Line line) {}

    private record Visit(UUID participantId, String who, Instant startsAt, Instant endsAt) {}

    @Transactional(readOnly = true)
    List<Found> visits(LocalDate today, ZoneId zone, UUID staff, Collection<UUID> reachable, Show show) {
        return sql
                .sql("""
                        select appointment.participant_id, name.full_name as who, appointment.starts_at, appointment.ends_at
                          from scheduling.v_appointments appointment
                          join people.v_names name
                            on name.organization_id = appointment.organization_id and name.participant_id = appointment.participant_id
                         where appointment.organization_id = :organization and appointment.kind = 'medication'
                           and appointment.staff_id = :staff and appointment.status in ('booked', 'arrived')
                           and appointment.starts_at >= :from and appointment.starts_at < :until
                           and appointment.participant_id = any(:reachable::uuid[])
                         order by appointment.starts_at
                        """)
                .param("organization", Actor.current().organization())
                .param("staff", staff)
                .param("from", today.atStartOfDay(zone).toInstant())
                .param("until", today.plusDays(1).atStartOfDay(zone).toInstant())
                .param("reachable", reachable)
                .list(Visit.class)
                .stream()
                .map(one -> new Found(
                        one.participantId(),
                        new TodayPage.Line(
                                one.who(),
                                "Medication visit, " + show.times(one.startsAt(), one.endsAt()),
                                "/people/" + one.participantId() + "/medications/visits/new",
                                "Today",
                                Mark.OPEN)))
                .toList();
    }

    private record Unreconciled(UUID participantId, String who, LocalDate admittedOn) {}

    @Transactional(readOnly = true)
    List<Found> unreconciled(Collection<UUID> reachable, Show show) {
        return sql
                .sql("""
                        select episode.participant_id, name.full_name as who, episode.admitted_on
                          from episodes.v_episodes episode
                          join people.v_names name
                            on name.organization_id = episode.organization_id and name.participant_id = episode.participant_id
                         where episode.organization_id = :organization and episode.status = 'active'
                           and episode.participant_id = any(:reachable::uuid[])
                           and not exists (select from medications.v_reviews review
                                            where review.organization_id = episode.organization_id
                                              and review.participant_id = episode.participant_id
                                              and review.still_open = 0 and review.reviewed_at >= episode.admitted_on)
                         order by episode.admitted_on, name.full_name
                         limit :most
                        """)
                .param("organization", Actor.current().organization())
                .param("reachable", reachable)
                .param("most", MOST)
                .list(Unreconciled.class)
                .stream()
                .map(one -> new Found(
                        one.participantId(),
                        new TodayPage.Line(
                                one.who(),
                                "admitted " + show.date(one.admittedOn()),
                                "/people/" + one.participantId() + "/medications/reconciliation",
                                "Not reconciled",
                                Mark.NEEDS)))
                .toList();
    }
}
