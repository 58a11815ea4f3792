-- What somebody knows and has of naloxone, as it was asked; a blank was not asked. The last word on each counts.
create table safety.naloxone (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    has             boolean,
    offered         boolean,
    knows_how       boolean,
    said_by         uuid,
    said_at         timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, said_by) references staff.member,
    check (num_nonnulls(has, offered, knows_how) > 0)
);
comment on column safety.naloxone.said_by is 'who asked; empty: the person, on the own phone';
create index on safety.naloxone (organization_id, participant_id, said_at);
select platform.protect('safety.naloxone', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('safety.naloxone');

create view safety.v_naloxone with (security_invoker = true) as
select said.organization_id, same.stands_for as participant_id,
       (array_agg(said.has order by said.said_at desc, said.id desc) filter (where said.has is not null))[1] as has,
       (array_agg(said.offered order by said.said_at desc, said.id desc) filter (where said.offered is not null))[1] as offered,
       (array_agg(said.knows_how order by said.said_at desc, said.id desc) filter (where said.knows_how is not null))[1] as knows_how,
       max(said.said_at) as said_at
  from safety.naloxone said
  join people.v_same_person same
    on same.organization_id = said.organization_id and same.participant_id = said.participant_id
 group by said.organization_id, same.stands_for;

-- A lapse the person tells, question by question in the order of CARE 5. An empty answer was not come to.
create table safety.lapse (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid,
    told_at         timestamptz            not null,
    safe            text check (safe in ('with_somebody', 'alone', 'not_safe', 'not_asked')),
    naloxone        text check (naloxone in ('here', 'not_here', 'not_needed')),
    withdrawal      text check (withdrawal in ('none', 'some', 'strong')),
    happened        text,
    next_hours      text,
    finished_at     timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant
);
comment on column safety.lapse.safe is 'not_asked: nobody was there to read it, so help was shown instead (CARE 2)';
comment on column safety.lapse.happened is 'in the person''s words; empty text: rather later, or not at all';
create index on safety.lapse (organization_id, participant_id, told_at);
select platform.protect('safety.lapse', about => 'participant', clinical => true);
select platform.keep_once('safety.lapse', 'finished_at');

create view safety.v_lapses with (security_invoker = true) as
select lapse.organization_id, lapse.id as lapse_id, same.stands_for as participant_id, lapse.episode_id, lapse.told_at, lapse.safe,
       lapse.naloxone, lapse.withdrawal, lapse.happened, lapse.next_hours, lapse.finished_at
  from safety.lapse
  join people.v_same_person same
    on same.organization_id = lapse.organization_id and same.participant_id = lapse.participant_id;
grant select on safety.v_naloxone, safety.v_lapses to footbridge_app;
