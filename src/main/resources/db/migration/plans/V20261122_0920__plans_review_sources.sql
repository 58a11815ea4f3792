-- A review may be asked for by whoever looked at the scores; and what set it off is kept, so that later news joins the
-- review that is open and doubles none.
alter table plans.review drop constraint review_reason_check;
alter table plans.review add constraint review_reason_check check (reason in ('date', 'worse', 'stuck', 'lapse', 'asked'));
comment on column plans.review.due_at is 'from the dated rule "plan review days: REASON" of the program, else from the reason';

create table plans.review_source (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    review_id       uuid                   not null,
    kind            text                   not null check (kind in ('response', 'measures_review', 'objective')),
    source_id       uuid                   not null,
    noted_at        timestamptz            not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, review_id, kind, source_id),
    foreign key (organization_id, review_id) references plans.review
);
comment on table plans.review_source is 'the answers, the act of looking, or the objective whose day passed, that a review stems from';
comment on column plans.review_source.source_id is 'of measures.response, measures.review or plans.objective';
create index on plans.review_source (organization_id, kind, source_id);
select platform.protect('plans.review_source', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('plans.review_source');

-- Each source in the words of where it comes from.
create view plans.v_review_sources with (security_invoker = true) as
select source.organization_id, source.participant_id, review.episode_id, source.review_id, source.kind, source.noted_at,
       coalesce(score.instrument_title, objective.statement, looked.line, '') as words,
       score.total, score.authored_at, objective.target_on, name.signed_name as looked_by
  from plans.review_source source
  join plans.review on review.organization_id = source.organization_id and review.id = source.review_id
  left join measures.v_scores score
    on source.kind = 'response' and score.organization_id = source.organization_id and score.response_id = source.source_id
  left join measures.review looked
    on source.kind = 'measures_review' and looked.organization_id = source.organization_id and looked.id = source.source_id
  left join staff.v_names name on name.organization_id = looked.organization_id and name.staff_id = looked.reviewed_by
  left join plans.objective
    on source.kind = 'objective' and objective.organization_id = source.organization_id and objective.id = source.source_id;
grant select on plans.v_review_sources to footbridge_app;
