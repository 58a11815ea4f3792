-- A question about danger is not asked away from the site while nobody is there to act on it (CARE 2).
alter table measures.answer add column not_asked boolean not null default false;
alter table measures.answer add check (not (not_asked and code is not null));
comment on column measures.answer.not_asked is 'held back in an unstaffed hour: not a blank somebody chose; asked in person at the next contact';

create or replace view measures.v_asked with (security_invoker = true) as
select assignment.organization_id, assignment.id as assignment_id, assignment.participant_id, assignment.episode_id,
       instrument.name as instrument, instrument.title as instrument_title, assignment.asked_at, assignment.due_on,
       assignment.started_at, assignment.instrument_id
  from measures.assignment
  join measures.instrument on instrument.organization_id = assignment.organization_id
                          and instrument.id = assignment.instrument_id
 where assignment.finished_at is null and assignment.withdrawn_at is null;
