-- Who signs what besides its author, by when, and which changes of a plan ask for a signature again: dated rows a director
-- signs (CARE 25). Where there is no row, what the release says holds. A later row stands in the place of earlier ones.
create table staff.signing_term (
    organization_id  uuid        not null references platform.organization,
    id               uuid        not null,
    what             text        not null check (what in ('note', 'group_note', 'plan_first', 'plan_part', 'plan_frequency',
                                                          'plan_status', 'plan_date')),
    supervisor_signs boolean     not null,
    within_days      int check (within_days between 0 and 60),
    person_signs     boolean     not null,
    source           text        not null check (source <> ''),
    starts_on        date        not null,
    signed_by        uuid        not null,
    created_at       timestamptz not null,
    primary key (organization_id, id),
    foreign key (organization_id, signed_by) references staff.member,
    check (within_days is null or supervisor_signs)
);
comment on column staff.signing_term.within_days is 'days the supervisor has; empty for no clock';
create index on staff.signing_term (organization_id, what, starts_on);
select platform.protect('staff.signing_term', about => 'staff', grants => 'select, insert');
select platform.keep('staff.signing_term');

create view staff.v_signing_terms with (security_invoker = true) as
select organization_id, what, supervisor_signs, within_days, person_signs, starts_on, created_at from staff.signing_term;
grant select on staff.v_signing_terms to footbridge_app;
