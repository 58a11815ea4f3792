create schema access;
grant usage on schema access to footbridge_app;

-- Logins, known before anybody is signed in: no policy, but nothing clinical and no name either.
create table access.account (
    id            uuid primary key,
    sign_in_name  text        not null unique check (sign_in_name = lower(sign_in_name)),
    password_hash text,
    created_at    timestamptz not null,
    disabled_at   timestamptz
);
comment on column access.account.sign_in_name is 'an e-mail address, or a made-up word for somebody without one';
grant select, insert, update on access.account to footbridge_app;

create table access.membership (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    account_id      uuid        not null references access.account,
    roles           text[]      not null check (cardinality(roles) > 0),
    person_id       uuid        not null,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    primary key (organization_id, id),
    unique (organization_id, account_id)
);
comment on column access.membership.person_id is 'the staff member, participant or contact this login is';
create index on access.membership (account_id);
grant select, insert, update on access.membership to footbridge_app;

-- Sign-ins (Spring Session's tables): no policy, opaque bytes.
create table access.sign_in (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null,
    creation_time         bigint   not null,
    last_access_time      bigint   not null,
    max_inactive_interval int      not null,
    expiry_time           bigint   not null,
    principal_name        varchar(100)
);
create unique index on access.sign_in (session_id);
create index on access.sign_in (expiry_time);
create index on access.sign_in (principal_name);
create table access.sign_in_attributes (
    session_primary_id char(36)     not null references access.sign_in on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on access.sign_in, access.sign_in_attributes to footbridge_app;

-- Who reaches whom, why, how far and how long. Authorization reads only this.
create table access.relationship (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    membership_id   uuid,
    role            text,
    ground          text        not null,
    scope           text        not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz,
    reason          text        not null,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership,
    check (num_nonnulls(membership_id, role) = 1)
);
comment on column access.relationship.role is 'instead of one membership: everybody with this role in the organization';
create index on access.relationship (organization_id, participant_id);
create index on access.relationship (organization_id, membership_id) where membership_id is not null;
create index on access.relationship (organization_id, role) where role is not null;
select platform.protect('access.relationship', about => 'participant', visitor_writes => true);

-- A participant may bar a named staff member (CARE 15): stronger than any relationship.
create table access.bar (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    membership_id   uuid        not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership
);
create index on access.bar (organization_id, participant_id);
select platform.protect('access.bar', about => 'participant');

-- Everybody the bound membership reaches at that moment in one of these scopes. The one authorization rule in SQL:
-- single checks and lists both ask it.
create function access.my_people(moment timestamptz, scopes text[]) returns setof uuid
language sql stable
begin atomic
    select relationship.participant_id
      from access.relationship
     where relationship.organization_id = (select platform.organization())
       and (relationship.membership_id = (select platform.membership()) or relationship.role = any ((select platform.roles())::text[]))
       and relationship.scope = any (scopes)
       and relationship.starts_at <= moment
       and (relationship.ends_at is null or relationship.ends_at > moment)
    except
    select bar.participant_id
      from access.bar
     where bar.organization_id = (select platform.organization())
       and bar.membership_id = (select platform.membership())
       and bar.starts_at <= moment
       and (bar.ends_at is null or bar.ends_at > moment);
end;
