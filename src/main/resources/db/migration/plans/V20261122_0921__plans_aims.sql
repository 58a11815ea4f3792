-- An objective is bound to one named score of a form and says on which side of the value the aim lies. Empty in what was
-- signed before: then the form's first score, and the side that lies opposite the start.
alter table plans.objective add column score text;
alter table plans.objective add column aim text check (aim in ('at_most', 'at_least'));
comment on column plans.objective.score is 'key of the score within the form; empty: its first';
comment on column plans.objective.aim is 'at_most or at_least the target; empty: the side opposite the baseline';

-- Where each measured aim of a plan in force stands: the last score of the stay. Whether its day has passed is the reader's
-- to say, who knows what day it is.
create view plans.v_aims with (security_invoker = true) as
select bound.*, last.response_id, last.total, last.authored_at,
       case when last.total is null then null
            when bound.side = 'at_most' then last.total <= bound.target
            when bound.side = 'at_least' then last.total >= bound.target end as reached
  from (select objective.organization_id, objective.id as objective_row_id, objective.line_id as objective_id,
               current.participant_id, current.episode_id, objective.statement, objective.instrument, objective.score,
               objective.target, objective.target_on, objective.status,
               coalesce(objective.aim, case when objective.baseline > objective.target then 'at_most'
                                            when objective.baseline < objective.target then 'at_least' end) as side
          from plans.v_current_plan current
          join plans.objective on objective.organization_id = current.organization_id
                              and objective.version_id = current.version_id
         where objective.instrument is not null and objective.target is not null) bound
  left join lateral (
       select scores.response_id, scores.total, scores.authored_at
         from measures.v_all_scores scores
        where scores.organization_id = bound.organization_id and scores.participant_id = bound.participant_id
          and scores.episode_id = bound.episode_id and scores.instrument = bound.instrument and scores.total is not null
          and (scores.score_key = bound.score or bound.score is null and scores.score_place = 0)
        order by scores.authored_at desc, scores.response_id desc
        limit 1) last on true;
grant select on plans.v_aims to footbridge_app;
