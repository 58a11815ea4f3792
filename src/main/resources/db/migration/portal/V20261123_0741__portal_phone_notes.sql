create schema portal;
grant usage on schema portal to footbridge_app;

-- What somebody wants to be told of by a neutral note on the phone, and when never; the person's own word alone.
create table portal.note_wish (
    organization_id       uuid        not null references platform.organization,
    participant_id        uuid        not null,
    messages              boolean     not null,
    homework              boolean     not null,
    check_in              boolean     not null,
    quiet_from            time        not null,
    quiet_until           time        not null,
    remind_at             time        not null,
    zone                  text        not null check (zone <> ''),
    chosen_at             timestamptz not null,
    told_of_messages_at   timestamptz,
    reminded_homework_on  date,
    reminded_check_in_on  date,
    primary key (organization_id, participant_id),
    foreign key (organization_id, participant_id) references people.participant
);
comment on column portal.note_wish.zone is 'of the person, where the quiet hours and the hour of reminders hold';
comment on column portal.note_wish.told_of_messages_at is 'of the last note; no other follows while what it told of is unopened';

-- A phone that shows them. Its address at the push service is as good as a key: it lies sealed, and goes when the phone does.
create table portal.phone (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    address_hash    bytea       not null,
    cookie_hash     bytea       not null,
    sealed          bytea       not null,
    language        text        not null check (language in ('en', 'es')),
    added_at        timestamptz not null,
    ended_at        timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    check (ended_at is null or length(sealed) = 0)
);
comment on column portal.phone.cookie_hash is 'of what the browser keeps, so that signing out on it ends this without a script';
create unique index one_phone_an_address on portal.phone (organization_id, address_hash) where ended_at is null;
create index on portal.phone (organization_id, participant_id) where ended_at is null;
create index on portal.phone (organization_id, cookie_hash) where ended_at is null;

-- A note on its way. It holds no words: all say the same.
create table portal.note (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    phone_id        uuid        not null,
    written_at      timestamptz not null,
    attempts        int         not null default 0,
    sent_at         timestamptz,
    stopped_at      timestamptz,
    last_problem    text,
    primary key (organization_id, id),
    foreign key (organization_id, phone_id) references portal.phone,
    foreign key (organization_id, participant_id) references people.participant
);

create function portal.hers_alone(target regclass) returns void language plpgsql as
$$
begin
    execute format($p$create policy hers_alone on %s as restrictive
        using ((select platform.kind()) = 'job' or (select platform.kind()) = 'participant' and (select platform.account()) is not null)
        with check ((select platform.kind()) = 'job' or (select platform.kind()) = 'participant' and (select platform.account()) is not null)$p$, target);
end
$$;
select platform.protect('portal.note_wish', about => 'participant', grants => 'select, insert, update, delete');
select portal.hers_alone('portal.note_wish');
select platform.protect('portal.phone', about => 'participant');
select portal.hers_alone('portal.phone');
select platform.protect('portal.note', about => 'participant');
create policy jobs_alone on portal.note as restrictive
    using ((select platform.kind()) = 'job') with check ((select platform.kind()) = 'job');
