create schema practice;
grant usage on schema practice to footbridge_app;

-- What only the person reads, signed in with her own login: no colleague, contact, job, client or shared tablet (CARE 17).
create function practice.only_the_person(target regclass) returns void language plpgsql as
$$
begin
    execute format($p$create policy only_the_person on %s as restrictive
        using ((select platform.kind()) = 'participant' and (select platform.account()) is not null
               and participant_id = any ((select platform.participants())::uuid[]))
        with check ((select platform.kind()) = 'participant' and (select platform.account()) is not null
               and participant_id = any ((select platform.participants())::uuid[]))$p$, target);
end
$$;

-- The person's data key, sealed with the installation's. Without it nothing below opens.
create table practice.person_key (
    organization_id uuid  not null,
    participant_id  uuid  not null,
    sealed          bytea not null,
    primary key (organization_id, participant_id),
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('practice.person_key', about => 'participant', grants => 'select, insert, update');
select practice.only_the_person('practice.person_key');
comment on table practice.person_key is 'never changed; the grant to update is for locking it while the own log grows';

-- One entry, finished or not: which tool, when, what, all sealed. The row says nothing but whose it is.
create table practice.entry (
    organization_id uuid  not null,
    id              uuid  not null,
    participant_id  uuid  not null,
    version         int   not null check (version >= 0),
    sealed          bytea not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references practice.person_key
);
create index on practice.entry (organization_id, participant_id);
select platform.protect('practice.entry', about => 'participant', grants => 'select, insert, update, delete');
select practice.only_the_person('practice.entry');

-- What she did with her entries, for herself: each line opens only after the one before it, unchanged.
create table practice.own_act (
    organization_id uuid   not null,
    participant_id  uuid   not null,
    number          bigint not null check (number > 0),
    sealed          bytea  not null,
    primary key (organization_id, participant_id, number),
    foreign key (organization_id, participant_id) references practice.person_key
);
select platform.protect('practice.own_act', about => 'participant', grants => 'select, insert');
select practice.only_the_person('practice.own_act');
select platform.keep('practice.own_act');

-- Chosen for the next session and not open before it: sealed with the installation's key, since a job opens it then.
create table practice.waiting (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    entry_id        uuid        not null,
    session_id      uuid        not null,
    opens_at        timestamptz not null,
    sealed          bytea       not null,
    primary key (organization_id, id),
    unique (organization_id, entry_id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, session_id) references scheduling.session
);
create index on practice.waiting (organization_id, opens_at);
-- Nothing of it is ever changed; the grant to update is for the job that locks what it opens.
select platform.protect('practice.waiting', about => 'participant', grants => 'select, insert, update, delete');
create policy the_person_or_the_job on practice.waiting as restrictive
    using ((select platform.kind()) = 'job'
        or (select platform.kind()) = 'participant' and (select platform.account()) is not null)
    with check ((select platform.kind()) = 'participant' and (select platform.account()) is not null);

-- The copy that was shared: it stays as it was shared, whatever becomes of the entry.
create table practice.shared (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    entry_id        uuid                   not null,
    entry_version   int                    not null,
    session_id      uuid,
    tool            text                   not null,
    on_date         date                   not null,
    content         jsonb                  not null,
    shared_at       timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, session_id) references scheduling.session
);
comment on column practice.shared.session_id is 'the session it was shared for; nothing where it was shared at once';
comment on column practice.shared.shared_at is 'when the team could first read it';
create index on practice.shared (organization_id, participant_id, shared_at);
select platform.protect('practice.shared', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('practice.shared');

-- "Used it?", asked once about what a lesson gave along.
create table practice.tried (
    organization_id   uuid                   not null,
    id                uuid                   not null,
    participant_id    uuid                   not null,
    session_id        uuid                   not null,
    lesson_version_id uuid                   not null,
    tool              text                   not null,
    answer            text                   not null check (answer in ('used', 'a_little', 'not_this_time')),
    answered_at       timestamptz            not null,
    regime            platform.regime        not null,
    privacy_class     platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, participant_id, session_id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, lesson_version_id) references programs.lesson_version
);
create index on practice.tried (organization_id, participant_id, answered_at);
select platform.protect('practice.tried', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('practice.tried');

-- Tries: what was answered to "used it?" and what was shared, and nothing else (CARE 17).
create view practice.v_tries with (security_invoker = true) as
select organization_id, participant_id, tool, answered_at as at
  from practice.tried
 where answer in ('used', 'a_little')
union all
select organization_id, participant_id, tool, shared_at
  from practice.shared;
grant select on practice.v_tries to footbridge_app;
