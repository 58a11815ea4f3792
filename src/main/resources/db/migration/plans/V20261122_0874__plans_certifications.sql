-- A physician certifies a signed plan to one payer until a day; the payer's clock is a dated rule a director signed.
create table plans.certification (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    version_id      uuid                   not null,
    payer           text                   not null check (payer <> ''),
    statement       text                   not null check (statement <> ''),
    certified_by    uuid                   not null,
    certified_at    timestamptz            not null,
    through_on      date                   not null,
    days            int                    not null check (days > 0),
    rule_source     text                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, version_id) references plans.version,
    foreign key (organization_id, certified_by) references staff.member
);
comment on column plans.certification.through_on is 'the last day it holds';
comment on column plans.certification.rule_source is 'where the number of days came from, as the rule said that day';
create index on plans.certification (organization_id, episode_id, payer, certified_at);
select platform.protect('plans.certification', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('plans.certification');

-- The last one of each stay and payer.
create view plans.v_certifications with (security_invoker = true) as
select distinct on (organization_id, episode_id, payer)
       organization_id, id as certification_id, participant_id, episode_id, version_id, payer, statement, certified_by,
       certified_at, through_on
  from plans.certification
 order by organization_id, episode_id, payer, certified_at desc, id desc;
grant select on plans.v_certifications to footbridge_app;
