-- Why a fact weighs (withdrawal, risk of suicide …); as private as the fact. Empty where it is only counted.
alter table history.condition add column topic text not null;
alter table history.condition add column severity text;
alter table history.condition add column categories jsonb not null;
alter table history.condition drop column category cascade;
alter table history.medication add column topic text not null;
alter table history.medication add column kind text not null check (kind in ('ordered', 'stated'));
alter table history.medication add column do_not_take boolean not null;
alter table history.medication add column prescriber text;
alter table history.allergy add column topic text not null;
alter table history.allergy add column kind text;
alter table history.score add column topic text not null;
alter table history.score add column adolescent boolean not null;
alter table history.encounter add column topic text not null;
alter table history.encounter add column performer text;
alter table history.coverage add column contained boolean not null;
alter table history.coverage add column as_of date;
alter table history.coverage add column kind text;
comment on column history.coverage.contained is 'stood inside a claim''s answer: says what paid then, not what pays now';

create view history.v_conditions with (security_invoker = true) as
select received.organization_id, received.id as condition_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.code_system, received.code, received.code_text,
       received.clinical_status, received.verification_status, received.onset, received.onset_at,
       received.abatement, received.recorded, received.class, received.topic, received.confirmed_by, received.confirmed_at,
       received.regime, received.privacy_class
  from history.condition received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create or replace view history.v_medications with (security_invoker = true) as
select received.organization_id, received.id as medication_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.code_system, received.code, received.code_text,
       received.status, received.dosage, received.reason, received.authored, received.authored_at,
       received.class, received.confirmed_by, received.confirmed_at, received.regime, received.privacy_class,
       received.topic, received.kind, received.do_not_take, received.prescriber
  from history.medication received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create or replace view history.v_scores with (security_invoker = true) as
select received.organization_id, received.id as score_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.instrument, received.total, received.taken, received.taken_at,
       received.class, received.confirmed_by, received.confirmed_at, received.regime, received.privacy_class,
       received.topic, received.adolescent
  from history.score received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

create or replace view history.v_coverage with (security_invoker = true) as
select received.organization_id, received.id as coverage_id, same.stands_for as participant_id, received.referral_id,
       received.sender, received.received_at, received.payer, received.plan, received.member_number, received.status,
       received.starts, received.starts_at, received.ends, received.ends_at, received.class,
       received.confirmed_by, received.confirmed_at, received.regime, received.privacy_class,
       received.contained, received.as_of, received.kind
  from history.coverage received
  join people.v_same_person same
    on same.organization_id = received.organization_id and same.participant_id = received.participant_id;

grant select on history.v_conditions to footbridge_app;
