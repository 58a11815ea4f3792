-- Who is what in the bound organization, for modules that show or tell people by their membership.
create view access.v_memberships with (security_invoker = true) as
select organization_id, id as membership_id, person_id, roles, ended_at
  from access.membership
 where organization_id = (select platform.organization());
grant select on access.v_memberships to footbridge_app;
