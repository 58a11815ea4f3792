create schema staff;
grant usage on schema staff to footbridge_app;

create table staff.member (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    given_name      text        not null,
    family_name     text        not null,
    credentials     text,
    title           text        not null,
    email           text,
    created_at      timestamptz not null,
    left_on         date,
    primary key (organization_id, id)
);
comment on column staff.member.credentials is 'as written behind the name, such as LCSW';
select platform.protect('staff.member', about => 'organization');

-- What a person may do professionally, and until when.
create table staff.credential (
    organization_id uuid not null,
    id              uuid not null,
    staff_id        uuid not null,
    kind            text not null,
    number          text not null,
    state           text,
    expires_on      date,
    primary key (organization_id, id),
    foreign key (organization_id, staff_id) references staff.member
);
select platform.protect('staff.credential', about => 'staff');

create table staff.supervision (
    organization_id uuid not null,
    id              uuid not null,
    associate_id    uuid not null,
    supervisor_id   uuid not null,
    starts_on       date not null,
    ends_on         date,
    primary key (organization_id, id),
    foreign key (organization_id, associate_id) references staff.member,
    foreign key (organization_id, supervisor_id) references staff.member,
    check (associate_id <> supervisor_id)
);
select platform.protect('staff.supervision', about => 'staff');

create view staff.v_names with (security_invoker = true) as
select organization_id, id as staff_id, given_name, family_name, credentials, title,
       given_name || ' ' || family_name as full_name,
       given_name || ' ' || family_name || coalesce(', ' || credentials, '') as signed_name
  from staff.member;
grant select on staff.v_names to footbridge_app;
