-- Problems with their goals, objectives and interventions to start a plan from. What comes in the jar is copied here with
-- its version; an organization edits its own copy in versions and retires what it does not use. A plan takes a copy of what
-- was picked, so that nothing here ever changes a plan.
drop table plans.library;

create table plans.library_entry (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    key             text,
    origin          text        not null check (origin in ('shipped', 'own')),
    added_at        timestamptz not null,
    retired_at      timestamptz,
    primary key (organization_id, id),
    unique (organization_id, key),
    check ((key is null) = (origin = 'own'))
);
comment on column plans.library_entry.key is 'its name in the jar; none for one written here';
select platform.protect('plans.library_entry', about => 'organization', grants => 'select, insert, update');

create table plans.library_version (
    organization_id uuid        not null,
    id              uuid        not null,
    entry_id        uuid        not null,
    number          int         not null check (number > 0),
    shipped_version int,
    area            text        not null check (area in ('mental_health', 'substance_use', 'both')),
    ages            text        not null check (ages in ('adult', 'adolescent', 'both')),
    problem         text        not null check (problem <> ''),
    goals           jsonb       not null,
    words           text        not null,
    written_at      timestamptz not null,
    written_by      uuid,
    primary key (organization_id, id),
    unique (organization_id, entry_id, number),
    foreign key (organization_id, entry_id) references plans.library_entry,
    foreign key (organization_id, written_by) references staff.member
);
comment on column plans.library_version.shipped_version is 'of the jar''s text it was copied from; none for one written here';
comment on column plans.library_version.goals is 'with their objectives and interventions, as LibraryProblem reads them';
comment on column plans.library_version.words is 'every word of it, for finding';
select platform.protect('plans.library_version', about => 'organization', grants => 'select, insert');
select platform.keep('plans.library_version');

create view plans.v_library with (security_invoker = true) as
select distinct on (version.organization_id, version.entry_id)
       version.organization_id, version.entry_id, entry.key, entry.origin, entry.retired_at, version.number,
       version.shipped_version, version.area, version.ages, version.problem, version.goals, version.words,
       version.written_at, version.written_by
  from plans.library_version version
  join plans.library_entry entry on entry.organization_id = version.organization_id and entry.id = version.entry_id
 order by version.organization_id, version.entry_id, version.number desc;
grant select on plans.v_library to footbridge_app;
