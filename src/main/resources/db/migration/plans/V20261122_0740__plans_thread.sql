-- The lines of the plan in force, for who follows the thread from an objective to what was done for it.
create view plans.v_problems with (security_invoker = true) as
select problem.organization_id, problem.line_id as problem_id, current.participant_id, current.episode_id, problem.statement,
       problem.diagnosis, problem.position,
       exists (select from plans.goal
                 join plans.objective on objective.organization_id = goal.organization_id and objective.goal_id = goal.id
                where goal.organization_id = problem.organization_id and goal.problem_id = problem.id
                  and objective.instrument is not null) as measured
  from plans.v_current_plan current
  join plans.problem on problem.organization_id = current.organization_id and problem.version_id = current.version_id;

create view plans.v_interventions with (security_invoker = true) as
select intervention.organization_id, intervention.line_id as intervention_id, objective.line_id as objective_id,
       current.participant_id, current.episode_id, intervention.statement, intervention.modality, intervention.per_week,
       intervention.minutes, intervention.weeks, intervention.staff_id, intervention.position
  from plans.v_current_plan current
  join plans.objective on objective.organization_id = current.organization_id and objective.version_id = current.version_id
  join plans.intervention
    on intervention.organization_id = objective.organization_id and intervention.objective_id = objective.id;

-- What was ever ordered in a signed plan of the stay, and since when.
create view plans.v_ordered with (security_invoker = true) as
select version.organization_id, version.participant_id, plan.episode_id, intervention.modality, min(version.signed_at) as since
  from plans.version
  join plans.plan on plan.organization_id = version.organization_id and plan.id = version.plan_id
  join plans.intervention
    on intervention.organization_id = version.organization_id and intervention.version_id = version.id
 where version.signed_at is not null
 group by version.organization_id, version.participant_id, plan.episode_id, intervention.modality;

grant select on plans.v_problems, plans.v_interventions, plans.v_ordered to footbridge_app;
