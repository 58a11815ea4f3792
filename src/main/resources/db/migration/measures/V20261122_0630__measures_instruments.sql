create schema measures;
grant usage on schema measures to footbridge_app;

-- Instruments copied from what is shipped, each version for good: answers keep the version they were given in.
create table measures.instrument (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null check (name ~ '^[A-Z][A-Z0-9]{1,31}$'),
    version         text        not null,
    title           text        not null,
    questionnaire   text        not null,
    facts           text        not null,
    origin          text        not null,
    installed_at    timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, name, version)
);
comment on column measures.instrument.questionnaire is 'FHIR R4 Questionnaire, JSON, byte for byte as shipped';
comment on column measures.instrument.facts is 'bands, change rule, missing rule, look-back, minimum age, license and source; JSON';
select platform.protect('measures.instrument', about => 'organization', grants => 'select, insert');
select platform.keep('measures.instrument');

-- Which measures a track asks for, how often.
create table measures.schedule (
    organization_id uuid not null references platform.organization,
    id              uuid not null,
    track_id        uuid not null,
    instrument_name text not null,
    every_days      int  not null check (every_days between 1 and 366),
    starts_on       date not null,
    ends_on         date,
    primary key (organization_id, id),
    foreign key (organization_id, track_id) references programs.track
);
select platform.protect('measures.schedule', about => 'organization');

-- A measure asked of a person.
create table measures.assignment (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid,
    instrument_id   uuid        not null,
    asked_at        timestamptz not null,
    asked_by        uuid,
    due_on          date        not null,
    reason          text,
    started_at      timestamptz,
    finished_at     timestamptz,
    withdrawn_at    timestamptz,
    risk_saved_at   timestamptz,
    updated_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, instrument_id) references measures.instrument,
    check (num_nonnulls(finished_at, withdrawn_at) <= 1)
);
comment on column measures.assignment.reason is 'why somebody younger than the instrument''s minimum age is asked (CARE 26)';
comment on column measures.assignment.risk_saved_at is 'when a risk answer was saved that nobody has sent yet; it opens the alert after ten minutes (CARE 4)';
create index on measures.assignment (organization_id, participant_id, asked_at);
create index on measures.assignment (organization_id, risk_saved_at) where risk_saved_at is not null;
create unique index one_open_assignment on measures.assignment (organization_id, participant_id, instrument_id)
    where finished_at is null and withdrawn_at is null;
select platform.protect('measures.assignment', about => 'participant');

-- Answers saved on the way. They survive a sign-out and go when the whole is sent.
create table measures.saved_answer (
    organization_id uuid        not null,
    participant_id  uuid        not null,
    assignment_id   uuid        not null,
    link_id         text        not null,
    code            text        not null,
    saved_at        timestamptz not null,
    primary key (organization_id, assignment_id, link_id),
    foreign key (organization_id, assignment_id) references measures.assignment
);
select platform.protect('measures.saved_answer', about => 'participant', grants => 'select, insert, update, delete');

-- One instrument answered once.
create table measures.response (
    organization_id uuid                    not null references platform.organization,
    id              uuid                    not null,
    participant_id  uuid                    not null,
    episode_id      uuid,
    instrument_id   uuid                    not null,
    assignment_id   uuid,
    mode            text                    not null check (mode in ('self', 'interview', 'paper')),
    language        text                    not null,
    started_at      timestamptz,
    authored_at     timestamptz             not null,
    stored_at       timestamptz             not null,
    stored_by       uuid,
    regime          platform.regime         not null,
    privacy_class   platform.privacy_class  not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, instrument_id) references measures.instrument,
    foreign key (organization_id, assignment_id) references measures.assignment
);
comment on column measures.response.authored_at is 'when the person answered; for paper the date on the sheet';
create index on measures.response (organization_id, participant_id, authored_at);
create index on measures.response (organization_id, stored_at, id);
select platform.protect('measures.response', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('measures.response');

-- One row an item, blanks too: a blank is a fact.
create table measures.answer (
    organization_id uuid                    not null,
    participant_id  uuid                    not null,
    response_id     uuid                    not null,
    position        int                     not null,
    link_id         text                    not null,
    code            text,
    label           text,
    value           numeric,
    regime          platform.regime         not null,
    privacy_class   platform.privacy_class  not null,
    primary key (organization_id, response_id, link_id),
    foreign key (organization_id, response_id) references measures.response,
    check ((code is null) = (label is null))
);
comment on column measures.answer.label is 'the words that were shown';
select platform.protect('measures.answer', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('measures.answer');

-- What was computed, apart from what was answered. Scoring again adds a row and keeps the first.
create table measures.score (
    organization_id uuid                    not null,
    id              uuid                    not null,
    participant_id  uuid                    not null,
    response_id     uuid                    not null,
    total           numeric,
    band            text,
    answered        int                     not null,
    missing         int                     not null,
    prorated        boolean                 not null,
    rule_version    text                    not null,
    computed_at     timestamptz             not null,
    regime          platform.regime         not null,
    privacy_class   platform.privacy_class  not null,
    primary key (organization_id, id),
    foreign key (organization_id, response_id) references measures.response
);
comment on column measures.score.total is 'empty means not scorable: too many items were left blank';
create index on measures.score (organization_id, response_id);
select platform.protect('measures.score', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('measures.score');

-- Scores for charts, plans, discharge and FHIR. The newest computation of each response.
create view measures.v_scores with (security_invoker = true) as
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
                 order by newest.computed_at desc, newest.id desc
                 limit 1) score on true;
grant select on measures.v_scores to footbridge_app;

-- What is asked of a person and not yet answered.
create view measures.v_asked with (security_invoker = true) as
select assignment.organization_id, assignment.id as assignment_id, assignment.participant_id, assignment.episode_id,
       instrument.name as instrument, instrument.title as instrument_title, assignment.asked_at, assignment.due_on,
       assignment.started_at
  from measures.assignment
  join measures.instrument on instrument.organization_id = assignment.organization_id
                          and instrument.id = assignment.instrument_id
 where assignment.finished_at is null and assignment.withdrawn_at is null;
grant select on measures.v_asked to footbridge_app;
