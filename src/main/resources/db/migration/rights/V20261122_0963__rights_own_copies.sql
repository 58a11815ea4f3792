-- A person's copy of the own record, made by a job. The archive is sealed with the installation's key, goes after seven
-- days or when the next one is made, and leaves its dates behind.
create table rights.own_copy (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    account_id      uuid        not null,
    membership_id   uuid        not null,
    language        text        not null,
    state           text        not null check (state in ('asked', 'making', 'ready', 'cancelled', 'failed', 'removed')),
    done            int         not null check (done between 0 and 100),
    asked_at        timestamptz not null,
    ready_at        timestamptz,
    expires_at      timestamptz,
    bytes           int,
    sealed          bytea,
    last_taken_at   timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, membership_id) references access.membership,
    check ((state = 'ready') = (sealed is not null))
);
comment on column rights.own_copy.done is 'hundredths, for whoever waits';
create index on rights.own_copy (organization_id, participant_id, asked_at);
create index on rights.own_copy (expires_at) where sealed is not null;
select platform.protect('rights.own_copy', about => 'participant');
