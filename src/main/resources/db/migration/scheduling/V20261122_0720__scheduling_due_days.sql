-- The day and times stand in both halves, so that who asks for a day or a week reads that and not the whole stay.
create or replace view scheduling.v_due with (security_invoker = true) as
select seat.organization_id, seat.session_id, seat.participant_id, seat.episode_id, seat.ground, seat.reason,
       case when session.cancelled_at is not null then 'cancelled' else seat.status end as status, seat.regime,
       greatest(session.changed_at, seat.changed_at) as changed_at, session.on_date, session.starts_at, session.ends_at
  from scheduling.seat
  join scheduling.session on session.organization_id = seat.organization_id and session.id = seat.session_id
 where session.closed_at is not null or seat.ground = 'walk_in'
union all
select session.organization_id, session.id, enrollment.participant_id, enrollment.episode_id, 'enrolled', '',
       case when session.cancelled_at is not null then 'cancelled' else coalesce(seat.status, 'booked') end,
       session.regime, greatest(session.changed_at, enrollment.changed_at, seat.changed_at),
       session.on_date, session.starts_at, session.ends_at
  from scheduling.session
  join episodes.v_enrollments enrollment
    on enrollment.organization_id = session.organization_id and enrollment.track_id = session.track_id
   and enrollment.starts_on <= session.on_date and (enrollment.ends_on is null or enrollment.ends_on >= session.on_date)
  left join scheduling.seat
    on seat.organization_id = session.organization_id and seat.session_id = session.id
   and seat.participant_id = enrollment.participant_id
 where session.closed_at is null
   and (seat.ground is null or seat.ground = 'enrolled')
   and not exists (
       select from episodes.v_leaves away
        where away.organization_id = session.organization_id and away.participant_id = enrollment.participant_id
          and away.starts_on <= session.on_date and away.ends_on >= session.on_date);
