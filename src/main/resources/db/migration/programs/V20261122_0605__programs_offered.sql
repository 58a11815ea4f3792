create schema programs;
grant usage on schema programs to footbridge_app;

-- What an organization says of itself; its id and path name stand in platform.organization.
create table programs.organization_profile (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null,
    neutral_name    text        not null,
    phone           text        not null,
    staffed_hours   text        not null,
    zone            text        not null,
    state           text        not null,
    created_at      timestamptz not null,
    published       boolean     not null,
    primary key (organization_id, id),
    unique (organization_id)
);
comment on column programs.organization_profile.neutral_name is 'for mails, calendars, tab titles: says nothing of treatment';
select platform.protect('programs.organization_profile', about => 'organization', visitor_reads => 'published');

create table programs.place (
    organization_id uuid not null references platform.organization,
    id              uuid not null,
    name            text not null,
    address_line    text not null,
    city            text not null,
    state           text not null,
    postal_code     text not null,
    published       boolean not null,
    primary key (organization_id, id)
);
select platform.protect('programs.place', about => 'organization', visitor_reads => 'published');

create table programs.program (
    organization_id   uuid            not null references platform.organization,
    id                uuid            not null,
    name              text            not null,
    summary           text            not null,
    zone              text            not null,
    regime            platform.regime not null,
    regime_decided_on date            not null,
    participant_label text            not null,
    youngest_age      int             not null,
    oldest_age        int,
    usual_weeks       int             not null check (usual_weeks between 5 and 52),
    created_at        timestamptz     not null,
    published         boolean         not null,
    primary key (organization_id, id)
);
select platform.protect('programs.program', about => 'organization', visitor_reads => 'published');

create table programs.track (
    organization_id uuid        not null,
    id              uuid        not null,
    program_id      uuid        not null,
    place_id        uuid,
    name            text        not null,
    mode            text        not null check (mode in ('in_person', 'virtual', 'hybrid')),
    capacity        int         not null check (capacity > 0),
    starts_on       date        not null,
    ends_on         date,
    published       boolean     not null,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, place_id) references programs.place
);
select platform.protect('programs.track', about => 'organization', visitor_reads => 'published');

-- The weekly pattern: sessions are made from it. A change closes a row and opens another.
create table programs.slot (
    organization_id uuid not null,
    id              uuid not null,
    track_id        uuid not null,
    weekday         int  not null check (weekday between 1 and 7),
    starts          time not null,
    minutes         int  not null check (minutes between 10 and 480),
    title           text not null,
    kind            text not null check (kind in ('process', 'skills', 'psychoeducation', 'experiential', 'wellness', 'family')),
    facilitator_id  uuid,
    cofacilitator_id uuid,
    starts_on       date not null,
    ends_on         date,
    published       boolean not null,
    primary key (organization_id, id),
    foreign key (organization_id, track_id) references programs.track,
    foreign key (organization_id, facilitator_id) references staff.member,
    foreign key (organization_id, cofacilitator_id) references staff.member
);
comment on column programs.slot.weekday is 'ISO 8601: 1 Monday to 7 Sunday';
comment on column programs.slot.starts is 'wall clock in the program''s zone';
select platform.protect('programs.slot', about => 'organization', visitor_reads => 'published');

-- Days the program is closed.
create table programs.closed_day (
    organization_id uuid not null,
    program_id      uuid not null,
    day             date not null,
    reason          text not null,
    primary key (organization_id, program_id, day),
    foreign key (organization_id, program_id) references programs.program
);
select platform.protect('programs.closed_day', about => 'organization', grants => 'select, insert, update, delete');

-- Rules are data (DOMAIN 2.3): thresholds a director signs, each from a date, with its source.
create table programs.rule (
    organization_id uuid        not null,
    id              uuid        not null,
    program_id      uuid,
    name            text        not null,
    value           text        not null,
    source          text        not null,
    starts_on       date        not null,
    signed_by       uuid,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, program_id) references programs.program
);
create index on programs.rule (organization_id, name, starts_on);
select platform.protect('programs.rule', about => 'organization', grants => 'select, insert');
