-- On which ground somebody reached a participant, then and now: a person reads those of the own record.
create view access.v_relationships with (security_invoker = true) as
select organization_id, participant_id, membership_id, role, ground, scope, starts_at, ends_at
  from access.relationship;
grant select on access.v_relationships to footbridge_app;
