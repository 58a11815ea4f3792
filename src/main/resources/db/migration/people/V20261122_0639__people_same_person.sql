-- Who stands for whom after staff said "the same person". Nothing is moved, so the merge can be taken apart.
create view people.v_same_person with (security_invoker = true) as
select organization_id, id as participant_id, coalesce(merged_into, id) as stands_for
  from people.participant;
grant select on people.v_same_person to footbridge_app;
