-- What a person's timeline shows of measures.
create view measures.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, authored_at as at, 'measure' as icon,
       instrument_title || coalesce(' ' || total::text, ': not scorable') as title,
       coalesce(replace(band, '_', ' '), '') || case when prorated then ', with blanks filled by the mean' else '' end as detail,
       '/people/' || participant_id || '/measures' as link
  from measures.v_scores;
grant select on measures.v_timeline to footbridge_app;
