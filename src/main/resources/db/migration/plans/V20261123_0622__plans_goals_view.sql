-- The goals of the plan in force, in the person's own words, for modules above that show nothing else of a plan.
create view plans.v_goals with (security_invoker = true) as
select current.organization_id, current.participant_id, current.episode_id, goal.line_id as goal_id, goal.own_words,
       problem.diagnosis,
       row_number() over (partition by current.organization_id, current.version_id
                          order by problem.position, goal.position) as place
  from plans.v_current_plan current
  join plans.goal on goal.organization_id = current.organization_id and goal.version_id = current.version_id
  join plans.problem on problem.organization_id = goal.organization_id and problem.id = goal.problem_id;
grant select on plans.v_goals to footbridge_app;
