-- By the day that stands with who is due, so that one week can be read without the others.
create or replace view attendance.v_weeks with (security_invoker = true) as
select due.organization_id, due.participant_id, due.episode_id,
       date_trunc('week', due.on_date::timestamp)::date as week_starts_on,
       coalesce(sum(session.minutes) filter (where session.cancelled_at is null), 0)::int as planned_minutes,
       coalesce(sum(attendance.minutes) filter (where session.cancelled_at is null and session.closed_at is not null), 0)::int as attended_minutes,
       count(*) filter (where session.cancelled_at is null)::int as sessions_due,
       count(*) filter (where attendance.minutes > 0)::int as sessions_attended
  from scheduling.v_due due
  join scheduling.v_sessions session
    on session.organization_id = due.organization_id and session.session_id = due.session_id
  left join attendance.v_attendance attendance
    on attendance.organization_id = due.organization_id and attendance.session_id = due.session_id
   and attendance.participant_id = due.participant_id
 group by 1, 2, 3, 4;
