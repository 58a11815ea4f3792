-- A lesson's activities take the place of the session itself while nobody has marked any.
grant delete on attendance.activity to footbridge_app;

-- Lessons somebody was in the room for, once a session; corrections applied.
create view attendance.v_lessons_had with (security_invoker = true) as
select attendance.organization_id, attendance.participant_id, attendance.session_id, attendance.on_date, session.track_id,
       session.lesson_version_id, version.lesson_id, version.module_id
  from attendance.v_attendance attendance
  join scheduling.v_sessions session
    on session.organization_id = attendance.organization_id and session.session_id = attendance.session_id
  join programs.v_lesson_versions version
    on version.organization_id = session.organization_id and version.lesson_version_id = session.lesson_version_id
 where attendance.closed_at is not null
   and attendance.status in ('present', 'late', 'left_early', 'present_partial', 'present_declined_activity',
                             'telehealth_failed', 'removed');

grant select on attendance.v_lessons_had to footbridge_app;
