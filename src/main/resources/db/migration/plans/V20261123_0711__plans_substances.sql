-- Whether the goals of a problem may be about substance use: by a diagnosis of F10 to F19 (ICD-10-CM), and as long as nobody
-- wrote the code of another diagnosis, because nobody then said that they are not.
create function plans.about_substances(diagnosis text) returns boolean language sql immutable parallel safe
return coalesce(diagnosis ~* '\mF1[0-9]' or diagnosis !~* '\m[A-TV-Z][0-9][0-9A-Z](\.|\M)', true);

-- Forms that ask about alcohol or drugs, by the beginning of their names.
create function plans.asks_of_substances(instrument text) returns boolean language sql immutable parallel safe
return coalesce(instrument ~* '^(AUDIT|BAM|CRAVING|DAST|DUDIT|CUDIT|CAGE|CRAFFT|ASSIST|TAPS|SACS|S2BI|BSTAD)', false);

-- What hangs under such a problem is seen by nobody outside whom no release told of substance use; each level asks the one
-- above it, so that a line cannot be seen without its problem.
create policy told_of_substances on plans.problem as restrictive for select
    using ((select platform.substances()) is null
           or participant_id = any ((select platform.substances())::uuid[])
           or not plans.about_substances(diagnosis));
create policy told_of_substances on plans.goal as restrictive for select
    using ((select platform.substances()) is null
           or exists (select from plans.problem
                       where problem.organization_id = goal.organization_id and problem.id = goal.problem_id));
create policy told_of_substances on plans.objective as restrictive for select
    using ((select platform.substances()) is null
           or participant_id = any ((select platform.substances())::uuid[])
           or not plans.asks_of_substances(instrument)
              and exists (select from plans.goal
                           where goal.organization_id = objective.organization_id and goal.id = objective.goal_id));
create policy told_of_substances on plans.intervention as restrictive for select
    using ((select platform.substances()) is null
           or exists (select from plans.objective
                       where objective.organization_id = intervention.organization_id
                         and objective.id = intervention.objective_id));

create or replace view plans.v_goals with (security_invoker = true) as
select current.organization_id, current.participant_id, current.episode_id, goal.line_id as goal_id, goal.own_words,
       problem.diagnosis,
       row_number() over (partition by current.organization_id, current.version_id
                          order by problem.position, goal.position) as place,
       plans.about_substances(problem.diagnosis) as substances
  from plans.v_current_plan current
  join plans.goal on goal.organization_id = current.organization_id and goal.version_id = current.version_id
  join plans.problem on problem.organization_id = goal.organization_id and problem.id = goal.problem_id;
