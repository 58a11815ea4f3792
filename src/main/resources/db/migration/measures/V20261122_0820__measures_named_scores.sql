-- An instrument has one score or several. The first (place 0) is what one line says of the whole.
alter table measures.score add column key text not null default 'total' check (key ~ '^[a-z][a-z0-9_]{0,31}$');
alter table measures.score add column label text not null default 'Total score';
alter table measures.score add column place int not null default 0 check (place >= 0);
alter table measures.score alter column key drop default, alter column label drop default, alter column place drop default;
comment on column measures.score.key is 'stable name of the score within its instrument';
drop index measures.score_organization_id_response_id_idx;
create index on measures.score (organization_id, response_id, key);

-- Every score of every response, each in its newest computation.
create view measures.v_all_scores with (security_invoker = true) as
select response.organization_id, response.participant_id, response.episode_id, response.id as response_id,
       score.id as score_id, response.instrument_id, instrument.name as instrument,
       instrument.version as instrument_version, instrument.title as instrument_title,
       score.key as score_key, score.label as score_label, score.place as score_place,
       response.authored_at, response.stored_at, response.mode,
       score.total, score.band, score.answered, score.missing, score.prorated, score.computed_at,
       response.regime, response.privacy_class
  from measures.response
  join measures.instrument on instrument.organization_id = response.organization_id
                          and instrument.id = response.instrument_id
  join lateral (select distinct on (newest.key) newest.*
                  from measures.score newest
                 where newest.organization_id = response.organization_id and newest.response_id = response.id
                 order by newest.key, newest.computed_at desc, newest.id desc) score on true;
grant select on measures.v_all_scores to footbridge_app;

-- One row a response: its first score.
create or replace view measures.v_scores with (security_invoker = true) as
select response.organization_id, response.participant_id, response.episode_id, response.id as response_id,
       score.id as score_id, instrument.name as instrument, instrument.version as instrument_version,
       instrument.title as instrument_title, response.authored_at, response.stored_at, response.mode,
       score.total, score.band, score.answered, score.missing, score.prorated, score.computed_at,
       response.regime, response.privacy_class
  from measures.response
  join measures.instrument on instrument.organization_id = response.organization_id
                          and instrument.id = response.instrument_id
  join lateral (select * from measures.score newest
                 where newest.organization_id = response.organization_id and newest.response_id = response.id
                   and newest.place = 0
                 order by newest.computed_at desc, newest.id desc
                 limit 1) score on true;

-- Several items of one form may be risk answers that were saved and not yet sent.
create table measures.saved_risk (
    organization_id uuid        not null,
    participant_id  uuid        not null,
    assignment_id   uuid        not null,
    link_id         text        not null,
    code            text        not null,
    saved_at        timestamptz not null,
    primary key (organization_id, assignment_id, link_id),
    foreign key (organization_id, assignment_id) references measures.assignment
);
comment on table measures.saved_risk is 'the last risk answer given to an item, even if it was changed to none since; gone when it was told';
-- What waits today goes along; the owner may see it only while row security is not forced.
alter table measures.assignment no force row level security;
alter table measures.instrument no force row level security;
insert into measures.saved_risk (organization_id, participant_id, assignment_id, link_id, code, saved_at)
select assignment.organization_id, assignment.participant_id, assignment.id,
       instrument.facts::jsonb ->> 'riskItem', assignment.risk_saved_code, assignment.risk_saved_at
  from measures.assignment
  join measures.instrument on instrument.organization_id = assignment.organization_id
                          and instrument.id = assignment.instrument_id
 where assignment.risk_saved_code is not null;
alter table measures.assignment force row level security;
alter table measures.instrument force row level security;
select platform.protect('measures.saved_risk', about => 'participant', grants => 'select, insert, update, delete');
alter table measures.assignment drop column risk_saved_code;
