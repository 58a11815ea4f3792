-- Who is on duty when, by the wall clock of the organization: a shift that ends before it begins ends the next day.
-- Read for a participant too, who is told the truth about who reads what they write.
create table alerts.shift (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    membership_id   uuid        not null,
    day             date        not null,
    starts          time        not null,
    ends            time        not null check (ends <> starts),
    planned_by      uuid,
    planned_at      timestamptz not null,
    confirmed_at    timestamptz,
    taken_off_at    timestamptz,
    taken_off_by    uuid,
    primary key (organization_id, id),
    foreign key (organization_id, membership_id) references access.membership
);
comment on column alerts.shift.confirmed_at is 'when the one on duty saw their phone ring for this shift; without it the hours count as unstaffed';
create unique index one_shift_a_time on alerts.shift (organization_id, membership_id, day, starts) where taken_off_at is null;
create index on alerts.shift (organization_id, day) where taken_off_at is null;
select platform.protect('alerts.shift', about => 'organization');
create policy planned_by_staff on alerts.shift as restrictive for insert
    with check ((select platform.kind()) not in ('participant', 'contact'));
create policy changed_by_staff on alerts.shift as restrictive for update
    using ((select platform.kind()) not in ('participant', 'contact'));

-- That a hole in the rota has been told: of two nodes one writes the row, and only that one tells.
create table alerts.hole_told (
    organization_id uuid        not null references platform.organization,
    kind            text        not null check (kind in ('tomorrow', 'now')),
    starts_at       timestamptz not null,
    told_at         timestamptz not null,
    primary key (organization_id, kind, starts_at)
);
select platform.protect('alerts.hole_told', about => 'staff', grants => 'select, insert');
select platform.keep('alerts.hole_told');
