-- The order somebody gave the activities; without one the order they came in.
alter table attendance.activity add column place int check (place > 0);
comment on column attendance.activity.place is 'where it stands in the list once somebody moved one; marks refer to position, which never changes';
grant update on attendance.activity to footbridge_app;

-- Somebody stepped out and, it may be, came back in the same session: their minutes are those in between.
create table attendance.time_away (
    organization_id uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    left_at         timestamptz            not null,
    back_at         timestamptz,
    noted_at        timestamptz            not null,
    noted_by        uuid,
    closed_at       timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id, left_at),
    foreign key (organization_id, session_id, participant_id) references attendance.attendance,
    check (back_at > left_at)
);
create unique index on attendance.time_away (organization_id, session_id, participant_id) where back_at is null;
select platform.protect('attendance.time_away', about => 'participant', grants => 'select, insert, update, delete', clinical => true);
select platform.keep_once('attendance.time_away', 'closed_at');

-- How and with whom somebody left where that has to be known: a young person, a day with a safety alert. A contact from the
-- pick-up list, or somebody else with the reason of the staff member who let them go (CARE 8, 14).
create table attendance.departure (
    organization_id uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    contact_id      uuid,
    with_whom       text                   not null check (with_whom <> ''),
    reason          text                   not null,
    noted_at        timestamptz            not null,
    noted_by        uuid                   not null,
    closed_at       timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, contact_id) references people.contact,
    foreign key (organization_id, noted_by) references staff.member,
    check (contact_id is not null or reason <> '')
);
comment on column attendance.departure.with_whom is 'the contact as the list named them then, or how and with whom in the staff member''s words';
select platform.protect('attendance.departure', about => 'participant', clinical => true);
select platform.keep_once('attendance.departure', 'closed_at');

-- A matter between people: one row for each person involved, in words about that person alone. What ties the rows together
-- is read by nobody but staff, and no row names another (CARE 10, 28).
create table attendance.boundary_event (
    organization_id uuid                   not null,
    id              uuid                   not null,
    event_id        uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    kind            text                   not null check (kind in ('contact_exchange', 'conflict', 'other')),
    happened_at     timestamptz            not null,
    seen            text                   not null check (seen <> ''),
    done            text                   not null,
    written_at      timestamptz            not null,
    written_by      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, event_id, participant_id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, written_by) references staff.member
);
create index on attendance.boundary_event (organization_id, participant_id, happened_at);
select platform.protect('attendance.boundary_event', about => 'staff', grants => 'select, insert', clinical => true);
select platform.keep('attendance.boundary_event');

-- A matter of somebody's body, intoxication among them, apart from boundary events (CARE 8).
create table attendance.health_event (
    organization_id uuid                   not null,
    id              uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    kind            text                   not null check (kind in ('intoxication', 'withdrawal', 'unwell', 'injury')),
    happened_at     timestamptz            not null,
    seen            text                   not null check (seen <> ''),
    done            text                   not null check (done <> ''),
    called          text                   not null,
    left_how        text                   not null,
    written_at      timestamptz            not null,
    written_by      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, written_by) references staff.member
);
create index on attendance.health_event (organization_id, participant_id, happened_at);
create index on attendance.health_event (organization_id, session_id);
select platform.protect('attendance.health_event', about => 'staff', grants => 'select, insert', clinical => true);
select platform.keep('attendance.health_event');

-- The only way to correct either: what was found out later, beside it.
create table attendance.event_addendum (
    organization_id   uuid                   not null,
    id                uuid                   not null,
    participant_id    uuid                   not null,
    boundary_event_id uuid,
    health_event_id   uuid,
    words             text                   not null check (words <> ''),
    written_at        timestamptz            not null,
    written_by        uuid                   not null,
    regime            platform.regime        not null,
    privacy_class     platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, boundary_event_id) references attendance.boundary_event,
    foreign key (organization_id, health_event_id) references attendance.health_event,
    foreign key (organization_id, written_by) references staff.member,
    check (num_nonnulls(boundary_event_id, health_event_id) = 1)
);
create index on attendance.event_addendum (organization_id, participant_id);
select platform.protect('attendance.event_addendum', about => 'staff', grants => 'select, insert', clinical => true);
select platform.keep('attendance.event_addendum');

-- Somebody on the team has read "ask what would suit better" and dropped it. The staff's alone (CARE 23).
create table attendance.suits_better_dropped (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    dropped_at      timestamptz not null,
    dropped_by      uuid,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant
);
create index on attendance.suits_better_dropped (organization_id, participant_id);
select platform.protect('attendance.suits_better_dropped', about => 'staff', grants => 'select, insert');
select platform.keep('attendance.suits_better_dropped');

create view attendance.v_departures with (security_invoker = true) as
select organization_id, session_id, participant_id, with_whom, reason, noted_at, noted_by from attendance.departure;
grant select on attendance.v_departures to footbridge_app;

-- For the person's timeline as staff read it.
create view attendance.v_events_timeline with (security_invoker = true) as
select organization_id, participant_id, happened_at as at, 'flag'::text as icon, 'Something happened in the room'::text as title,
       case kind when 'contact_exchange' then 'Boundary: contact exchanged'
                 when 'conflict' then 'Boundary: conflict'
                 else 'Boundary' end as detail,
       '/people/' || participant_id || '/events' as link
  from attendance.boundary_event
union all
select organization_id, participant_id, happened_at, 'flag', 'Something happened in the room', 'Health',
       '/people/' || participant_id || '/events'
  from attendance.health_event;
grant select on attendance.v_events_timeline to footbridge_app;
