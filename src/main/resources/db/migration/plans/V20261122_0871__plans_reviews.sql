-- Looking at a plan again: on its date, when measures get worse, when the person feels stuck, after a lapse. One is open
-- of each reason; it ends with what came of it, or with the next signed version.
create table plans.review (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    episode_id      uuid                   not null,
    reason          text                   not null check (reason in ('date', 'worse', 'stuck', 'lapse')),
    words           text                   not null,
    opened_at       timestamptz            not null,
    opened_by       uuid,
    due_at          timestamptz            not null,
    task_id         uuid                   not null,
    closed_at       timestamptz,
    closed_by       uuid,
    outcome         text check (outcome in ('goes_on', 'plan_changes', 'level_changes', 'new_version')),
    what            text,
    together        boolean,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, closed_by) references staff.member,
    check ((closed_at is null) = (outcome is null)),
    check ((closed_at is null) = (what is null))
);
comment on column plans.review.words is 'what the person said, if anything';
comment on column plans.review.opened_by is 'the membership; empty where the calendar or a measure did';
comment on column plans.review.together is 'whether it was looked at with the person';
create unique index one_open_review on plans.review (organization_id, episode_id, reason) where closed_at is null;
create index on plans.review (organization_id, participant_id, opened_at);
select platform.protect('plans.review', about => 'participant', clinical => true);
select platform.keep_once('plans.review', 'closed_at');

create view plans.v_reviews with (security_invoker = true) as
select organization_id, id as review_id, participant_id, episode_id, reason, words, opened_at, due_at, closed_at, closed_by,
       outcome, what, together
  from plans.review;
grant select on plans.v_reviews to footbridge_app;
