create schema platform;
grant usage on schema platform to footbridge_app;

-- Who acts, for this transaction only. Unset means nobody: every policy below then shows zero rows.
create function platform.organization() returns uuid language sql stable parallel safe
return nullif(current_setting('footbridge.organization', true), '')::uuid;

create function platform.kind() returns text language sql stable parallel safe
return nullif(current_setting('footbridge.kind', true), '');

create function platform.account() returns uuid language sql stable parallel safe
return nullif(current_setting('footbridge.account', true), '')::uuid;

create function platform.membership() returns uuid language sql stable parallel safe
return nullif(current_setting('footbridge.membership', true), '')::uuid;

create function platform.roles() returns text[] language sql stable parallel safe
return coalesce(nullif(current_setting('footbridge.roles', true), ''), '{}')::text[];

-- The participants a participant, contact or single-person client is bound to; null means not bound to persons.
create function platform.participants() returns uuid[] language sql stable parallel safe
return nullif(current_setting('footbridge.participants', true), '')::uuid[];

create domain platform.regime as text check (value in ('part2', 'hipaa'));
create domain platform.privacy_class as text check (value in ('ordinary', 'psychotherapy', 'sud_counseling'));

create table platform.organization (
    id   uuid primary key,
    slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$')
);
grant select, insert on platform.organization to footbridge_app;

-- Puts a table behind row security. Called once for each table, in the migration that makes it.
--   about          'participant': rows have participant_id; a bound person sees only her own
--                  'organization': everybody of the organization may see it (programs, sessions, lessons)
--                  'staff': never seen by participants and contacts
--                  'account': rows have account_id; only that login sees them
--   grants         what footbridge_app may do at all; leave update and delete out where nothing may change
--   visitor_reads  an SQL condition on published rows that anybody may see
--   visitor_writes whether somebody not signed in may add a row (never read it back)
--   clinical       true demands the columns regime and privacy_class
create function platform.protect(
    target regclass,
    about text,
    grants text default 'select, insert, update',
    visitor_reads text default null,
    visitor_writes boolean default false,
    clinical boolean default false
) returns void language plpgsql as
$$
declare
    columns text[];
begin
    select array_agg(attname::text) into columns
      from pg_attribute where attrelid = target and attnum > 0 and not attisdropped;
    if not 'organization_id' = any (columns) then
        raise exception '% has no organization_id', target;
    end if;
    if about = 'participant' and not 'participant_id' = any (columns) then
        raise exception '% has no participant_id', target;
    end if;
    if clinical and not array ['regime', 'privacy_class'] <@ columns then
        raise exception '% is clinical and lacks regime or privacy_class', target;
    end if;

    execute format('grant %s on %s to footbridge_app', grants, target);
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format($p$create policy same_organization on %s
        using (organization_id = (select platform.organization()) and (select platform.kind()) <> 'visitor')
        with check (organization_id = (select platform.organization()) and (select platform.kind()) <> 'visitor')$p$, target);

    if about = 'participant' then
        execute format($p$create policy own_rows on %s as restrictive
            using ((select platform.participants()) is null or participant_id = any ((select platform.participants())::uuid[]))
            with check ((select platform.participants()) is null or participant_id = any ((select platform.participants())::uuid[]))$p$, target);
    elsif about = 'staff' then
        execute format($p$create policy staff_only on %s as restrictive
            using ((select platform.kind()) not in ('participant', 'contact'))
            with check ((select platform.kind()) not in ('participant', 'contact'))$p$, target);
    elsif about = 'account' then
        execute format($p$create policy own_account on %s as restrictive
            using (account_id = (select platform.account()))
            with check (account_id = (select platform.account()))$p$, target);
    elsif about <> 'organization' then
        raise exception '% cannot be about %', target, about;
    end if;

    if visitor_reads is not null then
        execute format($p$create policy published on %s for select
            using (organization_id = (select platform.organization()) and (select platform.kind()) = 'visitor' and (%s))$p$,
            target, visitor_reads);
    end if;
    if visitor_writes then
        execute format($p$create policy visitor_adds on %s for insert
            with check (organization_id = (select platform.organization()) and (select platform.kind()) = 'visitor')$p$, target);
    end if;
end
$$;

-- Rows of this table are written once.
create function platform.refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception using errcode = 'FB001',
        message = format('%s.%s is written once and kept', tg_table_schema, tg_table_name);
end
$$;

create function platform.keep(target regclass) returns void language plpgsql as
$$
begin
    execute format('create trigger kept before update or delete on %s
        for each row execute function platform.refuse_change()', target);
    execute format('create trigger kept_whole before truncate on %s
        for each statement execute function platform.refuse_change()', target);
end
$$;

-- Rows of this table are kept from the moment the named column is filled (signed_at, sent_at, relied_on_at).
create function platform.refuse_change_of_signed() returns trigger language plpgsql as
$$
begin
    if to_jsonb(old) ->> tg_argv[0] is not null then
        raise exception using errcode = 'FB002',
            message = format('%s.%s is signed; add an addendum', tg_table_schema, tg_table_name);
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;

create function platform.keep_once(target regclass, filled text) returns void language plpgsql as
$$
begin
    execute format('create trigger kept_once before update or delete on %s
        for each row execute function platform.refuse_change_of_signed(%L)', target, filled);
    execute format('create trigger kept_whole before truncate on %s
        for each statement execute function platform.refuse_change()', target);
end
$$;

-- A form's write happens once: the token commits with it, a repeat gets the first answer.
create table platform.form_token (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    spent_at        timestamptz not null,
    answer          text,
    primary key (organization_id, id)
);
select platform.protect('platform.form_token', about => 'organization', grants => 'select, insert, update');
create policy own_token on platform.form_token for all
    using (organization_id = (select platform.organization()))
    with check (organization_id = (select platform.organization()));

create function platform.answer_form(token uuid, given text) returns boolean language sql as
$$
    update platform.form_token set answer = given
     where organization_id = platform.organization() and id = token
    returning true
$$;
create function platform.form_answer(token uuid) returns text language sql as
$$
    select answer from platform.form_token where organization_id = platform.organization() and id = token
$$;

-- Long texts save themselves while somebody types; a draft is its writer's alone and goes when the thing is saved.
create table platform.draft (
    organization_id uuid        not null references platform.organization,
    account_id      uuid        not null,
    page            text        not null,
    content         jsonb       not null,
    saved_at        timestamptz not null,
    primary key (organization_id, account_id, page)
);
select platform.protect('platform.draft', about => 'account', grants => 'select, insert, update, delete');

-- db-scheduler's table: ids only, no policy.
create table platform.scheduled_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index on platform.scheduled_task (execution_time);
create index on platform.scheduled_task (last_heartbeat);
create index on platform.scheduled_task (priority desc, execution_time);
grant select, insert, update, delete on platform.scheduled_task to footbridge_app;

-- Spring Modulith's publication log: ids and facts only, no policy.
create schema events;
grant usage on schema events to footbridge_app;
create table events.event_publication (
    id                     uuid        not null primary key,
    listener_id            text        not null,
    event_type             text        not null,
    serialized_event       text        not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index on events.event_publication using hash (serialized_event);
create index on events.event_publication (completion_date);
create table events.event_publication_archive (like events.event_publication including all);
grant select, insert, update, delete on events.event_publication, events.event_publication_archive to footbridge_app;
