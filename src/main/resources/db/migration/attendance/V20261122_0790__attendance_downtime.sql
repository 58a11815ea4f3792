-- The day on paper, for hours without the system (CARE 31). What a copy says is in nobody's database: it is sealed with a
-- passphrase that is never stored. Here stands that it was made, for which device, and that it was shredded.
create table attendance.downtime_copy (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    on_date         date        not null,
    number          int         not null check (number > 0),
    device          text        not null check (device <> ''),
    made_at         timestamptz not null,
    made_by         uuid        not null,
    entered_at      timestamptz,
    shredded_at     timestamptz,
    shredded_by     uuid,
    primary key (organization_id, id),
    unique (organization_id, on_date, number),
    foreign key (organization_id, made_by) references staff.member,
    foreign key (organization_id, shredded_by) references staff.member,
    check ((shredded_at is null) = (shredded_by is null))
);
comment on column attendance.downtime_copy.entered_at is 'when the last of its sessions was entered from it, or was found closed';
select platform.protect('attendance.downtime_copy', about => 'staff');
select platform.keep_once('attendance.downtime_copy', 'shredded_at');

create table attendance.downtime_session (
    organization_id uuid not null,
    copy_id         uuid not null,
    session_id      uuid not null,
    primary key (organization_id, copy_id, session_id),
    foreign key (organization_id, copy_id) references attendance.downtime_copy,
    foreign key (organization_id, session_id) references scheduling.session
);
select platform.protect('attendance.downtime_session', about => 'staff', grants => 'select, insert');
select platform.keep('attendance.downtime_session');

-- Each time a session's attendance was typed from a copy.
create table attendance.entered_from_paper (
    organization_id uuid        not null,
    id              uuid        not null,
    copy_id         uuid        not null,
    session_id      uuid        not null,
    entered_at      timestamptz not null,
    entered_by      uuid        not null,
    primary key (organization_id, id),
    foreign key (organization_id, copy_id, session_id) references attendance.downtime_session,
    foreign key (organization_id, entered_by) references staff.member
);
create index on attendance.entered_from_paper (organization_id, session_id, entered_at);
select platform.protect('attendance.entered_from_paper', about => 'staff', grants => 'select, insert');
select platform.keep('attendance.entered_from_paper');

create view attendance.v_entered_from_paper with (security_invoker = true) as
select entered.organization_id, entered.session_id, entered.copy_id, copy.number, entered.entered_at, entered.entered_by
  from attendance.entered_from_paper entered
  join attendance.downtime_copy copy on copy.organization_id = entered.organization_id and copy.id = entered.copy_id;
grant select on attendance.v_entered_from_paper to footbridge_app;
