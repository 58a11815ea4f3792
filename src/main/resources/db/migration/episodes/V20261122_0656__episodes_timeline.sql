create index on episodes.episode (organization_id, changed_at, id);
create index on episodes.episode (organization_id, participant_id, changed_at, id);

create view episodes.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, at, 'bridge'::text as icon,
       case status when 'planned' then 'Taken into work' when 'waitlist' then 'On the waitlist' when 'active' then 'Admitted'
                   when 'onhold' then 'On hold' when 'finished' then 'Stay ended' else 'Did not begin' end as title,
       reason as detail, '/episodes/' || episode_id || '/admission' as link
  from episodes.status_change
union all
select organization_id, participant_id, episode_id, at, 'path',
       'Level: ' || initcap(replace(level, '_', ' ')) || coalesce(', ' || days_per_week || ' days a week', ''),
       reason, '/episodes/' || episode_id || '/level-of-care'
  from episodes.level_change
union all
select organization_id, participant_id, episode_id, coalesce(completed_at, started_at), 'shield',
       case when completed_at is null then 'Screening begun' else 'Screening finished' end, why,
       '/episodes/' || episode_id || '/screening'
  from episodes.screening
union all
select organization_id, participant_id, episode_id, decided_at, 'pen',
       case decision when 'may_go_on' then 'Stop decided: may go on here' else 'Stop decided: not here, not now' end,
       signer_name, '/episodes/' || episode_id || '/screening'
  from episodes.stop_decision
union all
select organization_id, participant_id, episode_id, signed_at, 'note', 'Assessment signed', signer_name,
       '/episodes/' || episode_id || '/assessment'
  from episodes.assessment
 where signed_at is not null
union all
select organization_id, participant_id, episode_id, signed_at, 'path', 'Level of care decided', signer_name,
       '/episodes/' || episode_id || '/level-of-care'
  from episodes.level_of_care
 where signed_at is not null
union all
select organization_id, participant_id, episode_id, made_at, 'door', 'Place offered', coalesce(answer, 'no answer yet'),
       '/episodes/' || episode_id || '/offer'
  from episodes.offer;
grant select on episodes.v_timeline to footbridge_app;
