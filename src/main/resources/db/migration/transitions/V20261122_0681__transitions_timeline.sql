create view transitions.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, recorded_at as at, 'door'::text as icon,
       'The stay ended'::text as title, reason as detail, '/episodes/' || episode_id || '/discharge' as link
  from transitions.discharge
union all
select organization_id, participant_id, episode_id, signed_at, 'pen', 'Discharge summary signed', signer_name,
       '/episodes/' || episode_id || '/discharge#summary'
  from transitions.summary
 where signed_at is not null
union all
select organization_id, participant_id, episode_id, done_at, 'phone',
       case when reached then 'Contact afterwards: reached' else 'Contact afterwards: tried' end, how_it_is,
       '/follow-ups/' || id
  from transitions.follow_up
 where done_at is not null;
grant select on transitions.v_timeline to footbridge_app;
