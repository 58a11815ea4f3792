create schema history;
grant usage on schema history to footbridge_app;

-- What others said of a person before the stay: one row for each thing received, repeats too. Codes, words and dates
-- stand as they were sent; the instants beside them are for sorting and searching only. A row says where it came from
-- (the referral, the sender, the place in what was sent) and who here confirmed it.
--   class   'decides' bears on whether this program fits; 'folded' is counted; 'restricted' (partner violence, HIV,
--           legal facts) is for the assessing clinician only

create table history.condition (
    organization_id     uuid        not null,
    id                  uuid        not null,
    participant_id      uuid        not null,
    referral_id         uuid        not null,
    sender              text        not null,
    received_at         timestamptz not null,
    place               text        not null,
    codings             jsonb       not null,
    code_system         text,
    code                text,
    code_text           text        not null,
    clinical_status     text,
    verification_status text,
    category            text,
    onset               text,
    onset_at            timestamptz,
    abatement           text,
    abatement_at        timestamptz,
    recorded            text,
    recorded_at         timestamptz,
    class               text        not null check (class in ('decides', 'folded', 'restricted')),
    confirmed_by        uuid,
    confirmed_at        timestamptz,
    updated_at          timestamptz not null,
    version             int         not null,
    regime              platform.regime        not null,
    privacy_class       platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, confirmed_by) references staff.member
);
create index on history.condition (organization_id, participant_id, code);
create index on history.condition (organization_id, updated_at, id);
select platform.protect('history.condition', about => 'participant', clinical => true);

create table history.medication (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    referral_id     uuid        not null,
    sender          text        not null,
    received_at     timestamptz not null,
    place           text        not null,
    codings         jsonb       not null,
    code_system     text,
    code            text,
    code_text       text        not null,
    status          text,
    intent          text,
    dosage          text,
    reason          text,
    authored        text,
    authored_at     timestamptz,
    class           text        not null check (class in ('decides', 'folded', 'restricted')),
    confirmed_by    uuid,
    confirmed_at    timestamptz,
    updated_at      timestamptz not null,
    version         int         not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, confirmed_by) references staff.member
);
create index on history.medication (organization_id, participant_id, code);
create index on history.medication (organization_id, updated_at, id);
select platform.protect('history.medication', about => 'participant', clinical => true);

create table history.allergy (
    organization_id     uuid        not null,
    id                  uuid        not null,
    participant_id      uuid        not null,
    referral_id         uuid        not null,
    sender              text        not null,
    received_at         timestamptz not null,
    place               text        not null,
    codings             jsonb       not null,
    code_system         text,
    code                text,
    code_text           text        not null,
    clinical_status     text,
    verification_status text,
    category            text,
    criticality         text,
    reactions           text,
    recorded            text,
    recorded_at         timestamptz,
    class               text        not null check (class in ('decides', 'folded', 'restricted')),
    confirmed_by        uuid,
    confirmed_at        timestamptz,
    updated_at          timestamptz not null,
    version             int         not null,
    regime              platform.regime        not null,
    privacy_class       platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, confirmed_by) references staff.member
);
create index on history.allergy (organization_id, participant_id, code);
create index on history.allergy (organization_id, updated_at, id);
select platform.protect('history.allergy', about => 'participant', clinical => true);

create table history.score (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    referral_id     uuid        not null,
    sender          text        not null,
    received_at     timestamptz not null,
    place           text        not null,
    instrument      text        not null,
    codings         jsonb       not null,
    code_system     text,
    code            text,
    code_text       text        not null,
    total           numeric     not null,
    unit            text,
    status          text        not null,
    taken           text,
    taken_at        timestamptz,
    class           text        not null check (class in ('decides', 'folded', 'restricted')),
    confirmed_by    uuid,
    confirmed_at    timestamptz,
    updated_at      timestamptz not null,
    version         int         not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, confirmed_by) references staff.member
);
comment on column history.score.instrument is 'as measures calls it; an adolescent form has a name of its own and never stands on the adult line';
create index on history.score (organization_id, participant_id, instrument, taken_at);
create index on history.score (organization_id, updated_at, id);
select platform.protect('history.score', about => 'participant', clinical => true);

create table history.encounter (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    referral_id     uuid        not null,
    sender          text        not null,
    received_at     timestamptz not null,
    place           text        not null,
    codings         jsonb       not null,
    code_system     text,
    code            text,
    code_text       text        not null,
    setting         text,
    status          text,
    reason          text,
    starts          text,
    starts_at       timestamptz,
    ends            text,
    ends_at         timestamptz,
    class           text        not null check (class in ('decides', 'folded', 'restricted')),
    confirmed_by    uuid,
    confirmed_at    timestamptz,
    updated_at      timestamptz not null,
    version         int         not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, confirmed_by) references staff.member
);
comment on column history.encounter.setting is 'code of HL7 v3 ActCode as sent: AMB, EMER, IMP, VR …';
create index on history.encounter (organization_id, participant_id, starts_at);
create index on history.encounter (organization_id, updated_at, id);
select platform.protect('history.encounter', about => 'participant', clinical => true);

create table history.coverage (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    referral_id     uuid        not null,
    sender          text        not null,
    received_at     timestamptz not null,
    place           text        not null,
    payer           text        not null,
    plan            text,
    member_number   text,
    status          text,
    starts          text,
    starts_at       timestamptz,
    ends            text,
    ends_at         timestamptz,
    class           text        not null check (class in ('decides', 'folded', 'restricted')),
    confirmed_by    uuid,
    confirmed_at    timestamptz,
    updated_at      timestamptz not null,
    version         int         not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, confirmed_by) references staff.member
);
create index on history.coverage (organization_id, participant_id);
select platform.protect('history.coverage', about => 'participant', clinical => true);

-- Who else was named as reachable for the person. Nobody is written to or called because of it.
create table history.contact (
    organization_id uuid        not null,
    id              uuid        not null,
    participant_id  uuid        not null,
    referral_id     uuid        not null,
    sender          text        not null,
    received_at     timestamptz not null,
    place           text        not null,
    name            text        not null,
    relation        text,
    phone           text,
    email           text,
    class           text        not null check (class in ('decides', 'folded', 'restricted')),
    updated_at      timestamptz not null,
    version         int         not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant
);
create index on history.contact (organization_id, participant_id);
select platform.protect('history.contact', about => 'participant', clinical => true);

-- For other modules: rows of everybody who is the same person stand under the one who stands for them.
create view history.v_conditions with (security_invoker = true) as
select received.organization_id, received.id as condition_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.code_system, received.code, received.code_text,
       received.clinical_status, received.verification_status, received.category, received.onset, received.onset_at,
       received.abatement, received.recorded, received.class, received.confirmed_by, received.confirmed_at,
       received.regime, received.privacy_class
  from history.condition received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create view history.v_medications with (security_invoker = true) as
select received.organization_id, received.id as medication_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.code_system, received.code, received.code_text,
       received.status, received.dosage, received.reason, received.authored, received.authored_at,
       received.class, received.confirmed_by, received.confirmed_at, received.regime, received.privacy_class
  from history.medication received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create view history.v_allergies with (security_invoker = true) as
select received.organization_id, received.id as allergy_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.code_system, received.code, received.code_text,
       received.clinical_status, received.verification_status, received.category, received.criticality,
       received.reactions, received.class, received.confirmed_by, received.confirmed_at,
       received.regime, received.privacy_class
  from history.allergy received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create view history.v_scores with (security_invoker = true) as
select received.organization_id, received.id as score_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.instrument, received.total, received.taken, received.taken_at,
       received.class, received.confirmed_by, received.confirmed_at, received.regime, received.privacy_class
  from history.score received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create view history.v_encounters with (security_invoker = true) as
select received.organization_id, received.id as encounter_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.code_text, received.setting, received.reason,
       received.starts, received.starts_at, received.ends, received.ends_at, received.class,
       received.regime, received.privacy_class
  from history.encounter received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create view history.v_coverage with (security_invoker = true) as
select received.organization_id, received.id as coverage_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.payer, received.plan, received.member_number, received.status,
       received.starts, received.starts_at, received.ends, received.ends_at, received.class,
       received.confirmed_by, received.confirmed_at, received.regime, received.privacy_class
  from history.coverage received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

grant select on history.v_conditions, history.v_medications, history.v_allergies, history.v_scores, history.v_encounters,
      history.v_coverage to footbridge_app;
