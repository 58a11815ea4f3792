create schema scheduling;
grant usage on schema scheduling to footbridge_app;

-- One slot on one day. Made ahead from the weekly pattern; only rows nobody touched are ever made anew.
create table scheduling.session (
    organization_id  uuid            not null references platform.organization,
    id               uuid            not null,
    program_id       uuid            not null,
    track_id         uuid            not null,
    slot_id          uuid,
    on_date          date            not null,
    starts_at        timestamptz     not null,
    ends_at          timestamptz     not null,
    minutes          int             not null check (minutes between 10 and 480),
    title            text            not null,
    kind             text            not null,
    mode             text            not null check (mode in ('in_person', 'virtual', 'hybrid')),
    facilitator_id   uuid,
    cofacilitator_id uuid,
    regime           platform.regime not null,
    touched_at       timestamptz,
    cancelled_at     timestamptz,
    cancelled_by     uuid,
    cancel_reason    text,
    closed_at        timestamptz,
    closed_by        uuid,
    made_at          timestamptz     not null,
    changed_at       timestamptz     not null,
    version          int             not null,
    primary key (organization_id, id),
    unique (organization_id, slot_id, on_date),
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, track_id) references programs.track,
    foreign key (organization_id, slot_id) references programs.slot,
    foreign key (organization_id, facilitator_id) references staff.member,
    foreign key (organization_id, cofacilitator_id) references staff.member,
    check (ends_at > starts_at),
    check ((cancelled_at is null) = (cancel_reason is null)),
    check (closed_at is null or cancelled_at is null)
);
comment on column scheduling.session.on_date is 'the program day: the date on the program''s own wall';
comment on column scheduling.session.touched_at is 'somebody worked with it: a change of pattern leaves it alone';
create index on scheduling.session (organization_id, on_date);
create index on scheduling.session (organization_id, track_id, on_date);
create index on scheduling.session (organization_id, changed_at, id);
select platform.protect('scheduling.session', about => 'organization', grants => 'select, insert, update, delete');

-- One person in one session, once something about it stands fixed: a walk-in, an arrival, or that the session closed and
-- the person had been due. Nobody else's row carries anything of this one.
create table scheduling.seat (
    organization_id uuid                   not null,
    session_id      uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    ground          text                   not null check (ground in ('enrolled', 'walk_in')),
    reason          text                   not null,
    status          text                   not null check (status in ('booked', 'arrived', 'fulfilled', 'no_show', 'cancelled')),
    changed_at      timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, session_id, participant_id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    check (ground = 'enrolled' or reason <> '')
);
create index on scheduling.seat (organization_id, participant_id);
select platform.protect('scheduling.seat', about => 'participant', clinical => true);

-- One person and one staff member, or a first visit elsewhere.
create table scheduling.appointment (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid,
    program_id      uuid,
    staff_id        uuid,
    with_whom       text,
    kind            text                   not null check (kind in ('intake', 'assessment', 'individual', 'family', 'medication', 'aftercare')),
    title           text                   not null,
    starts_at       timestamptz            not null,
    ends_at         timestamptz            not null,
    minutes         int                    not null check (minutes between 5 and 480),
    mode            text                   not null check (mode in ('in_person', 'virtual', 'hybrid')),
    place           text                   not null,
    status          text                   not null check (status in ('booked', 'arrived', 'fulfilled', 'no_show', 'cancelled')),
    cancel_reason   text,
    made_at         timestamptz            not null,
    changed_at      timestamptz            not null,
    version         int                    not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, staff_id) references staff.member,
    check (ends_at > starts_at),
    check (num_nonnulls(staff_id, with_whom) >= 1)
);
comment on column scheduling.appointment.with_whom is 'a provider elsewhere, as the participant would say it';
create index on scheduling.appointment (organization_id, participant_id, starts_at);
create index on scheduling.appointment (organization_id, staff_id, starts_at);
create index on scheduling.appointment (organization_id, changed_at, id);
select platform.protect('scheduling.appointment', about => 'participant', clinical => true);

create view scheduling.v_sessions with (security_invoker = true) as
select session.organization_id, session.id as session_id, session.program_id, session.track_id, track.name as track_name,
       track.program_name, track.zone, track.place_name, session.slot_id, session.on_date, session.starts_at,
       session.ends_at, session.minutes, session.title, session.kind, session.mode, session.facilitator_id,
       session.cofacilitator_id, session.regime, session.cancel_reason, session.cancelled_at, session.closed_at,
       case when session.cancelled_at is not null then 'cancelled'
            when session.closed_at is not null then 'closed'
            else 'open' end as status
  from scheduling.session
  join programs.v_tracks track on track.organization_id = session.organization_id and track.track_id = session.track_id;

-- Who is due in which session: frozen when it closed, else computed from the enrollments of the day.
create view scheduling.v_due with (security_invoker = true) as
select seat.organization_id, seat.session_id, seat.participant_id, seat.episode_id, seat.ground, seat.reason,
       case when session.cancelled_at is not null then 'cancelled' else seat.status end as status, seat.regime, greatest(session.changed_at, seat.changed_at) as changed_at
  from scheduling.seat
  join scheduling.session on session.organization_id = seat.organization_id and session.id = seat.session_id
 where session.closed_at is not null or seat.ground = 'walk_in'
union all
select session.organization_id, session.id, enrollment.participant_id, enrollment.episode_id, 'enrolled', '',
       case when session.cancelled_at is not null then 'cancelled' else coalesce(seat.status, 'booked') end,
       session.regime, greatest(session.changed_at, enrollment.changed_at, seat.changed_at)
  from scheduling.session
  join episodes.v_enrollments enrollment
    on enrollment.organization_id = session.organization_id and enrollment.track_id = session.track_id
   and enrollment.starts_on <= session.on_date and (enrollment.ends_on is null or enrollment.ends_on >= session.on_date)
  left join scheduling.seat
    on seat.organization_id = session.organization_id and seat.session_id = session.id
   and seat.participant_id = enrollment.participant_id
 where session.closed_at is null
   and (seat.ground is null or seat.ground = 'enrolled')
   and not exists (
       select from episodes.v_leaves away
        where away.organization_id = session.organization_id and away.participant_id = enrollment.participant_id
          and away.starts_on <= session.on_date and away.ends_on >= session.on_date);

create view scheduling.v_appointments with (security_invoker = true) as
select organization_id, id as appointment_id, participant_id, episode_id, program_id, staff_id, with_whom, kind, title,
       starts_at, ends_at, minutes, mode, place, status, cancel_reason, made_at, changed_at, regime
  from scheduling.appointment;

grant select on scheduling.v_sessions, scheduling.v_due, scheduling.v_appointments to footbridge_app;
