create schema plans;
grant usage on schema plans to footbridge_app;

-- The plan of a stay. What it says stands in its versions; the one in force is the last signed.
create table plans.plan (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    participant_id  uuid        not null,
    episode_id      uuid        not null,
    opened_at       timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, episode_id),
    foreign key (organization_id, participant_id) references people.participant
);
select platform.protect('plans.plan', about => 'participant', grants => 'select, insert');
select platform.keep('plans.plan');

create table plans.version (
    organization_id    uuid                   not null references platform.organization,
    id                 uuid                   not null,
    plan_id            uuid                   not null,
    participant_id     uuid                   not null,
    number             int                    not null check (number > 0),
    strengths          text                   not null,
    preferences        text                   not null,
    ends_when          text                   not null,
    what_changed       text                   not null,
    review_on          date,
    edited_at          timestamptz            not null,
    edited_by          uuid,
    edit               int                    not null,
    author_id          uuid,
    signed_at          timestamptz,
    cosigner_id        uuid,
    regime             platform.regime        not null,
    privacy_class      platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, plan_id, number),
    foreign key (organization_id, plan_id) references plans.plan,
    check ((author_id is null) = (signed_at is null))
);
comment on column plans.version.ends_when is 'how everybody will see that the stay has done its work';
comment on column plans.version.cosigner_id is 'the supervisor whose signature an associate''s plan needs; nobody for somebody who signs alone';
comment on column plans.version.edit is 'counts the edits of a draft; a writer who read an older one is told';
create unique index one_draft on plans.version (organization_id, plan_id) where signed_at is null;
create index on plans.version (organization_id, participant_id, edited_at);
select platform.protect('plans.version', about => 'participant', grants => 'select, insert, update, delete', clinical => true);
select platform.keep_once('plans.version', 'signed_at');

-- Lines keep their line_id from version to version, so that notes and progress hang on the objective, not on its wording.
create table plans.problem (
    organization_id uuid                   not null,
    id              uuid                   not null,
    version_id      uuid                   not null,
    participant_id  uuid                   not null,
    line_id         uuid                   not null,
    position        int                    not null,
    statement       text                   not null,
    diagnosis       text,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, version_id, line_id),
    foreign key (organization_id, version_id) references plans.version on delete cascade
);
select platform.protect('plans.problem', about => 'participant', grants => 'select, insert, update, delete', clinical => true);

create table plans.goal (
    organization_id uuid                   not null,
    id              uuid                   not null,
    version_id      uuid                   not null,
    participant_id  uuid                   not null,
    line_id         uuid                   not null,
    problem_id      uuid                   not null,
    position        int                    not null,
    own_words       text                   not null,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, version_id, line_id),
    foreign key (organization_id, version_id) references plans.version on delete cascade,
    foreign key (organization_id, problem_id) references plans.problem on delete cascade
);
select platform.protect('plans.goal', about => 'participant', grants => 'select, insert, update, delete', clinical => true);

create table plans.objective (
    organization_id uuid                   not null,
    id              uuid                   not null,
    version_id      uuid                   not null,
    participant_id  uuid                   not null,
    line_id         uuid                   not null,
    goal_id         uuid                   not null,
    position        int                    not null,
    statement       text                   not null,
    instrument      text,
    baseline        numeric,
    target          numeric,
    target_on       date,
    status          text                   not null check (status in ('active', 'met', 'revised', 'discontinued')),
    status_reason   text,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, version_id, line_id),
    foreign key (organization_id, version_id) references plans.version on delete cascade,
    foreign key (organization_id, goal_id) references plans.goal on delete cascade,
    check (status not in ('revised', 'discontinued') or status_reason is not null)
);
select platform.protect('plans.objective', about => 'participant', grants => 'select, insert, update, delete', clinical => true);

create table plans.intervention (
    organization_id uuid                   not null,
    id              uuid                   not null,
    version_id      uuid                   not null,
    participant_id  uuid                   not null,
    line_id         uuid                   not null,
    objective_id    uuid                   not null,
    position        int                    not null,
    statement       text                   not null,
    modality        text                   not null check (modality in ('group', 'individual', 'family', 'medication', 'case_management', 'peer', 'self_directed')),
    per_week        int                    check (per_week between 1 and 21),
    minutes         int                    check (minutes between 5 and 480),
    weeks           int                    check (weeks between 1 and 104),
    staff_id        uuid,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, version_id, line_id),
    foreign key (organization_id, version_id) references plans.version on delete cascade,
    foreign key (organization_id, objective_id) references plans.objective on delete cascade,
    foreign key (organization_id, staff_id) references staff.member
);
select platform.protect('plans.intervention', about => 'participant', grants => 'select, insert, update, delete', clinical => true);

-- A signed version's lines are as immutable as itself.
create function plans.refuse_change_of_signed() returns trigger language plpgsql as
$$
begin
    if tg_op <> 'INSERT' and exists (select from plans.version
                where organization_id = old.organization_id and id = old.version_id and signed_at is not null)
       or tg_op <> 'DELETE' and exists (select from plans.version
                where organization_id = new.organization_id and id = new.version_id and signed_at is not null) then
        raise exception using errcode = 'FB002',
            message = format('%s.%s belongs to a signed plan; make a new version', tg_table_schema, tg_table_name);
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger kept_once before insert or update or delete on plans.problem for each row execute function plans.refuse_change_of_signed();
create trigger kept_once before insert or update or delete on plans.goal for each row execute function plans.refuse_change_of_signed();
create trigger kept_once before insert or update or delete on plans.objective for each row execute function plans.refuse_change_of_signed();
create trigger kept_once before insert or update or delete on plans.intervention for each row execute function plans.refuse_change_of_signed();

-- What the person, a guardian or the supervisor said to a signed version.
create table plans.answer (
    organization_id uuid                   not null references platform.organization,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    version_id      uuid                   not null,
    kind            text                   not null check (kind in ('agrees', 'does_not_sign', 'cosigned', 'comment')),
    words           text                   not null,
    signer_name     text                   not null,
    at              timestamptz            not null,
    membership_id   uuid,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    foreign key (organization_id, version_id) references plans.version
);
comment on column plans.answer.words is 'the person''s comment, or why she does not sign';
create index on plans.answer (organization_id, version_id, at);
select platform.protect('plans.answer', about => 'participant', grants => 'select, insert', clinical => true);
select platform.keep('plans.answer');

-- Words of our own to start from; a site adds its own.
create table plans.library (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    kind            text        not null check (kind in ('problem', 'goal', 'objective', 'intervention')),
    words           text        not null,
    instrument      text,
    modality        text,
    origin          text        not null,
    added_at        timestamptz not null,
    primary key (organization_id, id),
    unique (organization_id, kind, words)
);
select platform.protect('plans.library', about => 'organization', grants => 'select, insert');

-- The version in force of each plan: the last one signed.
create view plans.v_current_plan with (security_invoker = true) as
select distinct on (version.organization_id, version.plan_id)
       version.organization_id, version.plan_id, version.id as version_id, version.number, plan.participant_id, plan.episode_id,
       version.strengths, version.preferences, version.ends_when, version.what_changed, version.review_on,
       version.author_id, version.cosigner_id, version.signed_at,
       (select max(answer.at) from plans.answer
         where answer.organization_id = version.organization_id and answer.version_id = version.id
           and answer.kind = 'agrees') as agreed_at,
       (select max(answer.at) from plans.answer
         where answer.organization_id = version.organization_id and answer.version_id = version.id
           and answer.kind = 'cosigned') as cosigned_at
  from plans.version
  join plans.plan on plan.organization_id = version.organization_id and plan.id = version.plan_id
 where version.signed_at is not null
 order by version.organization_id, version.plan_id, version.number desc;
grant select on plans.v_current_plan to footbridge_app;

-- The objectives in force, with their problem and goal, for notes, chart and discharge.
create view plans.v_objectives with (security_invoker = true) as
select objective.organization_id, objective.line_id as objective_id, objective.id as objective_row_id,
       current.plan_id, current.version_id, current.number, current.participant_id, current.episode_id,
       problem.statement as problem, goal.own_words as goal, objective.statement, objective.instrument,
       objective.baseline, objective.target, objective.target_on, objective.status,
       row_number() over (partition by current.organization_id, current.version_id
                          order by problem.position, goal.position, objective.position) as place
  from plans.v_current_plan current
  join plans.objective on objective.organization_id = current.organization_id and objective.version_id = current.version_id
  join plans.goal on goal.organization_id = objective.organization_id and goal.id = objective.goal_id
  join plans.problem on problem.organization_id = goal.organization_id and problem.id = goal.problem_id;
grant select on plans.v_objectives to footbridge_app;
