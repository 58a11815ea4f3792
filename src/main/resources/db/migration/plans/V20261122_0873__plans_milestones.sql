-- Small wins and milestones a person sets for herself; marked on her day only if she wants that.
create table plans.milestone (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    words           text                   not null check (words <> ''),
    celebrate       boolean                not null,
    set_at          timestamptz            not null,
    set_by          uuid,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, set_by) references staff.member
);
comment on column plans.milestone.set_by is 'the staff member who wrote it with the person; empty: the person, on the own phone';
create index on plans.milestone (organization_id, participant_id, set_at);
select platform.protect('plans.milestone', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('plans.milestone');

-- Reached, let go, or open again after all; the last word counts.
create table plans.milestone_word (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    milestone_id    uuid                   not null,
    state           text                   not null check (state in ('open', 'reached', 'let_go')),
    said_at         timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, milestone_id) references plans.milestone
);
create index on plans.milestone_word (organization_id, milestone_id, said_at);
select platform.protect('plans.milestone_word', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('plans.milestone_word');

-- How sure somebody is of getting there, 0 to 10, and what keeps it from being lower.
create table plans.confidence (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    value           int                    not null check (value between 0 and 10),
    why_not_lower   text                   not null,
    said_at         timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant
);
create index on plans.confidence (organization_id, participant_id, said_at);
select platform.protect('plans.confidence', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('plans.confidence');

create view plans.v_milestones with (security_invoker = true) as
select milestone.organization_id, milestone.id as milestone_id, milestone.participant_id, milestone.episode_id, milestone.words,
       milestone.celebrate, milestone.set_at, coalesce(said.state, 'open') as state, said.said_at
  from plans.milestone
  left join lateral (select state, said_at from plans.milestone_word word
                      where word.organization_id = milestone.organization_id and word.milestone_id = milestone.id
                      order by said_at desc, id desc
                      limit 1) said on true;
grant select on plans.v_milestones to footbridge_app;
