-- Shared devices that stand in a program's waiting room. A device holds one secret; it is nobody's sign-in and reaches
-- nothing by itself.
create table access.tablet (
    organization_id uuid        not null references platform.organization,
    id              uuid        not null,
    program_id      uuid        not null,
    name            text        not null check (name <> ''),
    secret_hash     text        not null,
    made_at         timestamptz not null,
    made_by         uuid        not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    ended_at        timestamptz,
    ended_by        uuid,
    primary key (organization_id, id),
    foreign key (organization_id, made_by) references access.membership,
    foreign key (organization_id, ended_by) references access.membership
);
create index on access.tablet (secret_hash);
select platform.protect('access.tablet', about => 'staff');
-- The lookup before sign-in runs as the owner of the tables.
create policy looked_up on access.tablet for select to current_user using (true);

create function access.tablet_of(secret text, moment timestamptz)
    returns table (organization_id uuid, id uuid, program_id uuid, name text)
language sql stable security definer
begin atomic
    select tablet.organization_id, tablet.id, tablet.program_id, tablet.name
      from access.tablet
     where tablet.secret_hash = secret and tablet.ended_at is null and tablet.expires_at > moment;
end;
revoke all on function access.tablet_of(text, timestamptz) from public;
grant execute on function access.tablet_of(text, timestamptz) to footbridge_app;
