create schema medications;
grant usage on schema medications to footbridge_app;

-- What somebody takes. Each row is one statement about one medicine on the list; the last one that was not entered in
-- error says how it stands. Nothing is overwritten: a change is a new row.
create table medications.entry (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid,
    medication_id   uuid                   not null,
    kind            text                   not null check (kind in ('started', 'taken', 'changed', 'confirmed', 'stopped')),
    name            text                   not null check (name <> ''),
    dose            text                   not null,
    how             text                   not null,
    reason          text                   not null,
    prescribed      text                   not null check (prescribed in ('here', 'elsewhere', 'not_prescribed', 'not_known')),
    prescriber_id   uuid,
    prescriber_name text                   not null,
    moud            boolean                not null,
    restricted      boolean                not null,
    confirmed       boolean                not null,
    on_date         date,
    at              timestamptz            not null,
    because         text                   not null,
    history_id      uuid,
    recorded_by     uuid                   not null,
    recorded_at     timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, prescriber_id) references staff.member,
    foreign key (organization_id, recorded_by) references staff.member
);
comment on column medications.entry.medication_id is 'which medicine on the list; all statements about it share it';
comment on column medications.entry.kind is 'taken: was taken already when it came on the list';
comment on column medications.entry.moud is 'medication for opioid use disorder, by the ingredient''s name';
comment on column medications.entry.restricted is 'as restricted as the fact it tells (CARE 20)';
comment on column medications.entry.confirmed is 'said by somebody who may prescribe; otherwise what the person says';
comment on column medications.entry.on_date is 'from when it holds; empty where nobody knows';
comment on column medications.entry.at is 'the same as a moment, for the timeline';
create index on medications.entry (organization_id, participant_id, medication_id, recorded_at);
create index on medications.entry (organization_id, medication_id, recorded_at);
select platform.protect('medications.entry', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('medications.entry');

create table medications.allergy (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    allergy_id      uuid                   not null,
    kind            text                   not null check (kind in ('recorded', 'changed', 'confirmed', 'not_so', 'none_known')),
    substance       text                   not null,
    reaction        text                   not null,
    confirmed       boolean                not null,
    because         text                   not null,
    history_id      uuid,
    recorded_by     uuid                   not null,
    recorded_at     timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, recorded_by) references staff.member,
    check ((kind = 'none_known') = (substance = ''))
);
comment on column medications.allergy.kind is 'none_known: the person says that nothing is known, as of that day';
create index on medications.allergy (organization_id, participant_id, allergy_id, recorded_at);
select platform.protect('medications.allergy', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('medications.allergy');

-- A row entered in error: it stays, and counts no more (CARE 12).
create table medications.voided (
    organization_id uuid                   not null,
    row_id          uuid                   not null,
    participant_id  uuid                   not null,
    reason          text                   not null check (reason <> ''),
    voided_by       uuid                   not null,
    voided_at       timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, row_id),
    foreign key (organization_id, participant_id) references people.participant
);
comment on column medications.voided.row_id is 'an entry, an allergy or a visit';
select platform.protect('medications.voided', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('medications.voided');

-- What was asked about one received fact or one line of the list, and what came of it.
create table medications.reconciled (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    subject         text                   not null check (subject in ('medication', 'allergy', 'listed', 'listed_allergy')),
    subject_id      uuid                   not null,
    outcome         text                   not null check (outcome in ('confirmed', 'changed', 'not_taken', 'unknown')),
    final           boolean                not null,
    words           text                   not null,
    reconciled_by   uuid                   not null,
    reconciled_at   timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, reconciled_by) references staff.member
);
comment on column medications.reconciled.final is 'by somebody who may prescribe; otherwise noted for them';
create index on medications.reconciled (organization_id, subject_id, reconciled_at);
select platform.protect('medications.reconciled', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('medications.reconciled');

-- The whole list looked at by somebody who may prescribe.
create table medications.review (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    still_open      int                    not null check (still_open >= 0),
    reviewed_by     uuid                   not null,
    reviewed_at     timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, reviewed_by) references staff.member
);
comment on column medications.review.still_open is 'lines nobody could say anything of; 0: the list is reconciled';
create index on medications.review (organization_id, participant_id, reviewed_at);
select platform.protect('medications.review', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('medications.review');

-- The structured part of a medication visit; its words stand in the note as well, where they are signed.
create table medications.visit (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    on_date         date                   not null,
    symptoms        text                   not null,
    response        text                   not null,
    side_effects    text[]                 not null,
    side_effects_in_words text             not null,
    taking          text                   not null check (taking in ('as_agreed', 'missed_some', 'stopped', 'not_asked')),
    systolic        int check (systolic between 50 and 300),
    diastolic       int check (diastolic between 20 and 200 and diastolic < systolic),
    pulse           int check (pulse between 20 and 250),
    weight_lb       numeric(5, 1) check (weight_lb between 40 and 1000),
    pdmp_on         date,
    next_on         date,
    recorded_by     uuid                   not null,
    recorded_at     timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, episode_id) references episodes.episode,
    foreign key (organization_id, recorded_by) references staff.member,
    check ((systolic is null) = (diastolic is null))
);
comment on column medications.visit.taking is 'as the person says it';
comment on column medications.visit.pdmp_on is 'when the state''s prescription monitoring program was asked';
create index on medications.visit (organization_id, participant_id, on_date);
select platform.protect('medications.visit', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('medications.visit');

-- How each medicine stands: its last statement that counts. Rows of everybody who is the same person stand under one.
create view medications.v_list with (security_invoker = true) as
select distinct on (entry.organization_id, entry.medication_id)
       entry.organization_id, entry.id as entry_id, same.stands_for as participant_id, entry.participant_id as of_participant_id,
       entry.episode_id, entry.medication_id, entry.kind,
       entry.name, entry.dose, entry.how, entry.reason, entry.prescribed, entry.prescriber_name, entry.moud, entry.restricted,
       entry.confirmed, entry.on_date, entry.because, entry.recorded_at, recorder.signed_name as recorded_by, entry.regime,
       (select min(earlier.on_date) from medications.entry earlier
         where earlier.organization_id = entry.organization_id and earlier.medication_id = entry.medication_id
           and earlier.kind in ('started', 'taken')
           and not exists (select from medications.voided
                            where voided.organization_id = earlier.organization_id and voided.row_id = earlier.id)) as since
  from medications.entry
  join people.v_same_person same
    on same.organization_id = entry.organization_id and same.participant_id = entry.participant_id
  left join staff.v_names recorder
    on recorder.organization_id = entry.organization_id and recorder.staff_id = entry.recorded_by
 where not exists (select from medications.voided
                    where voided.organization_id = entry.organization_id and voided.row_id = entry.id)
 order by entry.organization_id, entry.medication_id, entry.recorded_at desc, entry.id desc;

create view medications.v_allergies with (security_invoker = true) as
select distinct on (allergy.organization_id, allergy.allergy_id)
       allergy.organization_id, allergy.id as row_id, same.stands_for as participant_id, allergy.participant_id as of_participant_id,
       allergy.allergy_id, allergy.kind,
       allergy.substance, allergy.reaction, allergy.confirmed, allergy.because, allergy.history_id, allergy.recorded_at,
       recorder.signed_name as recorded_by, allergy.regime
  from medications.allergy
  join people.v_same_person same
    on same.organization_id = allergy.organization_id and same.participant_id = allergy.participant_id
  left join staff.v_names recorder
    on recorder.organization_id = allergy.organization_id and recorder.staff_id = allergy.recorded_by
 where not exists (select from medications.voided
                    where voided.organization_id = allergy.organization_id and voided.row_id = allergy.id)
 order by allergy.organization_id, allergy.allergy_id, allergy.recorded_at desc, allergy.id desc;

-- Received medicines and allergies that nobody who may prescribe has settled yet. What was stopped or finished before, or
-- is not to be taken, is history and is not asked about.
create view medications.v_open_facts with (security_invoker = true) as
select received.organization_id, received.participant_id, 'medication'::text as subject, received.medication_id as fact_id,
       received.code_text as name, coalesce(received.dosage, '') as how, coalesce(received.reason, '') as reason,
       coalesce(received.prescriber, '') as prescriber, received.sender, received.received_at,
       left(coalesce(received.authored, ''), 10) as day, received.class, received.regime
  from history.v_medications received
 where not received.do_not_take
   and coalesce(received.status, 'unknown') not in ('completed', 'stopped', 'cancelled', 'entered-in-error', 'not-taken')
   and not exists (select from medications.reconciled
                    where reconciled.organization_id = received.organization_id and reconciled.subject_id = received.medication_id
                      and reconciled.final)
union all
select received.organization_id, received.participant_id, 'allergy', received.allergy_id, received.code_text,
       coalesce(received.reactions, ''), '', '', received.sender, received.received_at, '', received.class, received.regime
  from history.v_allergies received
 where coalesce(received.clinical_status, 'active') <> 'resolved'
   and coalesce(received.verification_status, 'unconfirmed') not in ('refuted', 'entered-in-error')
   and not exists (select from medications.reconciled
                    where reconciled.organization_id = received.organization_id and reconciled.subject_id = received.allergy_id
                      and reconciled.final);

-- What happened with medicines, for the trend and the timeline. A restricted medicine is told by its own page alone.
create view medications.v_events with (security_invoker = true) as
select entry.organization_id, same.stands_for as participant_id, entry.episode_id, entry.medication_id, entry.at, entry.on_date,
       entry.kind, entry.name, entry.dose, entry.how, entry.because, entry.moud, entry.restricted
  from medications.entry
  join people.v_same_person same
    on same.organization_id = entry.organization_id and same.participant_id = entry.participant_id
 where entry.kind in ('started', 'changed', 'stopped')
   and not exists (select from medications.voided
                    where voided.organization_id = entry.organization_id and voided.row_id = entry.id);

create view medications.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, at, 'pill'::text as icon,
       case kind when 'started' then 'Started ' when 'changed' then 'Changed ' else 'Stopped ' end || name
           || case when kind <> 'stopped' and dose <> '' then ' ' || dose else '' end as title,
       concat_ws(' · ', nullif(how, ''), nullif(because, '')) as detail,
       '/people/' || participant_id || '/medications' as link
  from medications.v_events
 where not restricted
union all
select review.organization_id, same.stands_for, null, review.reviewed_at, 'pill', 'Medications reconciled',
       name.signed_name, '/people/' || same.stands_for || '/medications'
  from medications.review
  join people.v_same_person same
    on same.organization_id = review.organization_id and same.participant_id = review.participant_id
  left join staff.v_names name
    on name.organization_id = review.organization_id and name.staff_id = review.reviewed_by
 where review.still_open = 0;

create view medications.v_reviews with (security_invoker = true) as
select review.organization_id, same.stands_for as participant_id, review.still_open, review.reviewed_at,
       name.signed_name as reviewed_by
  from medications.review
  join people.v_same_person same
    on same.organization_id = review.organization_id and same.participant_id = review.participant_id
  left join staff.v_names name
    on name.organization_id = review.organization_id and name.staff_id = review.reviewed_by;

grant select on medications.v_list, medications.v_allergies, medications.v_open_facts, medications.v_events,
      medications.v_timeline, medications.v_reviews to footbridge_app;
