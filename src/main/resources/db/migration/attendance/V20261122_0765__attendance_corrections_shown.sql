-- What was found out after a closing, and what the closed row said, for the pages that show both.
create view attendance.v_corrections with (security_invoker = true) as
select organization_id, session_id, participant_id, status, minutes, reason, made_at, made_by
  from attendance.correction;

create view attendance.v_closed with (security_invoker = true) as
select organization_id, session_id, participant_id, status, arrived_at, left_at, minutes, closed_at
  from attendance.attendance
 where closed_at is not null;
grant select on attendance.v_closed, attendance.v_corrections to footbridge_app;
