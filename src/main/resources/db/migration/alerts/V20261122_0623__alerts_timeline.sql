-- What a person's timeline shows of alerts and finished work.
create view alerts.v_timeline with (security_invoker = true) as
select organization_id, participant_id, null::uuid as episode_id, raised_at as at, 'shield' as icon,
       case when closed_at is null then 'Safety alert, open' else 'Safety alert, closed' end as title,
       coalesce(outcome_words.label, '') as detail, '/alerts/' || id as link
  from alerts.alert
  left join (values ('safe_with_plan', 'Talked with the person; stays with a safety plan'),
                    ('seen_more_often', 'Talked with the person; seen more often'),
                    ('higher_level_of_care', 'Went to a higher level of care'),
                    ('emergency_services', '911 or emergency services were called'),
                    ('crisis_line', 'Handed over to a crisis service'),
                    ('not_reached', 'Could not be reached'),
                    ('history', 'Was about the past')) as outcome_words (code, label) on outcome_words.code = alert.outcome
 where participant_id is not null;
grant select on alerts.v_timeline to footbridge_app;
