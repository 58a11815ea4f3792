-- A supervisor handed one session to a colleague: until its notes are signed, it is taken back, or the days are over.
create table scheduling.cover (
    organization_id         uuid        not null,
    id                      uuid        not null,
    session_id              uuid        not null,
    staff_id                uuid        not null,
    membership_id           uuid        not null,
    before_facilitator_id   uuid,
    before_cofacilitator_id uuid,
    handed_by               uuid,
    handed_at               timestamptz not null,
    until                   timestamptz not null,
    ended_at                timestamptz,
    ended_why               text check (ended_why in ('signed', 'taken_back')),
    primary key (organization_id, id),
    foreign key (organization_id, session_id) references scheduling.session,
    foreign key (organization_id, staff_id) references staff.member,
    foreign key (organization_id, membership_id) references access.membership,
    foreign key (organization_id, before_facilitator_id) references staff.member,
    foreign key (organization_id, before_cofacilitator_id) references staff.member,
    foreign key (organization_id, handed_by) references staff.member,
    check ((ended_at is null) = (ended_why is null))
);
create unique index on scheduling.cover (organization_id, session_id) where ended_at is null;
create index on scheduling.cover (organization_id, membership_id) where ended_at is null;
select platform.protect('scheduling.cover', about => 'staff');
select platform.keep_once('scheduling.cover', 'ended_at');
