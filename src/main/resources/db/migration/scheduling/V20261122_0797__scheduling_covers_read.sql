-- Sessions in a colleague's hands, for who watches over them.
create view scheduling.v_covers with (security_invoker = true) as
select organization_id, session_id, staff_id, handed_at, until, ended_at from scheduling.cover;
grant select on scheduling.v_covers to footbridge_app;
