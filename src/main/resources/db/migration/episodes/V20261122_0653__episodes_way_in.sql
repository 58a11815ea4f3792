-- Forms of the way in: what a screening or an assessment asks is data, version by version.
create table episodes.form (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null check (name in ('screening', 'assessment')),
    version         int         not null,
    content         jsonb       not null,
    origin          text        not null,
    starts_on       date        not null,
    created_at      timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, name, version)
);
select platform.protect('episodes.form', about => 'staff', grants => 'select, insert');
select platform.keep('episodes.form');

-- One round of screening. "It got worse" begins another.
create table episodes.screening (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    form_id         uuid                   not null,
    answers         jsonb                  not null,
    why             text                   not null,
    started_at      timestamptz            not null,
    started_by      uuid,
    saved_at        timestamptz            not null,
    completed_at    timestamptz,
    version         int                    not null,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, form_id) references episodes.form
);
create index on episodes.screening (organization_id, episode_id, started_at);
select platform.protect('episodes.screening', about => 'participant', clinical => true);
select platform.keep_once('episodes.screening', 'completed_at');

-- A clinician's signed decision on a screening that stopped: without one no offer is possible (CARE 6).
create table episodes.stop_decision (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    screening_id    uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    decision        text                   not null check (decision in ('may_go_on', 'not_here_now')),
    reason          text                   not null,
    content         text                   not null,
    signature_id    uuid                   not null,
    signer_name     text                   not null,
    decided_at      timestamptz            not null,
    primary key (organization_id, id),
    foreign key (organization_id, screening_id) references episodes.screening,
    foreign key (organization_id, episode_id) references episodes.episode
);
create index on episodes.stop_decision (organization_id, episode_id);
select platform.protect('episodes.stop_decision', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('episodes.stop_decision');

create table episodes.assessment (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    form_id         uuid                   not null,
    number          int                    not null,
    started_at      timestamptz            not null,
    started_by      uuid,
    content         text,
    signature_id    uuid,
    signer_name     text,
    signed_at       timestamptz,
    primary key (organization_id, id),
    unique (organization_id, episode_id, number),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, form_id) references episodes.form,
    check ((signed_at is null) = (signature_id is null) and (signed_at is null) = (content is null))
);
select platform.protect('episodes.assessment', about => 'participant', clinical => true);
select platform.keep_once('episodes.assessment', 'signed_at');

create table episodes.assessment_section (
    organization_id uuid        not null,
    assessment_id   uuid        not null,
    section         text        not null,
    participant_id  uuid        not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    statements      jsonb       not null,
    saved_at        timestamptz not null,
    saved_by        uuid,
    signed_at       timestamptz,
    version         int         not null,
    primary key (organization_id, assessment_id, section),
    foreign key (organization_id, assessment_id) references episodes.assessment
);
select platform.protect('episodes.assessment_section', about => 'participant', clinical => true);
select platform.keep_once('episodes.assessment_section', 'signed_at');

create table episodes.assessment_addendum (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    assessment_id   uuid                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    content         text                   not null,
    signature_id    uuid                   not null,
    signer_name     text                   not null,
    signed_at       timestamptz            not null,
    primary key (organization_id, id),
    foreign key (organization_id, assessment_id) references episodes.assessment
);
select platform.protect('episodes.assessment_addendum', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('episodes.assessment_addendum');

-- Which facts lead to which level: plain statements of the program's own, each from a date. A change is a new row.
create table episodes.level_rule (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    name            text        not null check (name ~ '^[a-z][a-z0-9-]{1,60}$'),
    rank            int         not null,
    statement       text        not null,
    facts           jsonb       not null,
    level           text        not null,
    in_force        boolean     not null,
    source          text        not null,
    starts_on       date        not null,
    created_at      timestamptz not null,
    created_by      uuid,
    primary key (organization_id, id)
);
comment on column episodes.level_rule.rank is 'the lowest rank that applies decides the level';
comment on column episodes.level_rule.in_force is 'false takes the rule out from that date';
create index on episodes.level_rule (organization_id, name, starts_on);
select platform.protect('episodes.level_rule', about => 'staff', grants => 'select, insert');
select platform.keep('episodes.level_rule');

create table episodes.level_of_care (
    organization_id    uuid                   not null,
    id                 uuid                   not null,
    participant_id     uuid                   not null,
    episode_id         uuid                   not null,
    regime             platform.regime        not null,
    privacy_class      platform.privacy_class not null,
    edition            int                    not null,
    ratings            jsonb                  not null,
    right_level        text,
    right_days         int,
    wish               text                   not null,
    chosen_level       text,
    chosen_days        int,
    difference         text                   not null,
    risk_accepted_by   text                   not null,
    authorized         text,
    trace              jsonb,
    started_at         timestamptz            not null,
    saved_at           timestamptz            not null,
    content            text,
    signature_id       uuid,
    signer_name        text,
    signed_at          timestamptz,
    version            int                    not null,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    check ((signed_at is null) = (signature_id is null) and (signed_at is null) = (content is null))
);
create index on episodes.level_of_care (organization_id, episode_id, started_at);
select platform.protect('episodes.level_of_care', about => 'participant', clinical => true);
select platform.keep_once('episodes.level_of_care', 'signed_at');

create table episodes.offer (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid        not null,
    track_id        uuid        not null,
    starts_on       date        not null,
    made_at         timestamptz not null,
    made_by         uuid,
    answer          text check (answer in ('accepted', 'deferred', 'declined', 'withdrawn')),
    answered_at     timestamptz,
    reason          text,
    ask_again_on    date,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, track_id) references programs.track,
    check (answer is null or answered_at is not null),
    check (answer is null or answer = 'accepted' or reason is not null)
);
create index on episodes.offer (organization_id, episode_id, made_at);
select platform.protect('episodes.offer', about => 'participant');
select platform.keep_once('episodes.offer', 'answered_at');

create table episodes.waiting (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid        not null,
    track_id        uuid,
    owner_id        uuid        not null,
    since           timestamptz not null,
    next_contact_on date        not null,
    left_at         timestamptz,
    left_reason     text,
    primary key (organization_id, id),
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, track_id) references programs.track,
    foreign key (organization_id, owner_id) references staff.member
);
comment on column episodes.waiting.owner_id is 'the staff member who watches: nobody waits unwatched (CARE 6)';
create unique index on episodes.waiting (organization_id, episode_id) where left_at is null;
select platform.protect('episodes.waiting', about => 'participant');

create table episodes.waiting_contact (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    waiting_id      uuid        not null,
    at              timestamptz not null,
    by_staff_id     uuid,
    words           text        not null,
    next_contact_on date        not null,
    primary key (organization_id, id),
    foreign key (organization_id, waiting_id) references episodes.waiting
);
select platform.protect('episodes.waiting_contact', about => 'participant', grants => 'select, insert');
select platform.keep('episodes.waiting_contact');

create view episodes.v_waitlist with (security_invoker = true) as
select organization_id, participant_id, episode_id, track_id, owner_id, since, next_contact_on, left_at
  from episodes.waiting;
create view episodes.v_assessments with (security_invoker = true) as
select organization_id, participant_id, episode_id, id as assessment_id, number, started_at, signed_at, signer_name, content
  from episodes.assessment;
create view episodes.v_levels_of_care with (security_invoker = true) as
select organization_id, participant_id, episode_id, id as level_of_care_id, edition, right_level, right_days, wish, chosen_level,
       chosen_days, difference, authorized, signed_at, signer_name
  from episodes.level_of_care;
grant select on episodes.v_waitlist, episodes.v_assessments, episodes.v_levels_of_care to footbridge_app;
