create schema tasks;
grant usage on schema tasks to footbridge_app;

-- Something somebody has to do by a time. The title says nothing of health; it may stand in a list on any screen.
create table tasks.task (
    organization_id   uuid        not null references platform.organization,
    id                uuid        not null,
    participant_id    uuid,
    kind              text        not null,
    title             text        not null,
    for_role          text,
    for_membership_id uuid,
    due_at            timestamptz not null,
    link              text        not null check (link like '/%'),
    status            text        not null check (status in ('open', 'done', 'cancelled')),
    outcome           text,
    opened_at         timestamptz not null,
    opened_by         uuid,
    finished_at       timestamptz,
    finished_by       uuid,
    updated_at        timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, for_membership_id) references access.membership,
    check ((status = 'open') = (finished_at is null)),
    check (status <> 'done' or outcome is not null)
);
comment on column tasks.task.opened_by is 'membership; empty where a visitor, a client or a job opened it';
create index on tasks.task (organization_id, due_at) where status = 'open';
create index on tasks.task (organization_id, participant_id) where participant_id is not null;
create index on tasks.task (organization_id, updated_at, id);
select platform.protect('tasks.task', about => 'participant', visitor_writes => true);
select platform.keep_once('tasks.task', 'finished_at');

-- What waits, for Today and other modules' pages.
create view tasks.v_open with (security_invoker = true) as
select organization_id, id as task_id, participant_id, kind, title, for_role, for_membership_id, due_at, link, opened_at
  from tasks.task
 where status = 'open';
grant select on tasks.v_open to footbridge_app;
