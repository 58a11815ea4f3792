-- A signed or kept thing in the wrong place, of whatever kind. Its author asks, the privacy officer seals: then nobody but
-- the privacy officer sees the thing at all; it stays as it was (CARE 12). Notes keep their own such rows.
create table tasks.error (
    organization_id uuid                   not null,
    id              uuid                   not null,
    participant_id  uuid                   not null,
    thing           text                   not null check (thing ~ '^[a-z ]{3,40}$'),
    thing_id        uuid                   not null,
    thing_on        date                   not null,
    reason          text                   not null check (reason <> ''),
    asked_by        uuid                   not null,
    asked_at        timestamptz            not null,
    sealed_by       uuid,
    sealed_at       timestamptz,
    regime          platform.regime        not null,
    privacy_class   platform.privacy_class not null,
    primary key (organization_id, id),
    unique (organization_id, thing_id),
    foreign key (organization_id, participant_id) references people.participant,
    foreign key (organization_id, asked_by) references staff.member,
    foreign key (organization_id, sealed_by) references staff.member,
    check ((sealed_by is null) = (sealed_at is null)),
    check (sealed_by <> asked_by)
);
comment on column tasks.error.thing is 'what kind of thing, in plain words and without health data';
select platform.protect('tasks.error', about => 'participant', clinical => true);
select platform.keep_once('tasks.error', 'sealed_at');

-- Asked by restrictive policies of the tables that hold such things, so no page, view, export or search can forget it.
create function tasks.is_sealed(organization uuid, one uuid) returns boolean language sql stable
return exists (select from tasks.error
                where error.organization_id = organization and error.thing_id = one and error.sealed_at is not null);

-- Puts a table's rows under that seal: the row itself, or by a column the row it belongs to.
create function tasks.can_be_sealed(target regclass, by_column text default 'id') returns void language plpgsql as
$$
begin
    execute format($p$create policy not_sealed on %s as restrictive for select
        using ((select platform.roles()) && array ['privacy'] or not tasks.is_sealed(organization_id, %I))$p$, target, by_column);
end
$$;

-- For pages that say "the privacy officer has been asked", without the reason.
create view tasks.v_errors with (security_invoker = true) as
select organization_id, participant_id, thing, thing_id, asked_at, sealed_at from tasks.error;
grant select on tasks.v_errors to footbridge_app;
