-- What a person's timeline shows of plans.
create view plans.v_timeline with (security_invoker = true) as
select version.organization_id, version.participant_id, plan.episode_id, version.signed_at as at, 'plan' as icon,
       'Plan signed, version ' || version.number as title, version.what_changed as detail,
       '/episodes/' || plan.episode_id || '/plan' as link
  from plans.version
  join plans.plan on plan.organization_id = version.organization_id and plan.id = version.plan_id
 where version.signed_at is not null;
grant select on plans.v_timeline to footbridge_app;
