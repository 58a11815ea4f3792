create schema safety;
grant usage on schema safety to footbridge_app;

-- A person's plan for hard hours (safety) or for staying on course (relapse), always as one whole: a change is a new
-- version. Beside it stands when it was gone through, who got a copy, and which steps were done.
create table safety.version (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    kind            text                   not null check (kind in ('safety', 'relapse')),
    shared_parts    text[]                 not null,
    review_on       date,
    what_changed    text                   not null,
    written_by      uuid,
    written_at      timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, written_by) references staff.member
);
comment on column safety.version.shared_parts is 'the parts somebody near may read whom a release names; none unless the person said so';
comment on column safety.version.written_by is 'empty: the person, on the own phone';
create index on safety.version (organization_id, participant_id, kind, written_at);
select platform.protect('safety.version', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('safety.version');
select tasks.can_be_sealed('safety.version');

create table safety.line (
    organization_id uuid                   not null,
    id              uuid                   not null,
    version_id      uuid                   not null,
    participant_id  uuid                   not null,
    line_id         uuid                   not null,
    part            text                   not null,
    position        int                    not null,
    words           text                   not null check (words <> ''),
    phone           text                   not null,
    helper          text                   not null,
    due_on          date,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, version_id, line_id),
    foreign key (organization_id, version_id) references safety.version
);
comment on column safety.line.line_id is 'stays from version to version, so that a step stays done';
comment on column safety.line.helper is 'who helps with a step';
create index on safety.line (organization_id, version_id, position);
select platform.protect('safety.line', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('safety.line');
select tasks.can_be_sealed('safety.line', 'version_id');

-- Gone through with the person, by a member of staff; the phone alone is no review.
create table safety.review (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    version_id      uuid                   not null,
    words           text                   not null,
    reviewed_by     uuid                   not null,
    reviewed_at     timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, version_id) references safety.version,
    foreign key (organization_id, reviewed_by) references staff.member
);
create index on safety.review (organization_id, participant_id, reviewed_at);
select platform.protect('safety.review', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('safety.review');
select tasks.can_be_sealed('safety.review', 'version_id');

create table safety.copy (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    version_id      uuid                   not null,
    way             text                   not null check (way in ('printed', 'phone', 'mailed')),
    contact_id      uuid,
    given_by        uuid                   not null,
    given_at        timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, version_id) references safety.version,
    foreign key (organization_id, contact_id) references people.contact,
    foreign key (organization_id, given_by) references staff.member
);
comment on column safety.copy.contact_id is 'who got the shared parts; empty: the person';
create index on safety.copy (organization_id, participant_id, given_at);
select platform.protect('safety.copy', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('safety.copy');
select tasks.can_be_sealed('safety.copy', 'version_id');

-- A step done, or not done after all; the last word counts.
create table safety.step (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    line_id         uuid                   not null,
    done            boolean                not null,
    words           text                   not null,
    said_by         uuid,
    said_at         timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, said_by) references staff.member
);
comment on column safety.step.said_by is 'empty: the person, on the own phone';
create index on safety.step (organization_id, participant_id, line_id, said_at);
select platform.protect('safety.step', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('safety.step');

-- All versions with their place, the newest marked. Rows of everybody who is the same person stand under one.
create view safety.v_versions with (security_invoker = true) as
select version.organization_id, version.id as version_id, same.stands_for as participant_id, version.kind, version.shared_parts,
       version.review_on, version.what_changed, version.written_by, version.written_at, version.regime,
       row_number() over (partition by version.organization_id, same.stands_for, version.kind
                          order by version.written_at, version.id)::int as number,
       lead(version.written_at) over (partition by version.organization_id, same.stands_for, version.kind
                          order by version.written_at, version.id) as replaced_at,
       lag(version.id) over (partition by version.organization_id, same.stands_for, version.kind
                          order by version.written_at, version.id) as replaces
  from safety.version
  join people.v_same_person same
    on same.organization_id = version.organization_id and same.participant_id = version.participant_id;

create view safety.v_reviews with (security_invoker = true) as
select review.organization_id, same.stands_for as participant_id, version.kind, review.version_id, review.words,
       review.reviewed_by, review.reviewed_at
  from safety.review
  join safety.version on version.organization_id = review.organization_id and version.id = review.version_id
  join people.v_same_person same
    on same.organization_id = review.organization_id and same.participant_id = review.participant_id;

-- What a person's timeline shows of them.
create view safety.v_timeline with (security_invoker = true) as
select organization_id, participant_id, written_at as at, 'heart'::text as icon,
       case kind when 'safety' then 'Safety plan' else 'Relapse plan' end
           || case when number = 1 then ' written' else ' changed' end
           || case when written_by is null then ' from the phone' else '' end as title,
       what_changed as detail,
       '/people/' || participant_id || '/' || kind || '-plan' as link
  from safety.v_versions
union all
select organization_id, participant_id, reviewed_at, 'heart',
       case kind when 'safety' then 'Safety plan' else 'Relapse plan' end || ' gone through together', words,
       '/people/' || participant_id || '/' || kind || '-plan'
  from safety.v_reviews;
grant select on safety.v_versions, safety.v_reviews, safety.v_timeline to footbridge_app;
