package org.footbridge.chart;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.footbridge.measures.StayEvents;
import org.footbridge.people.ParticipantId;
import org.footbridge.platform.Actor;
import org.footbridge.platform.Sql;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What stands as flags on a course of scores: the stay, its plan, medicines, milestones, lapses, weeks somebody was due and did not come. */
@Component
class EventsOfStay implements StayEvents {

    private final Sql sql;

    EventsOfStay(Sql sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Event> of(ParticipantId participant, LocalDate from, ZoneId zone) {
        return sql.sql("""
                        select "on", kind, what
                          from (select (starts_at at time zone :zone)::date as "on",
                                       case status when 'active' then 'admitted' when 'onhold' then 'on_hold' else 'discharged' end as kind,
                                       '' as what
                                  from episodes.v_status_history
                                 where organization_id = :organization and participant_id = :participant
                                   and status in ('active', 'onhold', 'finished')
                                union all
                                select on_date, 'medication_' || kind, name
                                  from medications.v_events
                                 where organization_id = :organization and participant_id = :participant and not restricted
                                union all
                                select (at at time zone :zone)::date,
                                       case when row_number() over (partition by episode_id order by at) = 1 then 'plan_signed'
                                            else 'plan_reviewed' end, ''
                                  from plans.v_timeline
                                 where organization_id = :organization and participant_id = :participant
                                union all
                                select (told_at at time zone :zone)::date, 'lapse', ''
                                  from safety.v_lapses
                                 where organization_id = :organization and participant_id = :participant
                                union all
                                select (said_at at time zone :zone)::date, 'milestone', words
                                  from plans.v_milestones
                                 where organization_id = :organization and participant_id = :participant
                                   and state = 'reached' and celebrate
                                union all
                                select date_trunc('week', on_date)::date, 'week_missed', ''
                                  from attendance.v_attendance
                                 where organization_id = :organization and participant_id = :participant
                                   and closed_at is not null and status not in ('cancelled_by_program', 'on_leave', 'holiday')
                                 group by 1
                                having coalesce(max(minutes), 0) = 0) happened
                         where "on" >= :from
                         order by "on", kind, what
                        """)
                .param("organization", Actor.current().organization())
                .param("participant", participant)
                .param("from", from)
                .param("zone", zone.getId())
                .list(Event.class);
    }
}
