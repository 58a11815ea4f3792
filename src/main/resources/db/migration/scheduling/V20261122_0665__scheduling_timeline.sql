-- Appointments for a person's timeline.
create view scheduling.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, starts_at as at, 'clock'::text as icon, title,
       case status when 'cancelled' then 'Cancelled' when 'no_show' then 'We missed them' when 'fulfilled' then 'Took place' else '' end
       as detail,
       '/people/' || participant_id || '/appointments' as link
  from scheduling.appointment;
grant select on scheduling.v_timeline to footbridge_app;
