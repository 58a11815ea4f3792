create schema notices;
grant usage on schema notices to footbridge_app;

-- Mails to send, sent and stopped. The text is sealed: it may hold a link that is as good as a password.
create table notices.mail (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    address         text        not null check (address ~ '^[^[:space:]@]+@[^[:space:]@]+$'),
    person_id       uuid,
    notice          text        not null,
    subject         text        not null,
    sealed_text     bytea       not null,
    private         boolean     not null,
    written_at      timestamptz not null,
    attempts        int         not null,
    last_attempt_at timestamptz,
    last_problem    text,
    sent_at         timestamptz,
    stopped_at      timestamptz,
    primary key (organization_id, id)
);
comment on column notices.mail.private is 'holds a personal link; nobody but the recipient reads it';
create index on notices.mail (organization_id, written_at);
create index on notices.mail (organization_id, person_id) where person_id is not null;
select platform.protect('notices.mail', about => 'organization', visitor_writes => true);
create policy unread_by_participants on notices.mail as restrictive for select
    using ((select platform.kind()) not in ('participant', 'contact'));
