create schema audit;
grant usage on schema audit to footbridge_app;

create table audit.entry (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    at              timestamptz not null,
    actor_kind      text        not null,
    actor_name      text        not null,
    account_id      uuid,
    membership_id   uuid,
    act             text        not null,
    subject         text        not null,
    subject_id      uuid,
    participants    uuid[]      not null,
    purpose         text        not null,
    address         text        not null,
    primary key (organization_id, id)
);
create index on audit.entry using gin (participants);
select platform.protect('audit.entry', about => 'organization', grants => 'select, insert', visitor_writes => true);
select platform.keep('audit.entry');
-- A participant reads who looked at her; she adds rows about herself or nobody.
create policy own_rows on audit.entry as restrictive
    using ((select platform.participants()) is null or participants && (select platform.participants()))
    with check ((select platform.participants()) is null or participants <@ (select platform.participants()));

-- What the hash is taken over. Any change of it needs a new chain.
create function audit.content(entry audit.entry) returns text language sql stable
return concat_ws(e'\x1f', entry.organization_id, entry.id, to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    entry.actor_kind, entry.actor_name, coalesce(entry.account_id::text, ''), coalesce(entry.membership_id::text, ''),
    entry.act, entry.subject, coalesce(entry.subject_id::text, ''), array_to_string(entry.participants, ','),
    entry.purpose, entry.address);

create table audit.seal (
    organization_id uuid   not null,
    number          bigint not null,
    entry_id        uuid   not null,
    hash            text   not null,
    primary key (organization_id, number),
    unique (organization_id, entry_id)
);
select platform.protect('audit.seal', about => 'staff', grants => 'select, insert');
select platform.keep('audit.seal');

-- What the sealer has still to do; filled by the database itself so no entry can be forgotten.
create table audit.unsealed (
    organization_id uuid not null,
    id              uuid not null,
    primary key (organization_id, id)
);
select platform.protect('audit.unsealed', about => 'organization', grants => 'select, insert, delete', visitor_writes => true);

create function audit.queue() returns trigger language plpgsql as
$$
begin
    insert into audit.unsealed (organization_id, id) values (new.organization_id, new.id);
    return null;
end
$$;
create trigger queued after insert on audit.entry for each row execute function audit.queue();
