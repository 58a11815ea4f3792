create schema rights;
grant usage on schema rights to footbridge_app;

-- What a person asks the privacy officer about one line of who looked, and what comes back.
create table rights.question (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    on_day          date        not null,
    who             text        not null,
    words           text        not null check (words <> ''),
    asked_at        timestamptz not null,
    task_id         uuid        not null,
    answer          text,
    answered_at     timestamptz,
    answered_by     uuid,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    check (num_nonnulls(answer, answered_at, answered_by) in (0, 3))
);
comment on column rights.question.who is 'as the page named them that day: the question stays about what was read';
create index on rights.question (organization_id, participant_id, asked_at);
create index on rights.question (organization_id, asked_at) where answered_at is null;
select platform.protect('rights.question', about => 'participant');
select platform.keep_once('rights.question', 'answered_at');
