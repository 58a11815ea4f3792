-- The other scores of a form beside its first, those that say a direction; a pattern that is there or not is no course.
create view measures.v_parts with (security_invoker = true) as
select scores.organization_id, scores.participant_id, scores.response_id, scores.instrument, scores.score_key,
       scores.score_label, scores.score_place, scores.authored_at, scores.total, scores.regime, scores.privacy_class
  from measures.v_all_scores scores
  join measures.instrument on instrument.organization_id = scores.organization_id and instrument.id = scores.instrument_id
 where scores.score_place > 0
   and not exists (select from jsonb_array_elements(instrument.facts::jsonb -> 'scores') rule
                    where rule ->> 'key' = scores.score_key and rule ->> 'direction' = 'none');
grant select on measures.v_parts to footbridge_app;
