drop view attendance.v_weeks;

-- Per person and week, Monday first by the program's own days: what was planned for them and what they were there for.
create view attendance.v_weeks with (security_invoker = true) as
select due.organization_id, due.participant_id, due.episode_id,
       date_trunc('week', session.on_date::timestamp)::date as week_starts_on,
       coalesce(sum(session.minutes) filter (where session.status <> 'cancelled'), 0)::int as planned_minutes,
       coalesce(sum(attendance.minutes) filter (where session.status = 'closed'), 0)::int as attended_minutes,
       count(*) filter (where session.status <> 'cancelled')::int as sessions_due,
       count(*) filter (where attendance.minutes > 0)::int as sessions_attended
  from scheduling.v_due due
  join scheduling.v_sessions session
    on session.organization_id = due.organization_id and session.session_id = due.session_id
  left join attendance.v_attendance attendance
    on attendance.organization_id = due.organization_id and attendance.session_id = due.session_id
   and attendance.participant_id = due.participant_id
 group by 1, 2, 3, 4;

-- Days somebody was missed, for their timeline; one line a program day.
create view attendance.v_timeline with (security_invoker = true) as
select attendance.organization_id, attendance.participant_id, attendance.episode_id, min(session.starts_at) as at,
       'calendar'::text as icon, 'We missed them'::text as title,
       string_agg(session.title, ', ' order by session.starts_at) as detail,
       '/sessions/' || (array_agg(session.session_id order by session.starts_at))[1] as link
  from attendance.v_attendance attendance
  join scheduling.v_sessions session
    on session.organization_id = attendance.organization_id and session.session_id = attendance.session_id
 where attendance.status = 'no_show' and attendance.closed_at is not null
 group by attendance.organization_id, attendance.participant_id, attendance.episode_id, attendance.on_date;

grant select on attendance.v_weeks, attendance.v_timeline to footbridge_app;
