create schema transitions;
grant usage on schema transitions to footbridge_app;

-- The end of a stay in words: gathered from what is there, completed by a clinician, signed.
create table transitions.summary (
    organization_id     uuid                   not null,
    id                  uuid                   not null,
    participant_id      uuid                   not null,
    episode_id          uuid                   not null,
    regime              platform.regime        not null,
    privacy_class       platform.privacy_class not null,
    reason_for_admission text                  not null,
    course              text                   not null,
    medications         text                   not null,
    risk                text                   not null,
    unmet_needs         text                   not null,
    own_words           text                   not null,
    facts               text                   not null,
    started_at          timestamptz            not null,
    started_by          uuid,
    version             int                    not null,
    content             text,
    signature_id        uuid,
    signer_name         text,
    signed_at           timestamptz,
    primary key (organization_id, id),
    unique (organization_id, episode_id),
    foreign key (organization_id, episode_id) references episodes.episode,
    check ((signed_at is null) = (signature_id is null) and (signed_at is null) = (content is null))
);
comment on column transitions.summary.facts is 'what was counted when the summary was signed: dates, hours, scores';
select platform.protect('transitions.summary', about => 'participant', clinical => true);
select platform.keep_once('transitions.summary', 'signed_at');

-- How a stay ended. Type and reason are two things (DOMAIN 5.9).
create table transitions.discharge (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    type            text                   not null check (type in ('completed', 'transferred_higher', 'transferred_lower',
                        'left_against_advice', 'lost_contact', 'administrative', 'incarcerated', 'moved', 'died', 'payer_denial')),
    reason          text                   not null,
    last_day        date                   not null,
    no_appointment_because text,
    recorded_at     timestamptz            not null,
    recorded_by     uuid,
    primary key (organization_id, id),
    unique (organization_id, episode_id),
    foreign key (organization_id, episode_id) references episodes.episode
);
select platform.protect('transitions.discharge', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('transitions.discharge');

-- What is arranged for afterwards, one row a thing.
create table transitions.aftercare_step (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    kind            text                   not null check (kind in ('appointment', 'support_group', 'medication', 'naloxone',
                        'housing', 'work_or_school', 'crisis_contact', 'other')),
    what            text                   not null,
    who             text,
    place           text,
    phone           text,
    at              timestamptz,
    confirmed       boolean                not null,
    added_at        timestamptz            not null,
    added_by        uuid,
    dropped_at      timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode
);
create index on transitions.aftercare_step (organization_id, episode_id);
select platform.protect('transitions.aftercare_step', about => 'participant', clinical => true);

-- A contact after the end, and what came of it.
create table transitions.follow_up (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    hours_after     int                    not null check (hours_after > 0),
    due_on          date                   not null,
    task_id         uuid,
    made_at         timestamptz            not null,
    reached         boolean,
    channel         text check (channel in ('phone', 'letter', 'mail', 'in_person', 'message')),
    how_it_is       text,
    done_at         timestamptz,
    done_by         uuid,
    stopped_because text,
    primary key (organization_id, id),
    unique (organization_id, episode_id, hours_after),
    foreign key (organization_id, episode_id) references episodes.episode,
    check ((done_at is null) = (reached is null))
);
create index on transitions.follow_up (organization_id, participant_id);
select platform.protect('transitions.follow_up', about => 'participant', clinical => true);
select platform.keep_once('transitions.follow_up', 'done_at');

create view transitions.v_discharges with (security_invoker = true) as
select organization_id, participant_id, episode_id, type, reason, last_day, recorded_at from transitions.discharge;
create view transitions.v_aftercare with (security_invoker = true) as
select organization_id, participant_id, episode_id, id as step_id, kind, what, who, place, phone, at, confirmed
  from transitions.aftercare_step
 where dropped_at is null;
create view transitions.v_follow_ups with (security_invoker = true) as
select organization_id, participant_id, episode_id, id as follow_up_id, hours_after, due_on, reached, channel, done_at, stopped_because
  from transitions.follow_up;
grant select on transitions.v_discharges, transitions.v_aftercare, transitions.v_follow_ups to footbridge_app;
