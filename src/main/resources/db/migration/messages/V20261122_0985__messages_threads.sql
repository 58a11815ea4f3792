create schema messages;
grant usage on schema messages to footbridge_app;

-- Between one person and the team, and nobody else: no family, no shared tablet.
create function messages.the_person_or_the_team(target regclass) returns void language plpgsql as
$$
begin
    execute format($p$create policy the_person_or_the_team on %s as restrictive
        using ((select platform.kind()) <> 'contact'
               and ((select platform.kind()) <> 'participant' or (select platform.account()) is not null))
        with check ((select platform.kind()) <> 'contact'
               and ((select platform.kind()) <> 'participant' or (select platform.account()) is not null))$p$, target);
end
$$;

-- One matter between a participant and the team: whose turn it is, since when somebody waits, and until when an answer
-- is promised.
create table messages.thread (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    program_id      uuid                   not null,
    topic           text                   not null check (length(btrim(topic)) between 1 and 120),
    started_at      timestamptz            not null,
    status          text                   not null check (status in ('open', 'closed')),
    turn            text                   not null check (turn in ('team', 'participant')),
    waiting_since   timestamptz,
    due_at          timestamptz,
    owner_id        uuid,
    closed_at       timestamptz,
    closed_by       uuid,
    last_at         timestamptz            not null,
    updated_at      timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, owner_id) references access.membership,
    foreign key (organization_id, closed_by) references access.membership,
    check ((status = 'open' and turn = 'team') = (waiting_since is not null)),
    check ((waiting_since is null) = (due_at is null)),
    check ((status = 'closed') = (closed_at is not null)),
    check ((closed_at is null) = (closed_by is null))
);
comment on column messages.thread.waiting_since is 'the oldest message nobody has answered';
comment on column messages.thread.due_at is 'by the rule in force when that message came; a later rule changes no promise';
comment on column messages.thread.owner_id is 'the membership that answers; nobody in particular until it was handed over';
create index on messages.thread (organization_id, participant_id, last_at);
create index on messages.thread (organization_id, due_at) where due_at is not null;
select platform.protect('messages.thread', about => 'participant', clinical => true);
select messages.the_person_or_the_team('messages.thread');

-- What was written, by the person or by one of the team. Sent is sent.
create table messages.message (
    organization_id uuid                   not null,
    id              uuid                   not null,
    thread_id       uuid                   not null,
    participant_id  uuid                   not null,
    staff_id        uuid,
    sent_at         timestamptz            not null,
    words           text                   not null check (length(words) between 1 and 8000),
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, thread_id) references messages.thread,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, staff_id) references staff.member
);
comment on column messages.message.staff_id is 'who of the team wrote it; nothing where the person did';
create index on messages.message (organization_id, thread_id, sent_at);
select platform.protect('messages.message', about => 'participant', grants => 'select, insert', clinical => true);
select messages.the_person_or_the_team('messages.message');
select platform.keep('messages.message');
select tasks.can_be_sealed('messages.message');

-- A photo or PDF that went along, byte for byte; sealed with its message.
create table messages.attachment (
    organization_id uuid                   not null,
    id              uuid                   not null,
    message_id      uuid                   not null,
    participant_id  uuid                   not null,
    media_type      text                   not null check (media_type in ('application/pdf', 'image/tiff', 'image/png', 'image/jpeg')),
    sha256          text                   not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes           int                    not null check (bytes > 0),
    content         bytea                  not null,
    kept_at         timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, message_id),
    foreign key (organization_id, message_id) references messages.message,
    foreign key (organization_id, participant_id) references people.participant
);
alter table messages.attachment alter column content set storage external;
select platform.protect('messages.attachment', about => 'participant', grants => 'select, insert', clinical => true);
select messages.the_person_or_the_team('messages.attachment');
select platform.keep('messages.attachment');
select tasks.can_be_sealed('messages.attachment', 'message_id');

-- The first time a page with the message was opened on the other side. That is all that is known: not that it was read.
create table messages.opening (
    organization_id uuid        not null,
    message_id      uuid        not null,
    participant_id  uuid        not null,
    opened_at       timestamptz not null,
    primary key (organization_id, message_id),
    foreign key (organization_id, message_id) references messages.message,
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('messages.opening', about => 'participant', grants => 'select, insert');
select messages.the_person_or_the_team('messages.opening');
select platform.keep('messages.opening');

-- What waits for the team, for Today; what the person has not opened yet, for the phone.
create view messages.v_waiting with (security_invoker = true) as
select organization_id, id as thread_id, participant_id, owner_id, waiting_since, due_at
  from messages.thread
 where due_at is not null;
create view messages.v_unopened with (security_invoker = true) as
select message.organization_id, message.participant_id, message.thread_id, message.id as message_id, message.sent_at
  from messages.message
 where message.staff_id is not null
   and not exists (select from messages.opening
                    where opening.organization_id = message.organization_id and opening.message_id = message.id);
grant select on messages.v_waiting, messages.v_unopened to footbridge_app;
