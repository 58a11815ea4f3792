-- Who looked at a person's scores and what came of it: one act covers all answers since the last (CARE 27).
create table measures.review (
    organization_id uuid                    not null references platform.organization,
    id              uuid                    not null,
    participant_id  uuid                    not null,
    reviewed_at     timestamptz             not null,
    reviewed_by     uuid,
    decision        text                    not null check (decision in ('nothing', 'plan_review', 'talk', 'level_of_care', 'other')),
    line            text                    not null check (char_length(line) <= 500),
    regime          platform.regime         not null,
    privacy_class   platform.privacy_class  not null,
    primary key (organization_id, id),
    foreign key (organization_id, participant_id) references people.participant,
    check (decision <> 'other' or line <> '')
);
comment on column measures.review.reviewed_by is 'the staff member; nobody for a job';
create index on measures.review (organization_id, participant_id, reviewed_at);
select platform.protect('measures.review', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('measures.review');

-- Which answers an act covered, and how they stood then. The act itself follows in the same transaction.
create table measures.reviewed (
    organization_id uuid not null,
    participant_id  uuid not null,
    response_id     uuid not null,
    review_id       uuid not null,
    standing        text not null check (standing in ('no_score', 'first', 'unread', 'better', 'same', 'worse', 'not_on_track')),
    primary key (organization_id, response_id),
    foreign key (organization_id, response_id) references measures.response,
    foreign key (organization_id, review_id) references measures.review deferrable initially deferred
);
create index on measures.reviewed (organization_id, review_id);
select platform.protect('measures.reviewed', about => 'participant', grants => 'select, insert');
select platform.keep('measures.reviewed');

-- Answers nobody has looked at yet.
create view measures.v_unreviewed with (security_invoker = true) as
select response.organization_id, response.participant_id, response.episode_id, response.id as response_id,
       response.instrument_id, response.authored_at, response.stored_at
  from measures.response
 where not exists (select from measures.reviewed
                    where reviewed.organization_id = response.organization_id and reviewed.response_id = response.id);

-- Who looked, what was decided, and at which forms.
create view measures.v_reviews with (security_invoker = true) as
select review.organization_id, review.participant_id, review.id as review_id, review.reviewed_at, review.reviewed_by,
       review.decision, review.line, covered.instruments, covered.answers, review.regime, review.privacy_class
  from measures.review
  cross join lateral (
       select array_agg(distinct instrument.name) as instruments, count(*)::int as answers
         from measures.reviewed
         join measures.response on response.organization_id = reviewed.organization_id and response.id = reviewed.response_id
         join measures.instrument on instrument.organization_id = response.organization_id
                                 and instrument.id = response.instrument_id
        where reviewed.organization_id = review.organization_id and reviewed.review_id = review.id) covered;
grant select on measures.v_unreviewed, measures.v_reviews to footbridge_app;

-- The timeline shows the looking beside the answers.
create or replace view measures.v_timeline with (security_invoker = true) as
select organization_id, participant_id, episode_id, authored_at as at, 'measure' as icon,
       instrument_title || coalesce(' ' || total::text, ': not scorable') as title,
       coalesce(replace(band, '_', ' '), '') || case when prorated then ', with blanks filled by the mean' else '' end as detail,
       '/people/' || participant_id || '/measures' as link
  from measures.v_scores
union all
select organization_id, participant_id, null, reviewed_at, 'measure', 'Measures looked at',
       case decision when 'nothing' then 'nothing to change' when 'plan_review' then 'plan review'
                     when 'talk' then 'talk next session' when 'level_of_care' then 'level of care looked at'
                     else 'other' end || case when line = '' then '' else ': ' || line end,
       '/people/' || participant_id || '/measures'
  from measures.review;

-- A question whose next turn came before it was answered is missed, not taken back.
alter table measures.assignment add column missed_at timestamptz;
alter table measures.assignment add check (missed_at is null or withdrawn_at is not null);
comment on column measures.assignment.missed_at is 'when the next turn came and it was still not begun';

-- What was asked and whether it was answered; what somebody took back counts for nothing.
create view measures.v_expected with (security_invoker = true) as
select assignment.organization_id, assignment.participant_id, assignment.episode_id, assignment.id as assignment_id,
       instrument.name as instrument, instrument.title as instrument_title, assignment.due_on,
       assignment.finished_at is not null as answered,
       assignment.finished_at is null and assignment.missed_at is null as waits
  from measures.assignment
  join measures.instrument on instrument.organization_id = assignment.organization_id
                          and instrument.id = assignment.instrument_id
 where assignment.withdrawn_at is null or assignment.missed_at is not null;
grant select on measures.v_expected to footbridge_app;
