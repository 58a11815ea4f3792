-- A credential says what its holder may sign, and for how long. A renewal is a new row that names the one it renews; a
-- row is only ever added or ended, so that who could sign on a day in the past stays known.
alter table staff.credential add column signs text not null check (signs in ('alone', 'supervised', 'nothing'));
alter table staff.credential add column prescribes boolean not null;
alter table staff.credential add column starts_on date;
alter table staff.credential add column ended_on date;
alter table staff.credential add column ended_because text;
alter table staff.credential add column renews_id uuid;
alter table staff.credential add column recorded_by uuid;
alter table staff.credential add column recorded_at timestamptz not null;
alter table staff.credential add column changed_at timestamptz not null;
alter table staff.credential add check (kind <> '');
alter table staff.credential add check (expires_on >= starts_on);
alter table staff.credential add check ((ended_on is null) = (ended_because is null));
alter table staff.credential add foreign key (organization_id, renews_id) references staff.credential;
comment on column staff.credential.signs is 'alone, with a supervisor in force, or nothing clinical';
comment on column staff.credential.expires_on is 'its last day; empty where it does not expire';
comment on column staff.credential.ended_on is 'given up or taken away: the last day it was held';
create index on staff.credential (organization_id, staff_id);
create unique index renewed_once on staff.credential (organization_id, renews_id) where renews_id is not null;

comment on column staff.supervision.ends_on is 'the last day; before starts_on where another supervisor was entered instead';
create index on staff.supervision (organization_id, associate_id, starts_on);

-- Rules are data: how many days before its end a credential is spoken of. A later row stands in the place of earlier ones.
create table staff.rule (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null,
    value           text        not null,
    source          text        not null,
    starts_on       date        not null,
    created_at      timestamptz not null,
    primary key (organization_id, id)
);
create index on staff.rule (organization_id, name, starts_on);
select platform.protect('staff.rule', about => 'staff', grants => 'select, insert');
select platform.keep('staff.rule');
