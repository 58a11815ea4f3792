-- Since when somebody belongs, for who tells others what changed.
create or replace view access.v_memberships with (security_invoker = true) as
select organization_id, id as membership_id, person_id, roles, ended_at, created_at
  from access.membership
 where organization_id = (select platform.organization());
