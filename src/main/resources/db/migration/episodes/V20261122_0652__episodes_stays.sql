create schema episodes;
grant usage on schema episodes to footbridge_app;

-- One stay, from intake's yes to discharge.
create table episodes.episode (
    organization_id      uuid                   not null,
    id                   uuid                   not null,
    participant_id       uuid                   not null,
    program_id           uuid                   not null,
    referral_id          uuid,
    regime               platform.regime        not null,
    privacy_class        platform.privacy_class not null,
    status               text                   not null check (status in ('planned', 'waitlist', 'active', 'onhold', 'finished', 'cancelled')),
    level                text,
    days_per_week        int,
    greeter_id           uuid,
    opened_at            timestamptz            not null,
    admitted_on          date,
    discharged_on        date,
    minutes_before       int                    not null check (minutes_before >= 0),
    changed_at           timestamptz            not null,
    version              int                    not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, program_id) references programs.program,
    foreign key (organization_id, referral_id) references referrals.referral,
    foreign key (organization_id, greeter_id) references staff.member,
    check (status in ('planned', 'waitlist', 'cancelled') or admitted_on is not null),
    check (discharged_on >= admitted_on)
);
comment on column episodes.episode.minutes_before is 'hours had before this software took the stay over (CARE 30)';
create index on episodes.episode (organization_id, participant_id);
create index on episodes.episode (organization_id, status);
create unique index on episodes.episode (organization_id, referral_id) where referral_id is not null;
select platform.protect('episodes.episode', about => 'participant', clinical => true);

create table episodes.status_change (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid        not null,
    status          text        not null,
    at              timestamptz not null,
    reason          text        not null,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode
);
create index on episodes.status_change (organization_id, episode_id, at);
select platform.protect('episodes.status_change', about => 'participant', grants => 'select, insert');
select platform.keep('episodes.status_change');

-- The clinical level inside one stay; step-down is a row here, never a new episode.
create table episodes.level_change (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid        not null,
    level           text        not null,
    days_per_week   int,
    starts_on       date        not null,
    reason          text        not null,
    decided_by      uuid,
    at              timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode
);
create index on episodes.level_change (organization_id, episode_id, starts_on);
select platform.protect('episodes.level_change', about => 'participant', grants => 'select, insert');
select platform.keep('episodes.level_change');

create table episodes.enrollment (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid        not null,
    track_id        uuid        not null,
    starts_on       date        not null,
    ends_on         date,
    end_reason      text,
    changed_at      timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, track_id) references programs.track,
    check (ends_on >= starts_on)
);
comment on column episodes.enrollment.ends_on is 'last day in the track, inclusive';
create index on episodes.enrollment (organization_id, episode_id);
create index on episodes.enrollment (organization_id, track_id, starts_on);
select platform.protect('episodes.enrollment', about => 'participant');

-- Days the person is known to be away: vacation, hospital, shift work.
create table episodes.leave (
    organization_id uuid not null,
    id              uuid not null,
    participant_id  uuid not null,
    episode_id      uuid not null,
    starts_on       date not null,
    ends_on         date not null,
    reason          text not null,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    check (ends_on >= starts_on)
);
create index on episodes.leave (organization_id, episode_id);
select platform.protect('episodes.leave', about => 'participant');

-- Who of the staff stands for this person, and as what.
create table episodes.care_team (
    organization_id uuid not null,
    id              uuid not null,
    participant_id  uuid not null,
    episode_id      uuid not null,
    staff_id        uuid not null,
    part            text not null check (part in ('primary_therapist', 'assessor', 'prescriber', 'case_manager', 'facilitator')),
    starts_on       date not null,
    ends_on         date,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, staff_id) references staff.member
);
create index on episodes.care_team (organization_id, episode_id);
select platform.protect('episodes.care_team', about => 'participant');

create view episodes.v_episodes with (security_invoker = true) as
select organization_id, id as episode_id, participant_id, program_id, referral_id, regime, status, level, days_per_week,
       greeter_id, opened_at, admitted_on, discharged_on, minutes_before, changed_at,
       (select staff_id from episodes.care_team
         where care_team.organization_id = episode.organization_id and care_team.episode_id = episode.id
           and part = 'primary_therapist' and ends_on is null
         order by starts_on desc limit 1) as primary_therapist_id
  from episodes.episode;
create view episodes.v_enrollments with (security_invoker = true) as
select enrollment.organization_id, enrollment.id as enrollment_id, enrollment.episode_id, enrollment.participant_id,
       enrollment.track_id, enrollment.starts_on, enrollment.ends_on, enrollment.changed_at,
       episode.program_id, episode.status, episode.regime
  from episodes.enrollment
  join episodes.episode on episode.organization_id = enrollment.organization_id and episode.id = enrollment.episode_id;
create view episodes.v_leaves with (security_invoker = true) as
select organization_id, participant_id, episode_id, starts_on, ends_on from episodes.leave;
create view episodes.v_status_history with (security_invoker = true) as
select organization_id, participant_id, episode_id, status, at as starts_at,
       lead(at) over (partition by organization_id, episode_id order by at, id) as ends_at, reason
  from episodes.status_change;
create view episodes.v_level_history with (security_invoker = true) as
select organization_id, participant_id, episode_id, level, days_per_week, starts_on, reason, decided_by, at
  from episodes.level_change;
create view episodes.v_care_team with (security_invoker = true) as
select organization_id, participant_id, episode_id, staff_id, part, starts_on, ends_on from episodes.care_team;
grant select on episodes.v_episodes, episodes.v_enrollments, episodes.v_status_history, episodes.v_level_history,
    episodes.v_care_team, episodes.v_leaves to footbridge_app;
