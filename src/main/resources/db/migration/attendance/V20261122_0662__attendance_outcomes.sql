create schema attendance;
grant usage on schema attendance to footbridge_app;

-- When a session really began and ended, as somebody in the room said. Never taken from the schedule.
create table attendance.held (
    organization_id uuid        not null,
    session_id      uuid        not null,
    started_at      timestamptz,
    ended_at        timestamptz,
    changed_at      timestamptz not null,
    closed_at       timestamptz,
    primary key (organization_id, session_id),
    foreign key (organization_id, session_id) references scheduling.session,
    check (ended_at > started_at)
);
select platform.protect('attendance.held', about => 'organization');
select platform.keep_once('attendance.held', 'closed_at');

-- What the time was spent on; taking part is recorded for each.
create table attendance.activity (
    organization_id uuid not null,
    session_id      uuid not null,
    position        int  not null check (position > 0),
    title           text not null check (title <> ''),
    primary key (organization_id, session_id, position),
    foreign key (organization_id, session_id) references scheduling.session
);
select platform.protect('attendance.activity', about => 'organization', grants => 'select, insert');

-- One outcome of one person in one session. Open while the group runs; closing fills closed_at and minutes for everybody due.
create table attendance.attendance (
    organization_id uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    status          text check (status in ('present', 'late', 'left_early', 'present_partial', 'present_declined_activity', 'no_show',
                                           'excused', 'cancelled_by_participant', 'cancelled_by_program', 'made_up',
                                           'telehealth_failed', 'removed', 'on_leave', 'holiday')),
    mode            text check (mode in ('in_person', 'virtual')),
    arrived_at      timestamptz,
    left_at         timestamptz,
    reason          text                   not null,
    left_how        text                   not null,
    version         int                    not null,
    changed_at      timestamptz            not null,
    changed_by      uuid,
    on_date         date                   not null,
    planned_minutes int                    not null,
    minutes         int check (minutes >= 0),
    closed_at       timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    check (left_at >= arrived_at),
    check (closed_at is null or status is not null)
);
comment on column attendance.attendance.left_how is 'how and with whom somebody left who left early or had to go (CARE 8)';
comment on column attendance.attendance.minutes is 'minutes in the room, known from the closing on';
create index on attendance.attendance (organization_id, participant_id, on_date);
create index on attendance.attendance (organization_id, closed_at, session_id, participant_id) where closed_at is not null;
select platform.protect('attendance.attendance', about => 'participant', clinical => true);
select platform.keep_once('attendance.attendance', 'closed_at');

-- Choosing not to is a right (CARE 23): it stands here and nowhere else, and takes nothing from the minutes.
create table attendance.taking_part (
    organization_id uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    position        int                    not null,
    part            text                   not null check (part in ('took_part', 'watched', 'chose_not_to', 'left_and_came_back', 'not_offered')),
    closed_at       timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id, position),
    foreign key (organization_id, session_id, participant_id) references attendance.attendance,
    foreign key (organization_id, session_id, position) references attendance.activity
);
select platform.protect('attendance.taking_part', about => 'participant', clinical => true);
select platform.keep_once('attendance.taking_part', 'closed_at');

-- What was found out after the closing. The closed row stays; the newest correction is what counts.
create table attendance.correction (
    organization_id uuid                   not null,
    id              uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    status          text                   not null,
    arrived_at      timestamptz,
    left_at         timestamptz,
    minutes         int                    not null check (minutes >= 0),
    reason          text                   not null check (reason <> ''),
    made_at         timestamptz            not null,
    made_by         uuid,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, session_id, participant_id) references attendance.attendance
);
create index on attendance.correction (organization_id, session_id, participant_id, made_at);
select platform.protect('attendance.correction', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('attendance.correction');

-- What counts, corrections applied.
create view attendance.v_attendance with (security_invoker = true) as
select attendance.organization_id, attendance.session_id, attendance.participant_id, attendance.episode_id, attendance.on_date,
       attendance.mode, attendance.planned_minutes,
       coalesce(correction.status, attendance.status) as status,
       case when correction.status is null then attendance.arrived_at else correction.arrived_at end as arrived_at,
       case when correction.status is null then attendance.left_at else correction.left_at end as left_at,
       coalesce(correction.minutes, attendance.minutes) as minutes,
       attendance.reason, attendance.left_how, attendance.closed_at, correction.made_at as corrected_at,
       greatest(attendance.changed_at, attendance.closed_at, correction.made_at) as changed_at, attendance.regime
  from attendance.attendance
  left join lateral (
       select status, arrived_at, left_at, minutes, made_at
         from attendance.correction
        where correction.organization_id = attendance.organization_id and correction.session_id = attendance.session_id
          and correction.participant_id = attendance.participant_id
        order by made_at desc, id desc
        limit 1) correction on true;

-- Per person and week, Monday first: what was planned for them and what they were there for.
create view attendance.v_weeks with (security_invoker = true) as
select due.organization_id, due.participant_id, due.episode_id,
       date_trunc('week', session.on_date::timestamp)::date as week_starts_on,
       sum(session.minutes) filter (where session.status <> 'cancelled')::int as planned_minutes,
       coalesce(sum(attendance.minutes) filter (where session.status = 'closed'), 0)::int as attended_minutes,
       count(*) filter (where session.status <> 'cancelled')::int as planned_sessions,
       count(*) filter (where attendance.minutes > 0)::int as attended_sessions
  from scheduling.v_due due
  join scheduling.v_sessions session
    on session.organization_id = due.organization_id and session.session_id = due.session_id
  left join attendance.v_attendance attendance
    on attendance.organization_id = due.organization_id and attendance.session_id = due.session_id
   and attendance.participant_id = due.participant_id
 group by 1, 2, 3, 4;

grant select on attendance.v_attendance, attendance.v_weeks to footbridge_app;
